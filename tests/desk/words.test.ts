import { reopenedSchema } from '../../src/contract/campaign.ts';
import { deskMeSchema, flagSchema, readingSchema } from '../../src/contract/desk.ts';
import { answerClassSchema } from '../../src/contract/own-report.ts';
import { problemCodes } from '../../src/contract/problem.ts';
import { howSchema } from '../../src/contract/report.ts';
import { criteria, dangerKinds, playbook } from '../../src/contract/verdict.ts';
import { actionWords } from '../../src/desk/audit/audit-words.ts';
import { classSentences, criterionWords, kindWords, stepWords } from '../../src/desk/campaign/verdict/verdict-words.ts';
import { emptyWords, needWords, reopenedWords, roomWords } from '../../src/desk/queue/queue-words.ts';
import { flagNames, flagWords, howWords, readingWords } from '../../src/desk/report/evidence-words.ts';
import { classWords, problemWords, roleWords } from '../../src/desk/words.ts';
import { auditRules } from '../../src/server/audit/audit-rules.ts';

const rooms = Object.keys(roomWords);

test.each([
  ['flag', flagSchema.options, flagWords], ['problem', problemCodes, problemWords], ['way of obtaining', howSchema.options, howWords], ['empty list', rooms, emptyWords],
  ['class', answerClassSchema.options, classSentences], ['criterion', Object.values(criteria).flat(), criterionWords],
] as const)('every %s has a sentence of its own', (_kind, codes, sentences) => {
  const said = codes.map((code) => (sentences as Record<string, string>)[code]);
  for (const sentence of said) expect(sentence).toMatch(/^[A-Z].{5,160}\.$/);
  expect(new Set(said).size).toBe(said.length);
});

test.each([
  ['flag', flagSchema.options, flagNames], ['part of the queue', rooms, roomWords], ['need', Object.keys(needWords), needWords], ['reading state', readingSchema.options, readingWords],
  ['role', deskMeSchema.shape.role.options, roleWords], ['class', answerClassSchema.options, classWords], ['kind', dangerKinds, kindWords],
] as const)('every %s has a short name', (_kind, codes, names) => {
  for (const code of codes) expect((names as Record<string, string>)[code]).toMatch(/^\S.{1,29}$/);
});

test('every step of the playbook says what was done, every reopening why', () => {
  for (const step of Object.values(playbook).flat()) expect(stepWords[step]).toMatch(/^[A-Z].{5,60}[^.]$/);
  for (const why of reopenedSchema.options) expect(reopenedWords[why]).toMatch(/^[a-z].{5,60}[^.]$/);
});

test('no text of the desk has a straight quote or a word of blame', () => {
  const all = [flagWords, problemWords, howWords, emptyWords, flagNames, criterionWords, stepWords, kindWords, needWords, reopenedWords, classSentences].flatMap((part) => Object.values(part));
  for (const text of all) expect(text).not.toMatch(/'|careless|failed to|victim|fault/i);
});

test('everything the audit records has words: a code would say nothing to an auditor', () => {
  const recorded = Object.values(auditRules).flatMap((rule) => ('action' in rule ? [rule.action] : []));
  for (const action of recorded) expect([action, actionWords[action]]).toEqual([action, expect.stringMatching(/^[A-Z].{3,60}[^.]$/)]);
});
