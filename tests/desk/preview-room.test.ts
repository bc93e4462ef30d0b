import { jest } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { adopt, createDraft } from '../../src/server/agreement/agreement-store.ts';
import { newId } from '../../src/server/ids.ts';
import { adminDesk } from './admin-desk.ts';
import type { AdminDesk } from './admin-desk.ts';
import { axeViolations, overhang } from './browser.ts';

jest.setTimeout(90_000);

let stage: AdminDesk;
beforeAll(async () => { stage = await adminDesk(); });
afterAll(() => stage.close());

const room = (page: Page) => page.getByRole('region', { name: 'Preview', exact: true });
const pane = (page: Page) => room(page).frameLocator('iframe');

async function enter(options: Parameters<Browser['newPage']>[0] = {}) {
  const entered = await stage.enter(options);
  const { page } = entered;
  await pane(page).getByRole('button', { name: 'Report this mail' }).waitFor();
  return entered;
}

test('the pane as somebody in Asia with Japanese sees it: the receipt, dark, at 320 pixels, and Arabic from the right', async () => {
  const { page, complaints, asked } = await enter();
  await room(page).getByLabel('Region').selectOption({ label: 'Asia' });
  await room(page).getByLabel('Language').selectOption({ label: 'Japanese' });
  await room(page).getByLabel('Moment').selectOption({ label: 'Receipt' });
  await room(page).getByLabel('Theme').selectOption({ label: 'Dark' });
  await room(page).getByText('safe to report').waitFor();
  await pane(page).getByRole('heading', { name: '受け取りました' }).waitFor();
  const lines = await pane(page).locator('.told .line').allInnerTexts();
  // In this frame safety comes first.
  expect(lines[0]).toBe('結果にかかわらず、ご報告いただけてよかったです。');
  const seen = () => pane(page).locator('html').evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, theme: document.documentElement.dataset['theme'], width: innerWidth, ground: getComputedStyle(document.body).backgroundColor }));
  expect(await seen()).toEqual({ lang: 'ja', dir: 'ltr', theme: 'dark', width: 320, ground: 'rgb(41, 41, 41)' });

  await room(page).getByLabel('Language').selectOption({ label: 'Arabic' });
  await pane(page).locator('html[dir="rtl"] .result.reported').waitFor();
  await room(page).getByLabel('Outlook').selectOption({ label: 'Phone' });
  expect(await seen()).toMatchObject({ lang: 'ar', dir: 'rtl', width: 390 });
  // Our own pages and questions only; pressing in the preview tells nobody.
  await pane(page).locator('.chip').first().click();
  await pane(page).locator('.aid').waitFor();
  expect(complaints).toEqual([]);
  expect(asked.filter((one) => !one.includes(stage.url) || (one.startsWith('POST') && !one.endsWith('/demo/sign-in')))).toEqual([]);
  await page.close();
});

