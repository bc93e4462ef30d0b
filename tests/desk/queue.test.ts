import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { cannedDesk } from './canned-desk.ts';
import type { CannedDesk } from './canned-desk.ts';
import { manyReports, someReport } from './some-reports.ts';

jest.setTimeout(60_000);
let browser: Browser;
let desk: CannedDesk;
let page: Page;

beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());
beforeEach(async () => {
  desk = await cannedDesk(manyReports());
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(desk.url);
  await page.waitForSelector('.row');
});
afterEach(async () => {
  await page.close();
  await desk.close();
});

const focusedRow = () => page.evaluate(() => document.activeElement?.matches('.row') === true ? [...document.querySelectorAll('.row')].indexOf(document.activeElement) : -1);
const refreshed = () => page.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/reports');

test('the whole way by keyboard: j, k, o, heading, Escape, search, help', async () => {
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect(await focusedRow()).toBe(1);
  await page.keyboard.press('k');
  await page.keyboard.press('o');
  await page.waitForSelector('.tabs');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('report-title');
  expect(await page.title()).toContain('Report 1059');
  await page.keyboard.press('Escape');
  expect(await focusedRow()).toBe(0);
  await page.keyboard.press('/');
  await page.keyboard.type('library jk?');
  expect(await page.inputValue('#search')).toBe('library jk?');
  await page.evaluate(() => { (document.activeElement as HTMLElement).blur(); });
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('switch').uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('j');
  expect(await focusedRow()).toBe(-1);
});

test('Tab reaches every row and control, and the focus is always visible', async () => {
  for (let i = 0; i < 14; i++) {
    await page.keyboard.press('Tab');
    const { tag, ring } = await page.evaluate(() => {
      const at = document.activeElement!;
      const seen = [at, at.parentElement!].some((one) => ['', '::after', '::before'].some((pseudo) => {
        const { outlineStyle, boxShadow, borderBottomWidth } = getComputedStyle(one, pseudo || null);
        return outlineStyle !== 'none' || boxShadow !== 'none' || (pseudo === '::after' && borderBottomWidth === '2px');
      }));
      return { tag: at.tagName, ring: seen || at.matches('.skip') };
    });
    expect(tag).not.toBe('BODY');
    expect(ring).toBe(true);
  }
});

test('a new report appears by itself, and not under somebody’s hand', async () => {
  desk.reports = [someReport(1060, {}, 0), ...desk.reports];
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 51, undefined, { timeout: 12_000 });

  await page.locator('.row').nth(3).focus();
  const place = await page.locator('.row:focus').boundingBox();
  desk.reports = [someReport(1062, {}, 0), someReport(1061, {}, 0), ...desk.reports];
  const button = page.getByRole('button', { name: 'Show 2 new reports' });
  await button.waitFor({ timeout: 12_000 });
  expect(await page.locator('.row:focus').boundingBox()).toEqual(place);
  await button.click();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 53);
  await page.waitForFunction(() => document.activeElement === document.querySelector('.row'));
});

test('scrolled down, the list stays where it is', async () => {
  await page.locator('#queue-list').evaluate((list) => { list.scrollTop = 400; });
  desk.reports = [someReport(1060, {}, 0), ...desk.reports];
  await page.getByRole('button', { name: 'Show 1 new report' }).waitFor({ timeout: 12_000 });
  expect(await page.locator('#queue-list').evaluate((list) => list.scrollTop)).toBe(400);
});

test('older reports come on demand and the focus goes on where they begin', async () => {
  await page.getByRole('button', { name: 'Load older reports' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 62);
  await page.waitForFunction(() => document.activeElement === document.querySelectorAll('.row')[50]);
});

test('filter and search are in the address and survive opening a report and reloading', async () => {
  await page.getByRole('link', { name: 'Answered' }).click();
  await page.getByRole('heading', { name: 'Answered' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 9);
  await page.fill('#search', 'library');
  await page.waitForURL(/q=library/);
  await page.waitForFunction(() => document.querySelectorAll('.row').length < 9);
  await page.locator('.row').first().click();
  await page.waitForURL(/\/reports\/report-\d+\?state=answered&q=library/);
  await page.reload();
  await page.waitForSelector('.tabs');
  expect(await page.inputValue('#search')).toBe('library');
});

test('an empty queue says so, quietly and truly', async () => {
  desk.reports = [];
  await page.getByText('No report is waiting.').waitFor({ timeout: 12_000 });
  await page.getByRole('link', { name: 'All' }).click();
  await page.getByText('Nobody has reported a mail yet.').waitFor();
});

test('when the server fails the list stays, says what still works, and recovers by itself', async () => {
  desk.refuse = 'not_ready';
  await page.getByText('The server is not ready just now.').waitFor({ timeout: 12_000 });
  expect(await page.locator('.row').count()).toBe(50);
  desk.refuse = null;
  await page.locator('.trouble').waitFor({ state: 'detached', timeout: 12_000 });
});

test('nobody there, nothing asked: the page must not keep an unused session alive', async () => {
  await page.clock.install();
  await page.reload();
  await page.waitForSelector('.row');
  await page.clock.fastForward(11 * 60_000);
  await page.clock.runFor(6_000);
  const before = desk.asked.length;
  await page.clock.runFor(30_000);
  expect(desk.asked.length).toBe(before);
  const answered = refreshed();
  await page.mouse.move(10, 10);
  await answered;
});
