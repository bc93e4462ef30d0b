import { jest } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import type { PreviewReader } from '../../src/contract/preview.ts';
import { frames } from '../../src/contract/report.ts';
import { momentNames } from '../../src/desk/admin/admin-words.ts';
import { liveWords } from '../../src/server/words/live-words.ts';
import { loadPacks } from '../../src/server/words/packs.ts';
import { wordsFor } from '../../src/words/audience-words.ts';
import { plainWords, pseudoPack } from '../support/pseudo-pack.ts';
import { adminDesk } from './admin-desk.ts';
import type { AdminDesk } from './admin-desk.ts';

jest.setTimeout(120_000);

let stage: AdminDesk;
let page: Page;

/** The English sentences in full-width letters, read by somebody whose dates have no Latin letter of their own. */
const language = 'ja';
const real = await loadPacks();
const pseudo = pseudoPack(real.packs.en);

beforeAll(async () => {
  stage = await adminDesk(({ db }) => ({ live: liveWords(db, { ...real, packs: { ...real.packs, [language]: pseudo } }, Date.now) }));
  ({ page } = await stage.enter({ bypassCSP: true }));
  await page.route('**/api/v1/preview?*', async (route) => {
    const answer = await route.fetch();
    const reader = (await answer.json()) as PreviewReader;
    const promise = { version: '1', effectiveFrom: '2026-01-01', textLanguage: language, text: { title: '約束', body: '誰も罰しません。', limits: '' }, signatories: [], link: null };
    await route.fulfill({ response: answer, json: { ...reader, agreement: promise, contact: { phone: '+81 3 0000 0000', mail: '' }, words: wordsFor(pseudo, reader.frame) } });
  });
  await pane().getByRole('button').first().waitFor();
  await look(() => page.getByRole('region', { name: 'Preview', exact: true }).getByLabel('Language').selectOption({ label: 'Japanese' }));
});
afterAll(() => stage.close());

/** Everything somebody reads or hears in the pane, but for the mail's own words, the promise's text, and what languages and products are called. */
const said = (pane: Frame) => pane.evaluate(() => {
  const own = (element: Element | null) => element === null || element.closest('script, style, option, .mail, .agreement [lang], .own h2') !== null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) if (!own(walker.currentNode.parentElement)) texts.push(walker.currentNode.textContent ?? '');
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (!own(element)) texts.push(...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''));
  }
  return texts.join('\n');
});

// The sample mail stands in sentences about it; zones and units are Intl's.
const data = ['Invoice 2026-118', 'Accounts', 'accounts@invoices.example', 'UTC', 'GMT', 'JST', 'MB'];
const moments = Object.values(momentNames);
const regions = { 'part-of-the-solution': 'Europe', 'safe-to-report': 'Asia', neutral: 'Anywhere else' } as const;

const pane = () => page.frames().find((one) => one.url().endsWith('/preview')) ?? page.mainFrame();

/** Chooses something and waits until the pane says that it shows it. */
async function look(choose: () => Promise<unknown>): Promise<void> {
  const shown = page.evaluate(() => new Promise<void>((resolve, reject) => {
    setTimeout(() => { reject(new Error('the pane showed nothing new')); }, 15_000);
    addEventListener('message', function hear({ data }: MessageEvent<{ kind?: string }>) {
      if (data.kind !== 'shown') return;
      removeEventListener('message', hear);
      resolve();
    });
  }));
  await choose();
  await shown;
}

test.each(frames)('%s: in a language of wide letters nothing the pane says is left in plain ones, in any moment', async (frame) => {
  const room = page.getByRole('region', { name: 'Preview', exact: true });
  // Begins elsewhere, so that each choice below is a new one.
  await look(() => room.getByLabel('Region').selectOption({ label: 'The Americas' }));
  await look(() => room.getByLabel('Region').selectOption({ label: regions[frame] }));
  await look(() => room.getByLabel('Moment').selectOption({ label: moments[1] ?? '' }));
  for (const moment of moments) {
    await look(() => room.getByLabel('Moment').selectOption({ label: moment }));
    const text = await said(pane());
    expect([moment, text.length > 40, plainWords(text, data)]).toEqual([moment, true, []]);
  }
});

test('the same look finds a sentence that is written into the page', async () => {
  await pane().evaluate(() => { document.querySelector('main, #preview')?.append('Left over'); });
  expect(plainWords(await said(pane()), data)).toEqual(['Left', 'over']);
});
