import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, openBrowser, overhang } from './browser.ts';
import { cannedDesk } from './canned-desk.ts';
import type { CannedDesk } from './canned-desk.ts';
import { manyReports } from './some-reports.ts';

jest.setTimeout(120_000);
let browser: Browser;
let desk: CannedDesk;

beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());
beforeEach(async () => { desk = await cannedDesk(manyReports()); });
afterEach(() => desk.close());

async function expectFine(page: Page, room: string): Promise<void> {
  expect({ room, axe: await axeViolations(page), overhang: await overhang(page) }).toEqual({ room, axe: [], overhang: 0 });
}

describe.each([['light', 1280], ['light', 320], ['dark', 1280], ['dark', 320]] as const)('in %s at %i px', (colorScheme, width) => {
  let page: Page;
  beforeEach(async () => { page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true, reducedMotion: 'reduce' }); });
  afterEach(() => page.close());

  test('the doors have no violation and do not scroll sideways', async () => {
    desk.signedIn = false;
    await page.goto(desk.url);
    await page.waitForSelector('.choices a');
    await expectFine(page, 'sign-in');
    await page.goto(`${desk.url}/signed-out?because=expired`);
    await page.waitForSelector('.choices a');
    await expectFine(page, 'signed-out');
  });

  test('neither have the queue, its troubles, its help and its end of session', async () => {
    await page.goto(desk.url);
    await page.waitForSelector('.row');
    await expectFine(page, 'queue');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await expectFine(page, 'help');
    await page.keyboard.press('Escape');
    desk.refuse = 'internal';
    await page.waitForSelector('.trouble', { timeout: 12_000 });
    await expectFine(page, 'trouble');
    Object.assign(desk, { refuse: null, campaigns: [] });
    await page.waitForSelector('.empty', { timeout: 12_000 });
    await expectFine(page, 'empty');
    desk.signedIn = false;
    await page.getByRole('alertdialog').waitFor({ timeout: 12_000 });
    await expectFine(page, 'session ended');
  });

  test('neither has any view of a report', async () => {
    await page.goto(`${desk.url}/reports/${desk.reports[0]!.id}`);
    for (const name of ['Mail', 'Links', 'Files', 'Route', 'Headers', 'Source', 'Deliveries']) {
      await page.locator('.tabs').getByRole('tab', { name: new RegExp(`^${name}`) }).click();
      await page.locator('#evidence .view-wait').waitFor({ state: 'detached' });
      await expectFine(page, name);
    }
    await page.goto(`${desk.url}/reports/${desk.reports[1]!.id}`);
    await page.waitForSelector('.tabs');
    await expectFine(page, 'being read');
    await page.goto(`${desk.url}/reports/unknown`);
    await page.waitForSelector('.trouble');
    await expectFine(page, 'not found');
  });
});

test('below 900 px a campaign takes the place of the queue, and going back returns to its row', async () => {
  const page = await browser.newPage({ viewport: { width: 400, height: 800 } });
  await page.goto(desk.url);
  await page.locator('.row').nth(2).click();
  await page.waitForSelector('.tabs');
  expect(await page.locator('.queue').isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('report-title');
  await page.getByRole('button', { name: 'Back to the campaigns' }).click();
  await page.waitForFunction(() => document.activeElement === document.querySelectorAll('.row')[2]);
  await page.close();
});

test('a change of the system’s theme is followed at once', async () => {
  const page = await browser.newPage({ colorScheme: 'light' });
  await page.goto(desk.url);
  await page.waitForSelector('.row');
  const ground = () => page.locator('.queue').evaluate((queue) => getComputedStyle(queue).backgroundColor);
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction((before) => getComputedStyle(document.querySelector('.queue')!).backgroundColor !== before, light);
  await page.close();
});

test('with forced colours the open row is still marked', async () => {
  const page = await browser.newPage({ forcedColors: 'active', viewport: { width: 1280, height: 800 } });
  await page.goto(`${desk.url}/campaigns/${desk.campaigns[0]!.id}`);
  await page.waitForSelector('.row[aria-current]');
  expect(await page.locator('.row[aria-current]').evaluate((row) => getComputedStyle(row).outlineStyle)).toBe('solid');
  await page.close();
});