test('first aid, an answer, the tip and the person’s own words are there too, and the focus stays with whoever chooses', async () => {
  const { page, complaints } = await enter();
  const moment = room(page).getByLabel('Moment');
  await moment.focus();
  const shown: [string, string][] = [
    ['First aid: typed a password', 'Change the password on the real page, not through the mail.'],
    ['Answer: a correction', 'We have to correct our answer.'],
    ['Answer: dangerous, and removed elsewhere', 'Because of your report, we removed it from 3 other mailboxes. Thank you.'],
    ['Your words', 'We do not know your region, so you see words that fit everywhere.'],
    ['Taken back', 'Your report is taken back.'],
    ['A tip', 'Open your bank’s page from your own bookmark.'],
    ['Before the press', 'One press, and we look at it for you.'],
  ];
  for (const [name, text] of shown) {
    await moment.selectOption({ label: name });
    await pane(page).getByText(text).waitFor();
    await page.waitForTimeout(150);
    expect([name, await moment.evaluate((select) => select === document.activeElement)]).toEqual([name, true]);
  }
  await moment.selectOption({ label: 'The agreement' });
  await room(page).getByText('No version of the agreement is in force').waitFor();
  expect(await room(page).locator('iframe').count()).toBe(0);

  const by = { id: 'a', name: 'Ada' };
  await createDraft(stage.database.db, { version: '1', effectiveFrom: '2020-01-01', texts: { en: { title: 'Our promise', body: 'Nobody is punished.', limits: '' } }, signatories: [{ name: 'Aiko Sato', role: 'Board', date: '2020-01-01' }], link: null }, { at: Date.now(), id: newId(), by });
  await adopt(stage.database.db, '1', { at: Date.now(), id: newId(), by });
  await stage.desk.live.reload();
  await room(page).getByLabel('Region').selectOption({ label: 'The Americas' });
  await pane(page).getByText('Nobody is punished.').waitFor();
  await pane(page).getByText('Aiko Sato, Board').waitFor();
  await moment.selectOption({ label: 'Before the press' });
  await pane(page).getByText('This is agreed with management').waitFor();
  await pane(page).getByRole('button', { name: 'My reports' }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('a text that passes is shown where people will read it, before it is published', async () => {
  const { page, complaints } = await enter();
  const own = page.getByRole('region', { name: 'Own words' });
  await own.getByLabel('Text').selectOption('safe.title');
  await own.getByLabel('Yours').fill('This mail is real.');
  const draft = own.frameLocator('iframe');
  await draft.getByRole('heading', { name: 'This mail is real.' }).waitFor();
  await own.getByLabel('Yours').fill('You should have known this mail is real.');
  await own.getByText('Better').first().waitFor();
  expect(await own.locator('iframe').count()).toBe(0);
  await own.getByLabel('Yours').fill('Yes, this mail is real.');
  await draft.getByRole('heading', { name: 'Yes, this mail is real.' }).waitFor();

  await own.getByRole('button', { name: 'Publish' }).click();
  await room(page).getByLabel('Moment').selectOption({ label: 'Answer: genuine' });
  await pane(page).getByRole('heading', { name: 'Yes, this mail is real.' }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('the preview takes no orders from another window, and nobody else may frame it', async () => {
  const { page } = await enter();
  const frame = page.frames().find((one) => one.url().endsWith('/preview'));
  if (frame === undefined) throw new Error('there is no preview');
  // From itself, which is its own origin but not the desk.
  await frame.evaluate(() => { postMessage({ kind: 'show', theme: 'dark' }, location.origin); dispatchEvent(new MessageEvent('message', { origin: 'https://evil.test', source: parent, data: { kind: 'show', theme: 'dark' } })); });
  await page.waitForTimeout(300);
  expect(await frame.evaluate(() => [document.documentElement.dataset['theme'], document.querySelectorAll('.report').length])).toEqual(['light', 1]);
  expect(await frame.evaluate(() => fetch('/api/v1/me').then(() => 'asked', () => 'refused'))).toBe('refused');
  expect(await frame.evaluate(() => { try { document.body.innerHTML = '<b>x</b>'; return 'taken'; } catch { return 'refused'; } })).toBe('refused');

  const other = await stage.browser.newPage();
  const said: string[] = [];
  other.on('console', (message) => said.push(message.text()));
  const site = createServer((_request, response) => { response.setHeader('content-type', 'text/html').end(`<iframe src="${stage.url}/preview"></iframe>`); });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  await other.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  await other.waitForTimeout(500);
  expect(said.join(' ')).toMatch(/frame-ancestors/);
  expect(other.frames()[1]?.url()).toMatch(/^chrome-error:/);
  await other.close();
  site.closeAllConnections();
  site.close();
  await page.close();
});

test.each(['light', 'dark'] as const)('without a violation, %s, wide and narrow', async (colorScheme) => {
  const { page } = await enter({ bypassCSP: true, colorScheme });
  // The link past the rail is the queue's, which administrators do not have.
  expect((await axeViolations(page)).filter((line) => !line.includes('class="skip"'))).toEqual([]);
  await page.setViewportSize({ width: 400, height: 900 });
  expect(await overhang(page)).toBe(0);
  await page.close();
});
