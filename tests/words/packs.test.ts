import { readdirSync } from 'node:fs';
import { frames } from '../../src/contract/report.ts';
import { problemCodes } from '../../src/contract/problem.ts';
import { linesOf, wordsFor, type FramedMoment, type PaneKey } from '../../src/words/audience-words.ts';
import { languages, pickLanguage, regionalLocale } from '../../src/words/languages.ts';
import { loadPack } from '../../src/words/pack.ts';
import { refusalWords } from '../../src/words/refusals.ts';
import { createSpeaker } from '../../src/words/speaker.ts';

test('each language is one file, and every file is a language that is offered', () => {
  expect(readdirSync(new URL('../../src/words/packs/', import.meta.url)).sort()).toEqual(languages.map((language) => `${language}.json`).sort());
});

test('no key stands in two sections: an own sentence would otherwise change two places', async () => {
  const { first, pane, agreement, tips, frames: { neutral } } = await loadPack('en');
  const keys = [first, pane, agreement, tips, neutral].flatMap((section) => Object.keys(section));
  expect(keys.length).toBe(new Set(keys).size);
});

test.each(languages)('%s: first screen: plain sentences, so that nothing has to be formatted before the button is there', async (language) => {
  for (const message of Object.values((await loadPack(language)).first)) expect(message).not.toMatch(/[{}<>]/);
});

test.each(languages)('%s: a moment has its line of safety and its line of effect in every frame, and the frame decides which comes first (N10)', async (language) => {
  const pack = await loadPack(language);
  const moments: FramedMoment[] = ['invitation', 'receipt', 'aid', 'simulation', 'dangerous', 'safe'];
  for (const frame of frames) for (const moment of moments) {
    const words = wordsFor(pack, frame);
    const [first, second] = linesOf(moment, frame, words, false);
    expect([first, second].sort()).toEqual([`${moment}.effect`, `${moment}.safety`]);
    expect(first.endsWith('.safety')).toBe(frame === 'safe-to-report');
    expect([words[first], words[second]].every((line) => line.length > 0)).toBe(true);
  }
});

test.each(languages)('%s: without an agreement in force no sentence leads to one; with one, the frame of safety does', async (language) => {
  const pack = await loadPack(language);
  for (const frame of frames) {
    const words = wordsFor(pack, frame);
    for (const moment of ['invitation', 'receipt', 'aid', 'dangerous'] as const) {
      expect(linesOf(moment, frame, words, false).some((key) => words[key].includes('{agreement}'))).toBe(false);
      expect(linesOf(moment, frame, words, true).some((key) => words[key].includes('{agreement}'))).toBe(frame === 'safe-to-report');
    }
  }
});

test('every way to refuse has words in every language', async () => {
  expect(Object.keys(refusalWords).sort()).toEqual([...problemCodes].sort());
  for (const language of languages) {
    const { pane } = await loadPack(language);
    for (const { why, step } of Object.values(refusalWords)) expect([pane[why as keyof typeof pane], pane[step as keyof typeof pane]]).toEqual([expect.any(String), expect.any(String)]);
  }
});

const values = {
  share: '40 %', subject: 'عرض', number: '1042', time: 'ma 23 nov, 12:00 CET', max: '35 MB', id: 'c-1', phone: '+31 20 555 01 00', agreement: 'promise', action: 'removed', date: '2026', version: '1', name: 'Sanne', role: 'CISO', text: 'It happened to me too.',
  value: 'Europe', who: 'two people', confidant: 'Mirjam', organization: 'Linden', reason: '',
};

test.each(languages)('%s: every message can be said with 0 1 2 3 5 11 21 22 100', async (language) => {
  const pack = await loadPack(language);
  for (const frame of frames) {
    const words = { ...wordsFor(pack, frame), ...pack.mail };
    const say = createSpeaker(words, language);
    for (const key of Object.keys(words) as PaneKey[]) for (const count of [0, 1, 2, 3, 5, 11, 21, 22, 100]) expect([key, say(key, { ...values, count })]).toEqual([key, expect.not.stringMatching(/[{}]|undefined/)]);
  }
});

test.each([
  ['en', [0, 1, 2, 5], ['0 reports are waiting here.', '1 report is waiting here.', '2 reports are waiting here.', '5 reports are waiting here.']],
  ['fr', [0, 1, 2], ['0 signalement attend ici.', '1 signalement attend ici.', '2 signalements attendent ici.']],
  ['pl', [1, 2, 5, 21, 22], ['Czeka tu 1 zgłoszenie.', 'Czekają tu 2 zgłoszenia.', 'Czeka tu 5 zgłoszeń.', 'Czeka tu 21 zgłoszeń.', 'Czekają tu 22 zgłoszenia.']],
  ['ar', [1, 2, 3, 11, 100], ['بلاغ واحد ينتظر هنا.', 'بلاغان ينتظران هنا.', '3 بلاغات تنتظر هنا.', '11 بلاغًا ينتظر هنا.', '100 بلاغ ينتظر هنا.']],
  ['ja', [1, 2], ['1件の報告が送信待ちです。', '2件の報告が送信待ちです。']],
] as const)('%s tells its plural forms apart', async (language, counts, said) => {
  const { pane } = await loadPack(language);
  const say = createSpeaker(pane, language);
  expect(counts.map((count) => say('waiting.count', { count }))).toEqual(said);
});

test('numbers follow the person’s own region: Arabic in Riyadh, Spanish in Mexico, German in Zurich', async () => {
  const locale = regionalLocale('ar', ['ar-SA']);
  expect(locale).toBe('ar-SA');
  expect(createSpeaker((await loadPack('ar')).pane, locale)('waiting.count', { count: 5 })).toBe('٥ بلاغات تنتظر هنا.');
  const number = (language: 'es' | 'de', tag: string) => new Intl.NumberFormat(regionalLocale(language, [tag])).format(12345.6);
  expect([number('es', 'es-MX'), number('es', 'es-ES'), number('de', 'de-CH').replace("'", '’'), number('de', 'de-DE')]).toEqual(['12,345.6', '12.345,6', '12’345.6', '12.345,6']);
});

test('the language of a tag is the one people there read', () => {
  expect([['zh-CN'], ['zh-TW', 'en-US'], ['zh-Hans-SG'], ['pt-PT'], ['nl-BE'], ['sv-SE'], ['not a tag', 'ja-JP']].map((tags) => pickLanguage(tags))).toEqual(['zh-Hans', 'en', 'zh-Hans', 'pt-BR', 'nl', 'en', 'ja']);
});

test('a story stands in the quotation marks of its reader’s language', async () => {
  const quoted = await Promise.all(languages.map(async (language) => {
    const words = wordsFor(await loadPack(language), 'neutral');
    return createSpeaker(words, language)('moment.storyText', { text: 'T', name: 'N', role: 'R' }).replace(/[\u2068\u2069]/g, '');
  }));
  expect(quoted).toEqual(['“T” N, R', '“T” N, R', '„T“ N, R', '«\u00a0T\u00a0» N, R', '“T” N, R', '“T” N, R', '«T» N, R', '„T” N, R', '「T」N、R', '“T” N, R', '“T”N，R', '«T» N، R']);
});
