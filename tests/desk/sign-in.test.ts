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

beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());
beforeEach(async () => {
  desk = await cannedDesk(manyReports());
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
});
afterEach(async () => {
  await page.close();
  await desk.close();
});

test('in the demo one press signs in and leads to the page that was asked for', async () => {
  desk.signedIn = false;
  await page.goto(`${desk.url}/reports/${desk.reports[0]!.id}`);
  await page.getByRole('button', { name: 'Sign in as Ana (analyst)' }).click();
  await page.waitForSelector('.tabs');
  expect(new URL(page.url()).pathname).toBe(`/reports/${desk.reports[0]!.id}`);
});

test('outside the demo there is one button, and it comes back to the page that was asked for', async () => {
  Object.assign(desk, { signedIn: false, demo: false });
  await page.goto(`${desk.url}/reports/${desk.reports[0]!.id}?q=a%20b`);
  const link = page.getByRole('link', { name: 'Sign in' });
  await link.waitFor();
  expect(await page.locator('.choices').getByRole('button').count()).toBe(0);
  expect(new URL(await link.getAttribute('href') ?? '', desk.url).searchParams.get('return')).toBe(`/reports/${desk.reports[0]!.id}?q=a%20b`);
});

test('an expired session keeps the open report, its tab and the search, and goes on after signing in', async () => {
  await page.goto(`${desk.url}/reports/${desk.reports[0]!.id}`);
  await page.getByRole('tab', { name: /Links/ }).click();
  desk.signedIn = false;
  const dialog = page.getByRole('alertdialog');
  await dialog.waitFor({ timeout: 12_000 });
  expect(await page.locator('.row').count()).toBe(50);
  await page.keyboard.press('Escape');
  expect(await dialog.isVisible()).toBe(true);
  await dialog.getByRole('button', { name: 'Sign in as Ana (analyst)' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByRole('tab', { name: /Links/ }).getAttribute('aria-selected')).toBe('true');
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('signing out ends at a page that says so; a refused sign-in says why', async () => {
  await page.goto(desk.url);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await page.goto(`${desk.url}/signed-out?because=no-role`);
  await page.getByRole('heading', { name: 'No role for the desk yet' }).waitFor();
});

test('an auditor is told what is recorded, and no mail is asked for', async () => {
  desk.role = 'auditor';
  await page.goto(desk.url);
  await page.getByText('It holds no mail, no subject').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(desk.asked.filter((one) => /\/api\/v1\/(reports|campaigns|events|views)/.test(one))).toEqual([]);
});
