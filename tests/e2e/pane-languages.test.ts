import { jest } from '@jest/globals';
import type { Browser, Frame } from 'playwright-core';
import type { MailLine } from '../../src/simulator/wire.ts';
import { languages } from '../../src/words/languages.ts';
import { loadPack } from '../../src/words/pack.ts';
import { axeFindings } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { mailboxOf, openOutlook, paneText, resultTitle, theButton, type Outlook } from '../support/outlook.ts';

// A whole demo and a browser beside it.
jest.setTimeout(120_000);

let demo: Demo;
let browser: Browser;
let mail: (file: string) => MailLine;
let outlook: Outlook | undefined;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  mail = await mailboxOf(demo);
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});
afterEach(async () => {
  await outlook?.close();
  outlook = undefined;
});

/** Pictures for a person to look at, when a folder is named. */
const pictures = process.env['HEADSUP_PICTURES'];
const picture = async (pane: Frame, name: string) => {
  if (pictures !== undefined) await pane.locator('html').screenshot({ path: `${pictures}/${name}.png` });
};

async function openPane(parameters: string, file = '05'): Promise<Frame> {
  outlook = await openOutlook(browser, demo, `pane=open&mail=${mail(file).id}&${parameters}`);
  const pane = await outlook.pane();
  await pane.locator('.fluent .pane').waitFor();
  // The server has said who the person is to the words.
  await pane.locator('.ways').waitFor();
  return pane;
}

const tags: Record<(typeof languages)[number], string> = {
  en: 'en-US', nl: 'nl-NL', de: 'de-DE', fr: 'fr-FR', es: 'es-MX', 'pt-BR': 'pt-BR', it: 'it-IT', pl: 'pl-PL', ja: 'ja-JP', ko: 'ko-KR', 'zh-Hans': 'zh-CN', ar: 'ar-SA',
};

/** Text that is cut off, and text that runs out of the pane to the side. */
const cutOff = (pane: Frame) =>
  pane.evaluate(() => [...document.querySelectorAll<HTMLElement>('main *')]
    .filter((element) => element.childElementCount === 0 && element.textContent !== '' && !element.closest('.mail'))
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline' || element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((element) => element.textContent));

test.each(languages)('%s: invitation, receipt, first aid and own reports stand whole at the pane’s width, in that language alone', async (language) => {
  const pack = await loadPack(language);
  const pane = await openPane(`person=maya&lang=${tags[language]}`, String(languages.indexOf(language) + 1).padStart(2, '0'));
  expect(await pane.locator('html').getAttribute('lang')).toBe(language);
  expect(await pane.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
  expect(await theButton(pane).innerText()).toBe(pack.first['button.report']);
  expect(await paneText(pane)).toContain(pack.frames['safe-to-report']['invitation.question']);
  expect(await cutOff(pane)).toEqual([]);
  await picture(pane, `${language}-m1`);

  await theButton(pane).click();
  await resultTitle(pane).waitFor();
  await pane.locator('.chip').first().waitFor();
  expect(await cutOff(pane)).toEqual([]);
  await picture(pane, `${language}-m2`);

  await pane.locator('.chip').first().click();
  await pane.locator('.aid li').first().waitFor();
  expect(await pane.locator('.aid li').count()).toBe(3);
  await pane.locator('.saving', { hasText: pack.pane['happened.saved'] }).waitFor();
  expect(await cutOff(pane)).toEqual([]);
  expect(await axeFindings(pane)).toEqual([]);
  await picture(pane, `${language}-m3`);

  await pane.locator('.ways button').first().click();
  await pane.locator('.mine .own').first().waitFor();
  expect(await cutOff(pane)).toEqual([]);
  await picture(pane, `${language}-m6`);
  expect(outlook?.faults).toEqual([]);
});

test('what six colleagues read differs as the case study says, and each can see why', async () => {
  for (const [person, frame, region] of [['jonas', 'part-of-the-solution', 'europe'], ['maya', 'safe-to-report', 'americas'], ['haruka', 'safe-to-report', 'asia']] as const) {
    const pane = await openPane(`person=${person}`);
    const pack = await loadPack(person === 'jonas' ? 'de' : person === 'maya' ? 'en' : 'ja');
    expect(await paneText(pane)).toContain(pack.frames[frame]['invitation.question']);
    await pane.locator('.ways button').nth(1).click();
    await pane.locator('.settings').waitFor();
    const settings = await pane.locator('.settings').innerText();
    expect(settings).toContain(pack.pane['settings.reason.country']);
    expect(settings).toContain(pack.pane[`region.${region}`]);
    await outlook?.close();
    outlook = undefined;
  }
});

test('a person’s own choice of region changes the words at once, and can be taken back', async () => {
  const { frames: words, pane: said } = await loadPack('en');
  const pane = await openPane('person=priya');
  await pane.locator('.ways button').nth(1).click();
  await pane.locator('select').first().selectOption('europe');
  await pane.getByText(said['settings.saved']).waitFor();
  expect(await pane.locator('.settings').innerText()).toContain(said['settings.reason.choice']);
  await pane.locator('.room > button').click();
  expect(await paneText(pane)).toContain(words['part-of-the-solution']['invitation.question']);
  await pane.locator('.ways button').nth(1).click();
  await pane.locator('select').first().selectOption('');
  await pane.getByText(said['settings.reason.country']).waitFor();
});

test('the agreement can be read with its signatories; once withdrawn, no sentence names it', async () => {
  const { agreement, pane: said } = await loadPack('en');
  const pane = await openPane('person=maya');
  await pane.locator('.link', { hasText: agreement.name }).click();
  await pane.locator('.agreement').waitFor();
  expect(await pane.locator('.agreement').innerText()).toContain('Camille Laurent, Board, January 15, 2026');
  await picture(pane, 'agreement');
  await pane.locator('.room').press('Escape');
  await theButton(pane).waitFor();
  await outlook?.close();

  const switchTo = (inForce: boolean) => fetch(`${demo.simulator}/demo/agreement`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ inForce }) });
  expect((await switchTo(false)).ok).toBe(true);
  const without = await openPane('person=maya');
  const shown = await paneText(without);
  await switchTo(true);
  expect(shown).not.toContain(agreement.name);
  expect(shown).not.toContain('management');
  expect(shown).toContain(said['mine.open']);
});

