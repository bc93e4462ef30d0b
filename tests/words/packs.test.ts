import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { problemCodes } from '../../src/contract/problem.ts';
import { firstWords } from '../../src/words/first-words.ts';
import { languages } from '../../src/words/languages.ts';
import { loadPaneWords } from '../../src/words/pane-words.ts';
import { refusalWords } from '../../src/words/refusals.ts';
import { createSpeaker } from '../../src/words/speaker.ts';

const folder = new URL('../../src/words/packs/', import.meta.url);
type Pack = Record<string, string>;
const packOf = (language: string, part: string) => JSON.parse(readFileSync(new URL(`${language}/${part}`, folder), 'utf8')) as Pack;
const parts = readdirSync(new URL('en/', folder));
const all = languages.flatMap((language) => parts.map((part) => [language, part] as const));

/** Placeholders of a message, with the kind of each. */
function placeholders(message: string): string[] {
  const found: string[] = [];
  const visit = (elements: readonly object[]): void => elements.forEach((element) => {
    const { type, value, options } = element as { type: number; value?: string; options?: Record<string, { value: object[] }> };
    // 0 is literal text, 7 the number sign of a plural.
    if (type !== 0 && type !== 7) found.push(`${type} ${value}`);
    for (const option of Object.values(options ?? {})) visit(option.value);
  });
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...new Set(found)].sort();
}

test('each language is one folder, and every folder is a language that is offered', () => {
  expect(readdirSync(folder).sort()).toEqual([...languages].sort());
  for (const language of languages) expect(readdirSync(new URL(`${language}/`, folder)).sort()).toEqual([...parts].sort());
});

test.each(all)('%s/%s has every key of the English part, in its order, and no other', (language, part) => {
  expect(Object.keys(packOf(language, part))).toEqual(Object.keys(packOf('en', part)));
});

test.each(all)('%s/%s: every message parses and asks for the placeholders of the English one', (language, part) => {
  const english = packOf('en', part);
  for (const [key, message] of Object.entries(packOf(language, part))) expect([key, placeholders(message)]).toEqual([key, placeholders(english[key]!)]);
});

test.each(all)('%s/%s: typographic marks, no straight quotes, no doubled or stray spaces, no exclamation', (language, part) => {
  for (const [key, message] of Object.entries(packOf(language, part))) {
    expect([key, message]).toEqual([key, expect.not.stringMatching(/['"!]|\.\.\.|\s\s|^\s|\s$/)]);
    expect(message.normalize('NFC')).toBe(message);
  }
});

test('first screen: plain sentences, so that nothing has to be formatted before the button is there', () => {
  for (const language of languages) for (const message of Object.values(firstWords[language])) expect(message).not.toMatch(/[{}<>]/);
});

test('a thank-you stands in receipts only (M2)', async () => {
  for (const language of languages) {
    const words: Pack = { ...firstWords[language], ...(await loadPaneWords(language)) };
    for (const [key, message] of Object.entries(words)) if (/thank|dank/i.test(message)) expect(key).toMatch(/^receipt\./);
  }
});

test('every way to refuse has words in every language', async () => {
  expect(Object.keys(refusalWords).sort()).toEqual([...problemCodes].sort());
  for (const language of languages) {
    const words = await loadPaneWords(language);
    for (const { why, step } of Object.values(refusalWords)) expect([words[why], words[step]]).toEqual([expect.any(String), expect.any(String)]);
  }
});

test('every message can be said', async () => {
  const values = { share: '40 %', subject: 'عرض', number: '1042', time: 'ma 23 nov, 12:00 CET', count: 2, max: '35 MB', id: 'c-1' };
  for (const language of languages) {
    const words = await loadPaneWords(language);
    const say = createSpeaker(words, language);
    for (const key of Object.keys(words) as (keyof typeof words)[]) expect([key, say(key, values)]).toEqual([key, expect.not.stringMatching(/[{}]/)]);
  }
});

test('one and many are told apart in each language', async () => {
  const english = createSpeaker(await loadPaneWords('en'), 'en');
  const dutch = createSpeaker(await loadPaneWords('nl'), 'nl');
  expect([english('waiting.count', { count: 1 }), english('waiting.count', { count: 2 })]).toEqual(['1 report is waiting here.', '2 reports are waiting here.']);
  expect([dutch('waiting.count', { count: 1 }), dutch('waiting.count', { count: 2 })]).toEqual(['Er wacht hier nog 1 melding.', 'Er wachten hier nog 2 meldingen.']);
});
