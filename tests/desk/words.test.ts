import { deskMeSchema, flagSchema, readingSchema, reportStateSchema } from '../../src/contract/desk.ts';
import { problemCodes } from '../../src/contract/problem.ts';
import { howSchema } from '../../src/contract/report.ts';
import { emptyWords, flagNames, flagWords, howWords, problemWords, readingWords, roleWords, stateWords } from '../../src/desk/words.ts';

test.each([
  ['flag', flagSchema.options, flagWords], ['problem', problemCodes, problemWords], ['way of obtaining', howSchema.options, howWords], ['empty list', reportStateSchema.options, emptyWords],
] as const)('every %s has a sentence of its own', (_kind, codes, sentences) => {
  const said = codes.map((code) => (sentences as Record<string, string>)[code]);
  for (const sentence of said) expect(sentence).toMatch(/^[A-Z].{5,160}\.$/);
  expect(new Set(said).size).toBe(said.length);
});

test.each([
  ['flag', flagSchema.options, flagNames], ['state', reportStateSchema.options, stateWords], ['reading state', readingSchema.options, readingWords], ['role', deskMeSchema.shape.role.options, roleWords],
] as const)('every %s has a short name', (_kind, codes, names) => {
  for (const code of codes) expect((names as Record<string, string>)[code]).toMatch(/^\S.{1,24}$/);
});

test('no text of the desk has a straight quote or a word of blame', () => {
  const all = [flagWords, problemWords, howWords, emptyWords, flagNames].flatMap((part) => Object.values(part));
  for (const text of all) expect(text).not.toMatch(/'|careless|failed to|victim|fault/i);
});
