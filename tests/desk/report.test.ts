import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { cannedDesk } from './canned-desk.ts';
import type { CannedDesk } from './canned-desk.ts';
import { manyReports } from './some-reports.ts';

jest.setTimeout(60_000);
let browser: Browser;
let desk: CannedDesk;
let page: Page;
let complaints: string[];

beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());
beforeEach(async () => {
  complaints = [];
  desk = await cannedDesk(manyReports());
  // A refused stream of events would be a complaint of the browser.
  desk.events = true;
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  await page.goto(`${desk.url}/reports/${desk.reports[0]!.id}`);
  await page.waitForSelector('.tabs');
});
afterEach(async () => {
  await page.close();
  await desk.close();
});

const tab = (name: string) => page.locator('.tabs').getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const evidence = () => page.locator('#evidence').innerText();
const tabs = ['Mail', 'Links', 'Files', 'Route', 'Headers', 'Source', 'Deliveries'];

test('whatever a mail contains stays text: no element, no link, no request of its making', async () => {
  for (const name of tabs) {
    await tab(name);
    await page.waitForTimeout(150);
  }
  await page.getByRole('tab', { name: 'Plain text' }).waitFor({ state: 'detached' });
  await tab('Mail');
  await page.getByRole('tab', { name: 'Plain text' }).click();
  expect(await page.locator('#mail-view').innerText()).toContain('<img src=x onerror="window.hacked=1">');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.locator('.desk img, .desk script').count()).toBe(0);
  const outside = await page.locator('a[href]').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href).filter((href) => !href.startsWith(location.origin)));
  expect(outside).toEqual([]);
  expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
});

test('invisible and turning signs are named in the heading, the row and the title', async () => {
  const heading = await page.locator('#report-title').innerText();
  expect(heading).toContain('U+202E');
  expect(heading).toContain('<script>');
  for (const text of [heading, await page.locator('.row').first().innerText(), await page.title()]) expect(text).not.toMatch(/[\u202a-\u202e\u200b]/);
});

test('the preview is a frame that may do nothing, with a line above saying what was left out', async () => {
  const frame = page.locator('iframe.preview');
  expect(await frame.getAttribute('sandbox')).toBe('');
  expect(await frame.getAttribute('referrerpolicy')).toBe('no-referrer');
  expect(await frame.getAttribute('title')).toContain('report 1059');
  await page.getByText('Left out: 3 × picture from outside, 1 × form, 2 × link shown as text.').waitFor();
  await page.frameLocator('iframe.preview').getByText('hxxps://evil[.]test').waitFor();
});

test('every finding is one sentence, and what was not obtained is said', async () => {
  const text = await page.locator('.report').innerText();
  for (const sentence of ['Answers would go to another domain', 'A link shows one address and leads to another.', 'An archive is locked', 'This is a reconstruction', 'The untouched original could not be obtained (5001).', 'another domain than From']) expect(text).toContain(sentence);
  expect(text).toMatch(/Our own mail server says\s+SPF[^\n]*passed[^\n]*\s+DMARC[^\n]*failed/);
  expect(text).toMatch(/The mail says so itself, not checked\s+DKIM/);
});

test('links are shown dead, with their true host and what the mail shows instead', async () => {
  await tab('Links');
  const text = await evidence();
  expect(text).toContain('hxxps://www[.]examp1e[.]test[.]login[.]evil[.]test/pay?id=4711&to=noor');
  expect(text).toContain('javascript[:]alert(1)');
  expect(text).toMatch(/The mail shows: hxxps:\/\/www\[\.]example\[\.]test\/invoice/);
  expect(text).toContain('xn--80ak6aa4i[.]test');
  expect(text).not.toMatch(/https?:\/\//);
});

test('a file’s fingerprint can be copied', async () => {
  await tab('Files');
  await page.getByRole('button', { name: /SHA-256 of invoice/ }).click();
  await page.getByText(/Copied: SHA-256 of invoice/).waitFor({ state: 'attached' });
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(desk.reports[0]!.mail.attachments[0]!.sha256);
});

test('headers are unfolded and the source is shown as it is', async () => {
  await tab('Headers');
  await page.getByText('from a by b with SMTP').waitFor();
  expect(await evidence()).toContain('X-Danger');
  await tab('Source');
  await page.getByText('<b>hello</b>').waitFor();
});

test('a delivery that was given up is sent again, and the focus stays with it', async () => {
  await tab('Deliveries');
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByRole('button', { name: /Send/ }).waitFor({ state: 'detached' });
  expect(desk.asked).toContain('POST /api/v1/deliveries/delivery-dead/send-again');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('delivery-delivery-dead');
});

test('a report that is being read says so and fills by itself', async () => {
  const [first, pending] = desk.reports;
  await page.goto(`${desk.url}/reports/${pending!.id}`);
  await page.getByText('The mail is still being read.').waitFor();
  desk.reports = desk.reports.map((report) => (report.id === pending!.id ? { ...report, mail: { ...first!.mail, subject: 'Now read' } } : report));
  await page.getByRole('heading', { name: 'Now read' }).waitFor({ timeout: 12_000 });
  expect(await page.getByText('The mail is still being read.').count()).toBe(0);
});

test('an unknown report says so without guessing', async () => {
  await page.goto(`${desk.url}/reports/report-9999999999999999`);
  await page.getByRole('heading', { name: 'This report could not be opened' }).waitFor();
  await page.getByText('There is nothing at this address, or it is not for your role.').waitFor();
});

test('the download is what was stored, and is called the original only where it is one', async () => {
  const download = page.waitForEvent('download');
  expect(await page.getByRole('link', { name: 'Download the original' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Download what was stored' }).click();
  expect(new URL((await download).url()).pathname).toBe(`/api/v1/reports/${desk.reports[0]!.id}/original`);
});
