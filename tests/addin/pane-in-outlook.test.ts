import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { MailLine } from '../../src/simulator/wire.ts';
import { launchBrowser, paneFrame } from '../support/browser.ts';
import { deskSession, eventually, startDemo } from '../support/demo.ts';
import type { Demo } from '../support/demo.ts';

/** The built pane over Microsoft's office.js and MSAL, in the simulated Outlook, against the real server. */
let demo: Demo;
let browser: Browser;
let mails: MailLine[];
let context: BrowserContext;
let page: Page;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const idOf = (part: string) => mails.find(({ file }) => file.includes(part))!.id;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  mails = (await (await fetch(`${demo.simulator}/mailbox/mails`)).json()) as MailLine[];
}, 60_000);
afterAll(async () => {
  await browser.close();
  await demo.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  // Kept in the page, so that nothing is missed between two looks.
  await page.addInitScript(() => {
    const seen = { violations: [] as string[] };
    Object.assign(window, { seen });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => seen.violations.push(`${violatedDirective} ${blockedURI}`));
  });
});
afterEach(() => context.close());

async function openPane(mail: string, more = ''): Promise<Frame> {
  await page.goto(`${demo.simulator}/?pane=open&mail=${idOf(mail)}${more}`);
  const pane = await paneFrame(page);
  await pane.waitForSelector('.fluent .pane', { state: 'attached' });
  return pane;
}

/** Settings of the host page that a person can change while the pane is open. */
const setNetwork = (on: boolean) => page.getByRole('switch', { name: 'Network' }).setChecked(on);

async function reportCount(): Promise<number> {
  const ask = await deskSession(demo);
  return ((await (await ask('/api/v1/reports?limit=100')).json()) as { items: unknown[] }).items.length;
}

async function axeFindings(pane: Frame): Promise<string[]> {
  await pane.evaluate(axe);
  return pane.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await tool.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}

/** Name of what has the focus in the pane; `body` when it is lost. */
const focused = (pane: Frame) => pane.evaluate(() => (document.activeElement === document.body ? 'body' : (document.activeElement as HTMLElement).innerText.trim()));

test('the whole path by keys: into the pane by Tab, one press, and the receipt has the focus', async () => {
  await openPane('shared-file-simulation', '&person=maya');
  const pane = await paneFrame(page);
  await page.locator('.pane header button').last().focus();
  for (let turn = 0; turn < 5 && (await focused(pane)) !== 'Report this mail'; turn += 1) await page.keyboard.press('Tab');
  expect(await focused(pane)).toBe('Report this mail');
  await page.keyboard.press('Enter');
  await pane.waitForSelector('.result.reported');
  const title = await pane.locator('.result .title').innerText();
  expect(await focused(pane)).toBe(title);
  expect(await pane.locator('.result').innerText()).toMatch(/report \d+/i);
});

test('after a wait the focus is on the result, and its buttons are reached by Tab and pressed by keys', async () => {
  const pane = await openPane('changed-bank-account', '&person=maya');
  await setNetwork(false);
  await pane.locator('.report').focus();
  await page.keyboard.press('Space');
  await pane.waitForSelector('.result.kept');
  expect(await focused(pane)).toBe('We could not send it yet.');
  // office.js does not know a heading that was focused by script; without help it would leave the pane here.
  await page.keyboard.press('Tab');
  expect(await focused(pane)).toBe('Try now');
  await setNetwork(true);
  await pane.locator('.result.reported').waitFor();
  expect(await pane.evaluate(() => document.body.innerText)).toMatch(/Report \d+/);
});

test('every control is reached by real Tab presses, though office.js has taken the key over', async () => {
  const pane = await openPane('newsletter', '&person=maya');
  await setNetwork(false);
  await pane.locator('.report').click();
  await pane.waitForSelector('.result.kept');
  await page.getByRole('button', { name: 'Pin' }).click();
  await page.locator('.row', { hasText: 'Lunch and learn' }).click();
  await pane.waitForSelector('.waiting');
  await pane.evaluate(() => document.querySelector<HTMLElement>('.report')?.focus());
  await page.keyboard.press('Tab');
  expect(await focused(pane)).toBe('Try now');
  await setNetwork(true);
});

