import { visibleLine, visiblePieces } from '../../src/desk/text/visible-text.ts';

test('signs that turn or hide text are named where they stand', () => {
  expect(visibleLine('invoice\u202efdp.exe')).toBe('invoice⟦U+202E⟧fdp.exe');
  expect(visibleLine('pay\u200bpal\u00ad')).toBe('pay⟦U+200B⟧pal⟦U+00AD⟧');
  expect(visibleLine('a\u0000b\u001b[0m')).toBe('a⟦U+0000⟧b⟦U+001B⟧[0m');
  expect(visibleLine('\u{e0041}tag')).toBe('⟦U+E0041⟧tag');
});

test('joiners that writing and emoji need stay', () => {
  for (const text of ['می\u200cخواهم', 'क्\u200dष', '👩\u200d💻', '👩🏽\u200d💻']) expect(visibleLine(text)).toBe(text);
  expect(visibleLine('pay\u200dpal')).toBe('pay⟦U+200D⟧pal');
});

test('line breaks and tabs of a text are no signs', () => {
  expect(visiblePieces('a\n\tb')).toEqual([{ text: 'a\n\tb', mark: false }]);
});

test('a newsletter’s padding is one mark with a number', () => {
  expect(visiblePieces(`Hello${'\u200c \u00ad'.repeat(100)}end`)).toEqual([{ text: 'Hello', mark: false }, { text: 'U+200C and 199 more', mark: true }, { text: 'end', mark: false }]);
  expect(visibleLine('\u200b\u200b\u200b')).toBe('⟦U+200B⟧⟦U+200B⟧⟦U+200B⟧');
});

test('a hundred thousand hostile signs cost no more than a moment', () => {
  const began = performance.now();
  visiblePieces('\u202ea'.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(1000);
});