test('a report is taken back, and can be made again', async () => {
  const { pane: said, frames: words } = await loadPack('nl');
  const pane = await openPane('person=sanne');
  await theButton(pane).click();
  await pane.locator('.undo button').click();
  await pane.getByText(said['undo.title']).waitFor();
  expect(await paneText(pane)).not.toContain(words['part-of-the-solution']['receipt.title']);
  await picture(pane, 'undo');
  await pane.getByRole('button', { name: said['undo.again'] }).click();
  await pane.getByText(words['part-of-the-solution']['receipt.title']).waitFor();
});

/** Latin words that stand in the pane though its language has none: left over from another language, or written into the code. */
const foreign = (pane: Frame) =>
  pane.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      // The mail's own words, languages in their own names, and people's names are as they are.
      if (!element || element.closest('script, .mail, option, bdi, .own h2, .agreement ul, .agreement [lang]')) continue;
      const text = walker.currentNode.textContent ?? '';
      if (/[A-Za-z]{2,}/.test(text.replace(/Outlook|GMT|AST/g, ''))) found.push(text);
    }
    return found;
  });

test('nothing the pane says is written into the code: in Arabic there is no Latin word', async () => {
  const pane = await openPane('person=layla', '09');
  expect(await foreign(pane)).toEqual([]);
  await theButton(pane).click();
  await resultTitle(pane).waitFor();
  await pane.locator('.chip').nth(4).click();
  await pane.locator('.aid li').first().waitFor();
  expect(await foreign(pane)).toEqual([]);
  for (const [way, shown] of [[0, '.mine .own'], [1, '.settings']] as const) {
    await pane.locator('.ways button').nth(way).click();
    await pane.locator(shown).first().waitFor();
    expect(await foreign(pane)).toEqual([]);
    await pane.locator('.room > button').click();
    await pane.locator('.undo').waitFor();
  }
  await pane.locator('.link').first().click();
  await pane.locator('.agreement').waitFor();
  expect(await foreign(pane)).toEqual([]);
});
