import { jest } from '@jest/globals';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import type { MailLine } from '../../src/simulator/wire.ts';
import { axeFindings, controls, overhang, tabThrough } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { mailboxOf, openOutlook, paneText, resultTitle, theButton, type Outlook } from '../support/outlook.ts';
import { freePort, startUnrulyProxy, type Behaviour, type UnrulyProxy } from '../support/unruly-proxy.ts';

// A whole demo and a browser beside it.
jest.setTimeout(60_000);

let demo: Demo;
let browser: Browser;
let proxy: UnrulyProxy;
let mail: (file: string) => MailLine;
let outlook: Outlook;

beforeAll(async () => {
  const port = await freePort();
  proxy = await startUnrulyProxy(port);
  [demo, browser] = await Promise.all([startDemo({ HEADSUP_PUBLIC_URL: proxy.url, HEADSUP_PUBLIC_PORT: String(port) }), launchBrowser()]);
  mail = await mailboxOf(demo);
});
afterAll(async () => {
  await browser.close();
  await demo.close();
  await proxy.close();
});
beforeEach(() => {
  proxy.behave({ kind: 'honest' });
});
afterEach(async () => {
  await outlook.close();
});

const problem = (status: number, code: string): Behaviour => ({ kind: 'answers', status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code, message: 'For programs.', correlationId: 'c0ffee-1' }) });

async function openWith(parameters: string): Promise<Frame> {
  outlook = await openOutlook(browser, demo, `pane=open&${parameters}`);
  const pane = await outlook.pane();
  await pane.locator('.fluent .pane').waitFor();
  return pane;
}

async function press(parameters: string, behaviour: Behaviour, seen: string): Promise<Frame> {
  const pane = await openWith(parameters);
  proxy.behave(behaviour);
  await theButton(pane).click();
  await pane.locator(seen).waitFor();
  return pane;
}

/** The pane's frame before its office.js is there. */
async function bareFrame(): Promise<Frame> {
  const frame = await (await outlook.page.waitForSelector('.pane-content iframe')).contentFrame();
  if (frame === null) throw new Error('the pane has no frame');
  return frame;
}

const states: [state: string, words: string, reach: () => Promise<Frame>][] = [
  ['connecting', 'Connecting to Outlook', async () => {
    outlook = await openOutlook(browser, demo, `mail=${mail('01').id}`);
    await outlook.page.route('**/office.js', () => undefined);
    await outlook.page.locator('.action.report').click();
    const pane = await bareFrame();
    await pane.locator('#below').waitFor();
    return pane;
  }],
  ['ready', 'Report this mail', () => openWith(`mail=${mail('02').id}`)],
  ['sending', 'Waiting until it is safely stored', () => press(`mail=${mail('03').id}`, { kind: 'late', ms: 20_000 }, '.progress')],
  ['receipt', 'We have it, thank you.', () => press(`mail=${mail('04').id}`, { kind: 'honest' }, '.result')],
  ['duplicate', 'You already reported this one.', async () => {
    await press(`person=priya&mail=${mail('05').id}`, { kind: 'honest' }, '.result');
    await outlook.close();
    return press(`person=priya&mail=${mail('05').id}`, { kind: 'honest' }, '.result');
  }],
  ['kept', 'We could not send it yet.', () => press(`mail=${mail('06').id}`, problem(500, 'internal'), '.result')],
  ['kept for another mail', 'report is waiting here', async () => {
    const pane = await press(`mail=${mail('06').id}`, problem(503, 'not_ready'), '.result');
    await outlook.page.getByRole('button', { name: 'Pin' }).click();
    await outlook.choose(mail('07'));
    await pane.locator('.waiting').waitFor();
    return pane;
  }],
  ['refused', 'We could not take this report.', () => press(`mail=${mail('07').id}`, problem(403, 'not_allowed'), '.result')],
  ['sign-in needed', 'One step is left: please sign in.', async () => {
    const pane = await openWith(`signin=ask&mail=${mail('08').id}`);
    await theButton(pane).click();
    await outlook.page.getByRole('button', { name: 'Cancel' }).click();
    await resultTitle(pane).waitFor();
    return pane;
  }],
  ['no item', 'No mail is open', () => openWith('')],
  ['no way to sign in', 'Signing in is not possible here', () => openWith(`signin=none&mail=${mail('09').id}`)],
  ['unsupported client', 'This Outlook cannot hand over a mail', async () => {
    outlook = await openOutlook(browser, demo, `set=1.5&mail=${mail('09').id}`);
    // The simulator's oldest is 1.5, and so is ours: this Outlook says less of itself.
    await outlook.page.addInitScript(() => {
      addEventListener('message', (message: MessageEvent<unknown>) => {
        const { data, origin, source } = message;
        if (!message.isTrusted || typeof data !== 'string' || !data.includes('_requirementMatrix')) return;
        message.stopImmediatePropagation();
        dispatchEvent(new MessageEvent('message', { data: data.replaceAll('1.5', '1.4'), origin, source }));
      }, true);
    });
    await outlook.page.reload();
    await outlook.page.locator('.action.report').click();
    const pane = await bareFrame();
    await pane.locator('.notice .title, #notice-title').first().waitFor();
    return pane;
  }],
  ['outside Outlook', 'This page works inside Outlook', async () => {
    outlook = await openOutlook(browser, demo, `mail=${mail('01').id}`);
    await outlook.page.setViewportSize({ width: 320, height: 700 });
    await outlook.page.goto(`${demo.publicUrl}/taskpane.html`);
    const pane = outlook.page.mainFrame();
    await pane.getByText('This page works inside Outlook').waitFor();
    return pane;
  }],
];