test('React takes the first screen’s place without a jump, and keeps the focus', async () => {
  let hold: (() => void) | undefined;
  const held = new Promise<void>((resolve) => { hold = resolve; });
  let release: (() => void) | undefined;
  const compared = new Promise<void>((resolve) => { release = resolve; });
  await context.route(/\/view\..*\.js$/, async (route) => { await held; await route.continue(); });
  // What the server says of the person comes later and may change the words: that is another matter than the change of stages.
  await context.route(/\/api\/v1\/me\?/, async (route) => { await compared; await route.continue(); });
  await page.goto(`${demo.simulator}/?pane=open&person=sanne&mail=${idOf('minutes')}`);
  const pane = await paneFrame(page);
  await pane.waitForSelector('#report:enabled');
  const boxes = () => pane.evaluate(() => ['.mail', '.subject', '.sender', '.address', '.question', '.promise', '.report', '.below'].map((part) => {
    const element = document.querySelector(part)!;
    const { x, y, width, height } = element.getBoundingClientRect();
    const { color, backgroundColor, font, borderRadius } = getComputedStyle(element);
    return { part, x, y, width, height, color, backgroundColor, font, borderRadius, text: (element as HTMLElement).innerText };
  }));
  await pane.locator('#report').focus();
  const before = await boxes();
  hold?.();
  await pane.waitForSelector('.fluent');
  const after = await boxes();
  release?.();
  expect(after).toEqual(before);
  expect(await focused(pane)).toBe('Meld deze mail');
  expect(await pane.locator('#first-screen').count()).toBe(0);
});

test('a press before any of the other code is there counts, is shown at once, and is carried out', async () => {
  let hold: (() => void) | undefined;
  const held = new Promise<void>((resolve) => { hold = resolve; });
  await context.route(/\/(view|send|msal)\..*\.js$/, async (route) => { await held; await route.continue(); });
  await page.goto(`${demo.simulator}/?pane=open&person=maya&mail=${idOf('paket')}`);
  const pane = await paneFrame(page);
  await pane.click('#report:enabled');
  expect(await pane.locator('#report').innerText()).toBe('Sending…');
  expect(await pane.locator('#announcer').textContent()).toMatch(/^(Sending…)?$/);
  hold?.();
  await pane.waitForSelector('.result.reported');
  expect(await focused(pane)).toBe('We have it, thank you.');
});

test('no network: no thanks, kept on this device; back after closing everything, it is sent once by itself', async () => {
  const before = await reportCount();
  const pane = await openPane('scanned-document', '&person=priya');
  await setNetwork(false);
  await pane.locator('.report').click();
  await pane.waitForSelector('.result.kept');
  const text = await pane.locator('.result').innerText();
  expect(text).toContain('kept on this device');
  expect(text).not.toMatch(/thank/i);
  expect(await reportCount()).toBe(before);
  await page.close();
  page = await context.newPage();
  const again = await openPane('newsletter', '&person=priya');
  await eventually(reportCount, (count) => count === before + 1);
  await again.waitForSelector('.elsewhere');
  expect(await again.locator('.elsewhere').innerText()).toMatch(/has arrived: report \d+/);
});

test('a receipt stays with its mail: another mail has its button, and coming back shows the receipt', async () => {
  const pane = await openPane('oshiharai', '&person=haruka&lang=en-US');
  await page.getByRole('button', { name: 'Pin' }).click();
  await pane.locator('.report').click();
  await pane.waitForSelector('.result.reported');
  const number = await pane.locator('.fact').first().innerText();
  await page.locator('.row', { hasText: 'Lunch and learn' }).click();
  await pane.waitForSelector('.report');
  expect(await pane.locator('.result').count()).toBe(0);
  await page.locator('.row', { hasText: 'お支払い' }).click();
  await pane.waitForSelector('.result.reported');
  expect(await pane.locator('.fact').first().innerText()).toBe(number);
});

test('a mail reported twice is one report, and the second receipt says so kindly', async () => {
  const first = await openPane('boleto', '&person=maya');
  await first.locator('.report').click();
  const number = /\d+/.exec(await first.locator('.fact').first().innerText())![0];
  const second = await openPane('boleto', '&person=maya');
  await second.locator('.report').click();
  await second.waitForSelector('.result.reported');
  expect(await second.locator('.result .title').innerText()).toBe('You already reported this one.');
  expect(await second.locator('.fact').first().innerText()).toContain(number);
});

test.each([
  ['1.8', 'rebuilt'],
  ['1.5', 'headers'],
])('a client of Mailbox %s reports, too; the desk is told how much of it (%s)', async (set, how) => {
  const pane = await openPane('minutes', `&person=jonas&lang=en-US&set=${set}`);
  await pane.locator('.report').click();
  await pane.waitForSelector('.result.reported');
  const ask = await deskSession(demo);
  const { items } = (await (await ask('/api/v1/reports?limit=1')).json()) as { items: { how: string }[] };
  expect(items[0]?.how).toBe(how);
});

