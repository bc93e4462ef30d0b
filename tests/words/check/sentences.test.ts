import { readFileSync } from 'node:fs';
import { checkText } from '../../../src/words/check/check-text.ts';
import { languageRules } from '../../../src/words/check/languages/all.ts';
import { languages, type Language } from '../../../src/words/languages.ts';

/** One file a language: `family | text` must be refused for that family, `ok | text` must pass. */
const sentencesOf = (language: Language) =>
  readFileSync(new URL(`sentences/${language}.txt`, import.meta.url), 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => line.split(' | ') as [string, string]);

const check = (language: Language, text: string) => checkText({ language, moment: 'receipt', text });

test.each(languages)('%s: unkind sentences of every family are refused, with place, reason and a better phrase', (language) => {
  const bad = sentencesOf(language).filter(([rule]) => rule !== 'ok');
  expect(bad.length).toBeGreaterThanOrEqual(12);
  expect(new Set(bad.map(([rule]) => rule)).size).toBeGreaterThanOrEqual(9);
  for (const [rule, text] of bad) {
    const findings = check(language, text);
    expect([text, findings.map((finding) => finding.rule)]).not.toEqual([text, []]);
    // Threats and pressure stand so close together that either is right.
    const families = rule === 'pressure' || rule === 'threat' ? ['pressure', 'threat'] : [rule];
    expect([text, findings.some((finding) => families.includes(finding.rule))]).toEqual([text, true]);
    for (const { where, why, instead } of findings) {
      expect(text.slice(where.from, where.to)).toBe(where.text);
      expect([where.text.trim(), why, instead].every((part) => part.length > 0)).toBe(true);
    }
  }
});

test.each(languages)('%s: kind sentences with the same words pass', (language) => {
  const good = sentencesOf(language).filter(([rule]) => rule === 'ok');
  expect(good.length).toBeGreaterThanOrEqual(12);
  for (const [, text] of good) expect([text, check(language, text).map(({ rule, where }) => `${rule}: ${where.text}`)]).toEqual([text, []]);
});

test.each(languages)('%s: every better phrase passes the check itself', (language) => {
  for (const [rule, text] of Object.entries(languageRules[language].instead)) expect([rule, check(language, text)]).toEqual([rule, []]);
});

test('full width, curly apostrophes, vowel signs and tatweel hide nothing', () => {
  expect(check('en', 'ＹＯＵ should have checked.').length).toBeGreaterThan(0);
  expect(check('en', 'You shouldn’t have clicked.').map(({ rule }) => rule)).toEqual(['blame']);
  expect(check('ar', 'كانَ عليكـم الانتباه.').map(({ rule }) => rule)).toContain('blame');
});

test('a long hostile text is judged at once', () => {
  const before = performance.now();
  check('en', 'you have '.repeat(20_000));
  check('de', 'hätten Sie '.repeat(20_000));
  // Not a measure of speed: an expression that runs away takes minutes.
  expect(performance.now() - before).toBeLessThan(20_000);
});