/** The simulator's switch where there is one; the device's setting for what does not hear of it. */
async function goDark(): Promise<void> {
  await outlook.page.emulateMedia({ colorScheme: 'dark' });
  const dark = outlook.page.getByRole('switch', { name: 'Dark' });
  if (await dark.isVisible()) await dark.click();
}

/** Focus as a keyboard brings it, once React has taken the first screen's place; office.js moves the focus by message, so it takes a moment. */
async function reachByTab(page: Page, pane: Frame, control: Locator): Promise<void> {
  await pane.locator('#first-screen').waitFor({ state: 'detached' });
  await page.locator('.pane-content iframe').focus();
  await pane.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab');
    await page.waitForTimeout(80);
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
}

/** Colours fade for a moment. */
const settle = (pane: Frame) => pane.waitForTimeout(400);

describe('the pane, 320 px wide', () => {
  test.each(states)('%s: axe finds nothing in light and dark, nothing scrolls sideways, and Tab reaches every control over office.js', async (_state, words, reach) => {
    const pane = await reach();
    expect(await paneText(pane)).toContain(words);
    expect(await pane.evaluate(() => innerWidth)).toBe(320);
    await settle(pane);
    const isFrame = pane.parentFrame() !== null;
    expect(await axeFindings(pane)).toEqual([]);
    expect(await overhang(pane)).toBe(0);
    await goDark();
    await settle(pane);
    const [ground, text] = await pane.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]);
    expect({ ground, text }).toEqual({ ground: 'rgb(41, 41, 41)', text: 'rgb(255, 255, 255)' });
    expect(await axeFindings(pane)).toEqual([]);
    // Of 320 px, a zoom of 200 % leaves half.
    if (isFrame) await outlook.page.locator('.pane-content iframe').evaluate((frame) => { frame.style.inlineSize = '160px'; });
    else await outlook.page.setViewportSize({ width: 160, height: 700 });
    expect(await overhang(pane)).toBe(0);
    if (isFrame) expect(await tabThrough(outlook.page, pane)).toEqual(await controls(pane));
  });

  test('forced colours leave the button a border of its own and a focus that is seen', async () => {
    const pane = await openWith(`mail=${mail('02').id}`);
    await outlook.page.emulateMedia({ forcedColors: 'active' });
    await reachByTab(outlook.page, pane, theButton(pane));
    await settle(pane);
    const look = await theButton(pane).evaluate((button) => {
      const { borderTopColor, borderTopStyle, borderTopWidth, backgroundColor, color, outlineColor, outlineStyle, outlineWidth } = getComputedStyle(button);
      return { borderTopColor, borderTopStyle, borderTopWidth: parseFloat(borderTopWidth), backgroundColor, color, outlineColor, outlineStyle, outlineWidth: parseFloat(outlineWidth), ground: getComputedStyle(document.body).backgroundColor };
    });
    expect(look).toMatchObject({ borderTopStyle: 'solid', outlineStyle: 'solid' });
    expect(look.borderTopWidth).toBeGreaterThanOrEqual(1);
    expect(look.outlineWidth).toBeGreaterThanOrEqual(2);
    expect(look.borderTopColor).not.toBe(look.backgroundColor);
    expect(look.color).not.toBe(look.backgroundColor);
    expect(look.outlineColor).not.toBe(look.ground);
    expect(await axeFindings(pane)).toEqual([]);
  });

  test('nothing moves where the person asked for less motion', async () => {
    const moving = (pane: Frame) => pane.evaluate(() => document.getAnimations().length);
    const pane = await press(`mail=${mail('10').id}`, { kind: 'late', ms: 10_000 }, '.progress');
    // The control: the bar does move for everybody else.
    expect(await moving(pane)).toBeGreaterThan(0);
    await outlook.page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await moving(pane)).toBe(0);
  });

  test('a client in Arabic is answered in Arabic, and right to left breaks nothing', async () => {
    const pane = await openWith(`person=layla&mail=${mail('01').id}`);
    expect(await paneText(pane)).toContain('الإبلاغ عن هذه الرسالة');
    expect(await pane.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['ar', 'rtl']);
    await theButton(pane).click();
    await pane.locator('.result.reported').waitFor();
    expect(await overhang(pane)).toBe(0);
    expect(await axeFindings(pane)).toEqual([]);
    // The mark stands where reading begins.
    const [mark, title] = await Promise.all([pane.locator('.result .mark').boundingBox(), resultTitle(pane).boundingBox()]);
    expect(mark?.x).toBeGreaterThan(title?.x ?? Number.POSITIVE_INFINITY);
  });
});

