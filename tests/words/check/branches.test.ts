import { branches, checkMessage, tooManyBranches } from '../../../src/words/check/check-message.ts';

test('each branch of a plural or a choice is a sentence', () => {
  expect(branches('{count, plural, one {# mail} other {# mails}} for {name}.')).toEqual(['3 mail for {name}.', '3 mails for {name}.']);
  expect(branches('{a, select, x {{n, plural, one {one} other {many}}} other {none}}')).toEqual(['one', 'many', 'none']);
});

test('a broken message is read as it stands', () => {
  expect(branches('Dear {name, you should have checked.')).toEqual(['Dear {name, you should have checked.']);
  expect(checkMessage({ language: 'en', key: 'receipt.title', text: 'Dear {name, you should have checked.' }).map(({ rule }) => rule)).toContain('blame');
});

test('braces that double with each other stop nobody (a small text once held the process for seconds)', () => {
  const text = '{a, select, b {yes} other {no}}'.repeat(100);
  expect(branches(text).length).toBe(64);
  expect(tooManyBranches(text)).toBe(true);
  expect(tooManyBranches('{count, plural, one {# mail} other {# mails}}')).toBe(false);
});
