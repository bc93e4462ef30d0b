import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { cannedDesk } from './canned-desk.ts';
import type { CannedDesk } from './canned-desk.ts';
import { someReport } from './some-reports.ts';

jest.setTimeout(120_000);
let browser: Browser;
let desk: CannedDesk;
let page: Page;

beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());
beforeEach(async () => {
  desk = await cannedDesk(Array.from({ length: 20 }, (_, i) => someReport(1000 - i)));
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(desk.url);
  await page.waitForSelector('.row');
});
afterEach(async () => {
  await page.close();
  await desk.close();
});

const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
const decided = () => desk.campaigns.filter(({ state }) => state === 'decided').length;

test('twenty campaigns are decided without a pointer: open, choose, tick, give, next', async () => {
  const names = ['dangerous', 'spam', 'safe', 'simulation'] as const;
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  for (let i = 0; i < 20; i += 1) {
    await page.waitForSelector('.campaign .verdict');
    await page.keyboard.press(String((i % names.length) + 1));
    await page.waitForFunction(() => document.activeElement?.matches('.verdict-form input[type="checkbox"]') === true);
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    // The focus is on what came of it, and says so.
    await page.waitForFunction(() => document.activeElement?.matches('.verdict-result') === true);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Verdict: .*1 person gets the answer\.$/);
    if (i === 19) break;
    const before = page.url();
    await page.keyboard.press('e');
    await page.waitForFunction((url) => location.href !== url, before);
    expect(await focused()).toBe('report-title');
  }
  expect(decided()).toBe(20);
  for (const name of names) expect(desk.campaigns.filter((one) => one.class === name)).toHaveLength(5);
  for (const { verdict } of desk.campaigns) expect(verdict?.criteria).toHaveLength(1);
  // Nothing is left: the focus goes back to the list, which says so.
  await page.keyboard.press('e');
  await page.getByText('Nothing else here needs a person.').waitFor({ state: 'attached' });
});