/** Non-empty texts of the live region from now on. */
async function listen(pane: Frame): Promise<() => Promise<string[]>> {
  await pane.evaluate(() => {
    const region = document.getElementById('announcer') as HTMLElement;
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => { if (region.textContent) heard.push(region.textContent); }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => pane.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

const focusIn = (pane: Frame) => pane.evaluate(() => { const { activeElement: one } = document; return one === document.body || !one ? 'body' : `${one.tagName.toLowerCase()} ${(one as HTMLElement).innerText.trim()}`; });

describe('by keys and by ear', () => {
  test('the whole path needs the keyboard alone: the list, the pane, one press, and the focus is on the receipt', async () => {
    outlook = await openOutlook(browser, demo, 'person=jonas&lang=en-GB');
    const { page } = outlook;
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Home');
    await page.locator('.reading h1').waitFor();
    await page.keyboard.press('End');
    const last = await page.locator('.reading h1').innerText();
    for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement?.classList.contains('report') ?? false)); i += 1) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    const pane = await outlook.pane();
    await pane.locator('.fluent .pane').waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'IFRAME');
    await page.keyboard.press('Tab');
    expect(await focusIn(pane)).toBe('button Report this mail');
    const heard = await listen(pane);
    await page.keyboard.press('Enter');
    await resultTitle(pane).waitFor();
    expect(await focusIn(pane)).toBe('h2 We have it, thank you.');
    // What the focus goes to is read out; the live region does not say it a second time.
    await settle(pane);
    expect(await heard()).toEqual(['Sending…']);
    expect(last).not.toBe('');
  });

  test('a refusal and a report that waits take the focus too, and "Try now" never drops it', async () => {
    const pane = await openWith(`mail=${mail('11').id}`);
    proxy.behave(problem(500, 'internal'));
    await theButton(pane).focus();
    await outlook.page.keyboard.press('Enter');
    await resultTitle(pane).waitFor();
    expect(await focusIn(pane)).toBe('h2 We could not send it yet.');
    await outlook.page.keyboard.press('Tab');
    expect(await focusIn(pane)).toBe('button Try now');
    await outlook.page.keyboard.press('Enter');
    await settle(pane);
    expect(await focusIn(pane)).not.toBe('body');
    proxy.behave(problem(403, 'not_allowed'));
    await pane.locator('.result.kept').waitFor();
    await pane.getByRole('button', { name: 'Try now' }).focus();
    await outlook.page.keyboard.press('Enter');
    await pane.locator('.result.refused').waitFor();
    expect(await focusIn(pane)).toBe('h2 We could not take this report.');
  });

  test('somebody who has gone on reading hears the receipt once, and keeps the focus in Outlook', async () => {
    const pane = await openWith(`person=camille&lang=en-US&mail=${mail('12').id}`);
    const heard = await listen(pane);
    proxy.behave({ kind: 'late', ms: 1500 });
    await theButton(pane).click();
    await outlook.page.getByRole('listbox').focus();
    await resultTitle(pane).waitFor();
    await settle(pane);
    expect((await heard()).filter((text) => text.includes('We have it, thank you.'))).toHaveLength(1);
    expect(await outlook.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox');
    // Coming back by Tab starts from the result, not from nowhere.
    await outlook.page.locator('.pane-content iframe').focus();
    await settle(pane);
    expect(await focusIn(pane)).toBe('h2 We have it, thank you.');
  });
});
