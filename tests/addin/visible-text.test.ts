import fc from 'fast-check';
import { visibleLine, visiblePieces } from '../../src/addin/taskpane/visible-text.ts';

const said = (text: string) => visiblePieces(text).map(({ text: piece, mark }) => (mark ? `[${piece}]` : piece)).join('');

test('signs that turn or hide text are named', () => {
  expect(said('invoice_\u202egpj.exe')).toBe('invoice_[U+202E]gpj.exe');
  expect(said('Pay\u200bPal')).toBe('Pay[U+200B]Pal');
  expect(said('a\u2066b\u2069c\u00ad\ufeff\u{e0041}')).toBe('a[U+2066]b[U+2069]c[U+00AD][U+FEFF][U+E0041]');
  expect(said('x\u0000y\u0007')).toBe('x[U+0000]y[U+0007]');
});

test('ordinary writing stays as it is', () => {
  for (const text of ['Grüße 😀 👍🏽', 'family 👨\u200d👩\u200d👧', 'می\u200cخواهم', 'क्\u200dष', 'عرض خاص: فاتورة 12', '【重要】お支払い']) expect(said(text)).toBe(text);
});

test('a joiner between Latin letters is a trick and is named', () => {
  expect(said('micro\u200dsoft')).toBe('micro[U+200D]soft');
});

test('line breaks become spaces: a subject is one line', () => {
  expect(said('a\r\nb\tc\u2028d')).toBe('a b c d');
});

test('nothing is lost and nothing invisible stays', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const pieces = visiblePieces(text);
    for (const { text: piece, mark } of pieces) expect(mark ? /^U\+[0-9A-F]{4,6}$/.test(piece) : !/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/.test(piece) && !piece.includes('\u0000')).toBe(true);
  }));
});

test('a long subject is cut between signs in sentences of ours', () => {
  expect(visibleLine('😀'.repeat(100))).toBe(`${'😀'.repeat(59)}…`);
  expect(visibleLine('short')).toBe('short');
});
