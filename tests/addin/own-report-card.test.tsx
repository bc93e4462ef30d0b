import { JSDOM } from 'jsdom';
import { renderToStaticMarkup } from 'react-dom/server';
import type { OwnReport } from '../../src/contract/own-report.ts';
import { OwnReportCard } from '../../src/addin/taskpane/more/OwnReportCard.tsx';
import { wordsFor } from '../../src/words/audience-words.ts';
import { loadPack } from '../../src/words/pack.ts';
import { createSpeaker } from '../../src/words/speaker.ts';

const words = wordsFor(await loadPack('en'), 'neutral');
const voice = { words, say: createSpeaker(words, 'en-US'), reader: { locale: 'en-US', timeZone: 'UTC' } };
const answer = (title: string, given: OwnReport['answers'][number]['class'], correction = false) => ({ class: given, correction, at: `2026-11-27T0${title.length % 9}:00:00.000Z`, title, lines: [`${title} line`], language: 'en', seen: true });
const card = (state: OwnReport['state'], answers: OwnReport['answers']) => {
  const report: OwnReport = { id: 'r', number: 7, subject: 'Invoice', from: 'a@b.test', receivedAt: '2026-11-27T08:00:00.000Z', answerBy: '2026-11-28T08:00:00.000Z', state, undoUntil: null, happened: [], wantsAnswer: true, answers, comments: [] };
  const { document: page } = new JSDOM(renderToStaticMarkup(<OwnReportCard report={report} voice={voice} words={words} reporting={() => Promise.reject(new Error('not asked'))} onChanged={() => undefined} />)).window;
  return { valid: [...page.querySelectorAll('section.answer h3')].map((heading) => heading.textContent), earlier: [...page.querySelectorAll('details.earlier')].map((one) => `${one.querySelector('summary')?.textContent ?? ''}: ${one.querySelector('p')?.textContent ?? ''}`) };
};

test('an answer that was corrected stands folded up beneath the correction', () => {
  expect(card('answered', [answer('Dangerous', 'dangerous', true), answer('Genuine', 'safe')])).toEqual({ valid: ['Dangerous'], earlier: ['Earlier answer: Genuine'] });
});

test('while a mail is looked at again, or was taken back, nothing calls it harmless', () => {
  for (const state of ['open', 'withdrawn'] as const) expect(card(state, [answer('Genuine', 'safe')])).toEqual({ valid: [], earlier: ['Earlier answer: Genuine'] });
});

test('a warning stands while the mail is looked at again', () => {
  expect(card('open', [answer('Dangerous', 'dangerous', true), answer('Genuine', 'safe')])).toEqual({ valid: ['Dangerous'], earlier: ['Earlier answer: Genuine'] });
});

test('"not finished yet" and "we look once more" count while they are the latest', () => {
  expect(card('open', [answer('Still looking', 'undetermined')]).valid).toEqual(['Still looking']);
  expect(card('open', [answer('We look again', null, true), answer('Genuine', 'safe')])).toEqual({ valid: ['We look again'], earlier: ['Earlier answer: Genuine'] });
});
