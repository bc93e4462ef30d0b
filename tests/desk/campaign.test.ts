import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { cannedDesk } from './canned-desk.ts';
import type { CannedDesk } from './canned-desk.ts';
import { campaignId, campaignOf, largeCampaign, someVerdict } from './some-campaigns.ts';
import { someReport } from './some-reports.ts';

jest.setTimeout(60_000);
const id = campaignId(1059);
let browser: Browser;
let desk: CannedDesk;
let page: Page;

beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());
beforeEach(async () => {
  const reports = Array.from({ length: 75 }, (_, i) => someReport(1059 - i, { campaign: i < 70 ? id : null }));
  desk = await cannedDesk(reports, [largeCampaign(reports.slice(0, 70), { id, number: 1059 }), ...reports.slice(70).map((report) => campaignOf(report))]);
  desk.events = true;
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${desk.url}/campaigns/${id}`);
  await page.waitForSelector('.tabs');
});
afterEach(async () => {
  await page.close();
  await desk.close();
});

const tab = (name: string) => page.locator('.tabs').getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const evidence = () => page.locator('#evidence').innerText();
const posted = (path: string) => desk.posted.filter((one) => one.path.endsWith(path)).map(({ body }) => body);
const change = (changes: object) => {
  desk.campaigns = desk.campaigns.map((one) => (one.id === id ? { ...one, ...changes } : one));
  desk.tell([id]);
};

test('why the reports are together is said in words, a number never alone', async () => {
  const text = await page.locator('.overview').innerText();
  expect(text).toContain('65 have the same Message-ID.');
  expect(text.replaceAll('\u00a0', ' ')).toMatch(/3 have nearly the same content\. Lowest likeness 72 %: text 80 %, subject 100 %, link targets 50 %\./);
  expect(text).toContain('1 was put here by hand.');
  expect(text).toContain('First report 7 minutes after delivery.');
  expect(text).toContain('1 typed a password');
  expect(await page.getByRole('img', { name: 'At most 7 reports in 6 minutes.' }).count()).toBe(1);
  await page.getByText('As a table').click();
  expect(await page.locator('.spread tbody tr').count()).toBe(12);
});

test('an address of a report leads to its campaign with that report’s copy', async () => {
  await page.goto(`${desk.url}/reports/${desk.reports[1]!.id}`);
  await page.waitForURL(`${desk.url}/campaigns/${id}?copy=${desk.reports[1]!.id}`);
  await page.getByText('Shown: the copy of report 1058').waitFor();
});

test('what differs between the copies is marked with a word, and choosing one shows its evidence', async () => {
  await tab('Copies');
  const cards = page.locator('#evidence .cards > li');
  expect(await cards.nth(0).locator('mark').count()).toBe(0);
  expect(await cards.nth(1).locator('mark').first().innerText()).toContain('differs');
  await cards.nth(1).getByRole('button', { name: 'Show this copy' }).click();
  await page.waitForURL(/copy=/);
  await tab('Mail');
  await page.getByText('Shown: the copy of report 1058').waitFor();
});

test('a verdict has reasons: without a criterion it is not given, and the page says why', async () => {
  await page.getByText('Dangerous', { exact: true }).click();
  const give = page.getByRole('button', { name: 'Answer 70 people' });
  await give.click();
  await page.getByText('Tick at least one criterion').waitFor();
  expect(posted('/verdict')).toEqual([]);
  await page.getByLabel('It asks for a password').check();
  await page.getByLabel('Facts').fill('The page asks for the mailbox password.');
  await page.getByLabel('Assumptions').fill('One kit, two senders.');
  await page.getByLabel('Kind of danger').selectOption('credentials');
  await page.getByLabel('Severity').selectOption('high');
  await page.getByLabel('Blocked the links').check();
  await page.getByLabel('Removed from other mailboxes').fill('1.5');
  await give.click();
  await page.getByText('is a whole number').waitFor();
  await page.getByLabel('Removed from other mailboxes').fill('140');
  await page.getByLabel('The site was taken down').check();
  await give.click();
  await page.getByText('Verdict: Dangerous. 70 people get the answer.').first().waitFor();
  expect(posted('/verdict')).toEqual([{
    // What came after what was seen is compared before it is answered.
    seenTo: expect.any(String),
    class: 'dangerous', kind: 'credentials', severity: 'high', criteria: ['asks-for-secrets'], steps: ['block-links'],
    facts: 'The page asks for the mailbox password.', assumptions: 'One kit, two senders.', removedFrom: 140, siteDown: true,
  }]);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('verdict-result');
  await tab('History');
  const text = await evidence();
  for (const said of ['Dangerous', 'Steals passwords', 'It asks for a password', 'One kit, two senders.', 'Blocked the links', 'Removed from 140 other mailboxes']) expect(text).toContain(said);
});

test('what reporters will read is shown before it goes, each group in its language and direction', async () => {
  await page.getByText('Dangerous', { exact: true }).click();
  const preview = page.getByRole('region', { name: 'What reporters will read' });
  await preview.getByText('47 people, Europe').waitFor();
  await preview.getByText(/Arabic/).click();
  const arabic = preview.locator('blockquote[lang="ar"]');
  expect(await arabic.getAttribute('dir')).toBe('rtl');
  expect(await arabic.innerText()).toContain('كان بلاغكم');
  // Only what changes the answer is asked again.
  const asked = posted('/answers-preview').length;
  await page.getByLabel('Facts').fill('Something seen');
  await page.waitForTimeout(700);
  expect(posted('/answers-preview')).toHaveLength(asked);
});

test('opening again says what it means, and sends corrections only after a yes', async () => {
  change({ state: 'decided', class: 'spam', openReports: 0, verdict: someVerdict(), verdicts: [someVerdict()] });
  await page.getByRole('button', { name: 'Open again' }).click();
  await page.getByRole('dialog').getByText('Reporters who were told this verdict get a correction').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(desk.posted).toEqual([]);
  await page.getByRole('button', { name: 'Open again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open again' }).click();
  await page.getByText('Opened again. 70 people get a correction.').first().waitFor();
  expect(desk.posted.map(({ path }) => path)).toEqual([`DELETE /api/v1/campaigns/${id}/verdict`]);
});

test('somebody else’s verdict meanwhile is shown, and what was typed stays', async () => {
  await page.getByText('Safe', { exact: true }).click();
  await page.getByLabel('Facts').fill('I called the sender.');
  const given = someVerdict({ at: new Date().toISOString() });
  change({ state: 'decided', class: 'spam', verdict: given, verdicts: [given] });
  await page.getByText('Meanwhile Bo Berg gave a verdict: Spam. What you wrote is kept.').waitFor();
  expect(await page.getByLabel('Facts').inputValue()).toBe('I called the sender.');
});

test('a session that ends, another campaign or a refusal loses nothing that was typed', async () => {
  await page.getByText('Safe', { exact: true }).click();
  await page.getByLabel('The sender confirmed it').check();
  await page.getByLabel('Facts').fill('I called the sender.');
  desk.signedIn = false;
  await page.getByRole('button', { name: 'Answer 70 people' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Sign in as Ana (analyst)' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Facts').inputValue()).toBe('I called the sender.');
  desk.refuse = 'internal';
  await page.getByRole('button', { name: 'Answer 70 people' }).click();
  await page.getByText('The verdict could not be given. What you wrote is kept.').waitFor();
  desk.refuse = null;
  await page.locator('.row').nth(1).click();
  await page.waitForURL(new RegExp(campaignId(989)));
  await page.goBack();
  expect(await page.getByLabel('Facts').inputValue()).toBe('I called the sender.');
  expect(await page.getByLabel('The sender confirmed it').isChecked()).toBe(true);
});

test('reporters are paged, some can be split off, and the new campaign is opened', async () => {
  await tab('Reporters');
  await page.waitForFunction(() => document.querySelectorAll('.reporters > li').length === 50);
  await page.getByRole('button', { name: 'Load more reporters' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.reporters > li').length === 70);
  await page.locator('.reporters .row-select').nth(0).check();
  await page.locator('.reporters .row-select').nth(2).check();
  await page.getByRole('button', { name: 'Split off 2 reports' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Split off 2 reports' }).click();
  await page.waitForURL(new RegExp(campaignId(5006)));
  expect(posted('/split')).toEqual([{ reports: [desk.reports[0]!.id, desk.reports[2]!.id] }]);
});

test('another campaign is found by its number and merged after a yes', async () => {
  await tab('Reporters');
  await page.getByRole('button', { name: 'Merge another campaign into this one' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('988');
  await dialog.getByText('Campaign 988, 1 report').click();
  await dialog.getByText('Its 1 report will belong here').waitFor();
  await dialog.getByRole('button', { name: 'Merge campaign 988' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(posted('/merge')).toEqual([{ others: [campaignId(988)] }]);
  await page.locator('.campaign-line').getByText('71 reports').waitFor();
});

test('one reporter alone can be given a verdict of their own', async () => {
  await tab('Reporters');
  desk.reports = desk.reports.map((report, i) => (i > 0 ? report : {
    ...report,
    answering: { verdict: null, happened: ['clicked'], comments: [{ at: report.receivedAt, text: 'I did not expect this.', differs: true }], answers: [], frame: 'neutral', regionReason: 'country', wordsVersion: '1', agreementVersion: null },
  }));
  await page.getByRole('button', { name: /^More about/ }).first().click();
  const one = page.getByRole('region', { name: 'Answer to the reporter' });
  await one.getByText('I did not expect this.').waitFor();
  await one.getByText('Spam', { exact: true }).click();
  await one.getByLabel('It advertises').check();
  await one.getByRole('button', { name: 'Answer 1 person' }).click();
  await page.waitForFunction(() => document.activeElement?.className === 'verdict-result');
  expect(desk.posted.map(({ path }) => path)).toEqual([`/api/v1/reports/${desk.reports[0]!.id}/verdict`]);
});

test('indicators are copied defanged, or as they are where somebody asks for that', async () => {
  await tab('Indicators');
  await page.getByText('login[.]evil[.]test', { exact: true }).waitFor();
  expect(await evidence()).not.toMatch(/https?:\/\//);
  await page.getByRole('button', { name: 'Copy defanged: Addresses of pages' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('hxxps://login[.]evil[.]test/pay?id=4711');
  await page.getByRole('button', { name: 'Copy as they are: Addresses of pages' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('https://login.evil.test/pay?id=4711');
});

test('a note is kept by its button or its keys, which give no verdict; a campaign is taken and let go', async () => {
  await page.keyboard.press('n');
  await page.waitForFunction(() => document.activeElement?.id === 'note-text');
  await page.keyboard.type('Host told at 12:10.');
  await page.keyboard.press('Control+Enter');
  await page.locator('#evidence').getByText('Host told at 12:10.').last().waitFor();
  expect(desk.posted.map(({ path }) => path)).toEqual([`/api/v1/campaigns/${id}/notes`]);
  await page.getByRole('button', { name: 'Assign to me' }).click();
  await page.locator('.campaign-line').getByText('Ana de Vries').waitFor();
  await page.getByRole('button', { name: 'Release' }).click();
  await page.getByText('Assigned to nobody').waitFor();
  await page.getByRole('button', { name: 'Mark as unread' }).click();
  await page.locator('.row').first().getByText('Unread.').waitFor({ state: 'attached' });
});

test('a change elsewhere is told and shown in place; answers that are still being written are counted', async () => {
  await page.getByText('Live', { exact: true }).waitFor();
  change({ reports: 71, openReports: 71, answersDue: 12 });
  await page.locator('.campaign-line').getByText('71 reports').waitFor();
  await page.getByText('12 answers are still being written.').waitFor({ state: 'attached' });
  await page.locator('.row-reports').first().getByText('71', { exact: true }).waitFor();
});
