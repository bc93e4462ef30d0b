import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { cannedDesk } from './canned-desk.ts';
import type { CannedDesk } from './canned-desk.ts';
import { campaignOf } from './some-campaigns.ts';
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

const fresh = (number: number) => campaignOf(someReport(number, {}, 0));
const focusedRow = () => page.evaluate(() => document.activeElement?.matches('.row') === true ? [...document.querySelectorAll('.row')].indexOf(document.activeElement) : -1);
const refreshed = () => page.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/campaigns');

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
  expect(await page.title()).toContain('Campaign 1059');
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

test('a new campaign appears by itself, and not under somebody’s hand', async () => {
  desk.campaigns = [fresh(1060), ...desk.campaigns];
  await page.waitForFunction(() => document.querySelector('.row')?.getAttribute('href') === '/campaigns/campaign-00000000001060', undefined, { timeout: 12_000 });

  await page.locator('.row').nth(3).focus();
  const place = await page.locator('.row:focus').boundingBox();
  desk.campaigns = [fresh(1062), fresh(1061), ...desk.campaigns];
  const button = page.getByRole('button', { name: 'Show 2 new' });
  await button.waitFor({ timeout: 12_000 });
  expect(await page.locator('.row:focus').boundingBox()).toEqual(place);
  await button.click();
  await page.waitForFunction(() => document.activeElement === document.querySelector('.row'));
});

test('scrolled down, the list stays where it is', async () => {
  await page.locator('#queue-list').evaluate((list) => { list.scrollTop = 400; });
  desk.campaigns = [fresh(1060), ...desk.campaigns];
  await page.getByRole('button', { name: 'Show 1 new' }).waitFor({ timeout: 12_000 });
  expect(await page.locator('#queue-list').evaluate((list) => list.scrollTop)).toBe(400);
});

test('more campaigns come on demand and the focus goes on where they begin', async () => {
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 62);
  await page.waitForFunction(() => document.activeElement === document.querySelectorAll('.row')[50]);
});

test('filter and search are in the address and survive opening a report and reloading', async () => {
  await page.getByRole('link', { name: 'Decided' }).click();
  await page.getByRole('heading', { name: 'Decided' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 9);
  await page.fill('#search', 'library');
  await page.waitForURL(/q=library/);
  await page.waitForFunction(() => document.querySelectorAll('.row').length < 9);
  await page.locator('.row').first().click();
  await page.waitForURL(/\/campaigns\/campaign-\d+\?state=decided&q=library/);
  await page.reload();
  await page.waitForSelector('.tabs');
  expect(await page.inputValue('#search')).toBe('library');
});

test('an empty queue says so, quietly and truly', async () => {
  desk.campaigns = [];
  await page.getByText('Everyone has an answer.').waitFor({ timeout: 12_000 });
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

test('events tell at once what changed, and the page asks by itself when they break', async () => {
  desk.events = true;
  await page.reload();
  await page.getByText('Live', { exact: true }).waitFor();
  desk.campaigns = [fresh(1060), ...desk.campaigns];
  desk.tell([desk.campaigns[0]!.id]);
  await page.waitForFunction(() => document.querySelector('.row')?.getAttribute('href') === '/campaigns/campaign-00000000001060', undefined, { timeout: 4_000 });
  desk.events = false;
  desk.cutOff();
  await page.getByText(/^Updated/).waitFor({ timeout: 12_000 });
  desk.campaigns = [fresh(1061), ...desk.campaigns];
  await page.waitForFunction(() => document.querySelector('.row')?.getAttribute('href') === '/campaigns/campaign-00000000001061', undefined, { timeout: 12_000 });
});

test('several campaigns get one verdict: selected by key or by range, confirmed with how many it is', async () => {
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.locator('.row-select').nth(3).click({ modifiers: ['Shift'] });
  const bar = page.getByRole('region', { name: '4 campaigns, 4 reporters' });
  await bar.getByRole('button', { name: 'Give a verdict' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('It decides 4 campaigns with 4 reporters.').waitFor();
  await dialog.getByText('Spam', { exact: true }).click();
  const give = dialog.getByRole('button', { name: 'Give it to 4 campaigns' });
  await give.click();
  await dialog.getByText('Tick at least one criterion').waitFor();
  await dialog.getByLabel('It advertises').check();
  await give.click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('4 campaigns decided. 4 reporters get the answer.').waitFor({ state: 'attached' });
  expect(desk.campaigns.filter((one) => one.class === 'spam' && one.verdict?.by === 'Ana de Vries')).toHaveLength(4);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('queue-title');
  expect(await bar.count()).toBe(0);
});

test('a filter gets a name, is chosen again by it, exported as it is, and deleted after a yes', async () => {
  desk.campaigns = desk.campaigns.map((one, i) => (i === 2 ? { ...one, urgency: 2 } : one));
  await page.getByRole('button', { name: 'Filters and views' }).click();
  await page.getByLabel('Need').selectOption('happened');
  await page.waitForURL(/need=happened/);
  await page.getByText('1 campaign', { exact: true }).waitFor();
  await page.getByLabel('Name of this view').fill('Harm');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Harm' }).waitFor();
  expect(desk.views).toEqual([{ id: 'view-1', name: 'Harm', filter: { need: 'happened' } }]);
  expect(await page.getByRole('link', { name: 'CSV' }).getAttribute('href')).toBe('/api/v1/campaigns/export?format=csv&need=happened');
  await page.getByRole('button', { name: 'Without filters' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 50);
  await page.getByRole('link', { name: 'Harm' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  await page.getByRole('button', { name: 'Delete view Harm' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('None yet.').waitFor();
  expect(desk.views).toEqual([]);
});

test('what a row needs, why it waits again and that it is unread are words, not only marks', async () => {
  desk.campaigns = [
    campaignOf(someReport(1100), { urgency: 2, reports: 12_000, openReports: 9_000 }),
    campaignOf(someReport(1099), { reopenedBecause: 'new-links', unread: false, domain: null, from: null, subject: '' }),
    ...desk.campaigns,
  ];
  await page.reload();
  const rows = page.locator('.row');
  // Rows are laid out when they come into sight (content-visibility), a frame after they are there; until then they have no visible text.
  await page.waitForFunction(() => [...document.querySelectorAll<HTMLElement>('.row')].slice(0, 2).filter((row) => row.innerText !== '').length === 2);
  expect(await rows.nth(0).innerText()).toMatch(/Unread\.[\s\S]*Typed a password or paid[\s\S]*12,000 reporters/);
  expect(await rows.nth(1).innerText()).toMatch(/Look again[\s\S]*a later copy has new links[\s\S]*\(no subject\)[\s\S]*Sender not known/);
  expect(await rows.nth(1).innerText()).not.toContain('Unread');
});