test('where Outlook asks first, the press asks, and the answer is the receipt', async () => {
  const pane = await openPane('oshiharai', '&person=rafael&lang=en-US&signin=ask');
  await pane.locator('.report').click();
  await page.getByRole('button', { name: /^Continue as/ }).click();
  await pane.waitForSelector('.result.reported');
});

test('a sign-in that is closed is no reproach: the report is kept, one button signs in and sends', async () => {
  const before = await reportCount();
  const pane = await openPane('newsletter', '&person=layla&lang=en-US&signin=ask');
  await pane.locator('.report').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await pane.waitForSelector('.result.kept');
  expect(await pane.locator('.result').innerText()).toMatch(/^One step is left: please sign in\./);
  expect(await reportCount()).toBe(before);
  await pane.getByRole('button', { name: 'Sign in and send' }).click();
  await page.getByRole('button', { name: /^Continue as/ }).click();
  await pane.waitForSelector('.result.reported');
  expect(await reportCount()).toBe(before + 1);
});

test('a fault of the sign-in is told from a missing one, and passes', async () => {
  let failing = true;
  await context.route('**/nested-app-auth', (route) => (failing ? route.fulfill({ status: 500 }) : route.continue()));
  const pane = await openPane('lunch', '&person=camille&lang=en-US');
  await pane.locator('.report').click();
  await pane.waitForSelector('.result.kept');
  expect(await pane.locator('.result').innerText()).toContain('Signing you in did not work just now.');
  failing = false;
  await pane.getByRole('button', { name: 'Try now' }).click();
  await pane.waitForSelector('.result.reported');
});

test('a client that cannot sign anybody in says so, and offers no button that would lead nowhere', async () => {
  await page.goto(`${demo.simulator}/?pane=open&person=maya&signin=none&mail=${idOf('minutes')}`);
  const pane = await paneFrame(page);
  await pane.getByText('Signing in is not possible here').waitFor();
  expect(await pane.locator('.report:visible').count()).toBe(0);
});

test('without a mail the pane says what to do, and the button comes with the mail', async () => {
  await page.goto(`${demo.simulator}/?pane=open&person=sanne`);
  const pane = await paneFrame(page);
  await pane.getByText('Er is geen mail geopend').waitFor();
  await pane.waitForSelector('.fluent');
  expect(await axeFindings(pane)).toEqual([]);
  await page.getByRole('button', { name: /Vast/ }).first().click();
  await page.locator('.row', { hasText: 'Lunch and learn' }).click();
  await pane.waitForSelector('.report');
});

test.each(['light', 'dark'])('axe finds nothing in any state at 320 px (%s)', async (theme) => {
  const findings: Record<string, string[]> = {};
  const pane = await openPane('authenticator', `&person=sanne&theme=${theme}`);
  expect(await pane.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(theme);
  expect(await pane.evaluate(() => innerWidth)).toBeLessThanOrEqual(340);
  findings['ready'] = await axeFindings(pane);
  await setNetwork(false);
  await pane.locator('.report').click();
  await pane.waitForSelector('.result.kept');
  findings['kept'] = await axeFindings(pane);
  await page.getByRole('button', { name: /Pin|Vast/ }).first().click();
  await page.locator('.row').filter({ hasText: 'Lunch and learn' }).click();
  await pane.waitForSelector('.waiting');
  findings['waiting'] = await axeFindings(pane);
  await setNetwork(true);
  await pane.waitForSelector('.elsewhere');
  findings['arrived'] = await axeFindings(pane);
  await pane.locator('.report').click();
  await pane.waitForSelector('.result.reported');
  findings['receipt'] = await axeFindings(pane);
  const answer = { status: 403, contentType: 'application/json', body: JSON.stringify({ code: 'not_allowed', message: 'no', correlationId: 'c-1' }) };
  let refuse: (() => void) | undefined;
  const held = new Promise<void>((resolve) => { refuse = resolve; });
  await context.route('**/api/v1/reports', async (route) => { await held; await route.fulfill(answer); });
  await page.locator('.row').filter({ hasText: 'Scanned document' }).click();
  await pane.locator('.report').click();
  await pane.waitForSelector('.progress');
  findings['sending'] = await axeFindings(pane);
  refuse?.();
  await pane.waitForSelector('.result.refused');
  findings['refused'] = await axeFindings(pane);
  expect(findings).toEqual({ ready: [], kept: [], waiting: [], arrived: [], receipt: [], sending: [], refused: [] });
  // Nothing ran into the page's CSP: no eval, no style or script from elsewhere. What the simulator cuts off is no fault of the page.
  const { violations } = await pane.evaluate(() => (window as unknown as { seen: { violations: string[] } }).seen);
  expect(violations.filter((violation) => !violation.startsWith('connect-src http://127.0.0.1:1'))).toEqual([]);
});
