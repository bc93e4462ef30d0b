import { mixesScripts, nameFlags, textFlags, withVisibleMarks } from '../../../src/server/reading/deceptive-text.ts';

describe('text that deceives', () => {
  it.each([
    ['Invoice \u202efdp.exe', 'bidi-control'],
    ['\u2067hidden', 'bidi-control'],
    ['Pay\u200bPal', 'zero-width'],
    ['Mic\u00adrosoft', 'zero-width'],
    ['Micro\u200dsoft', 'zero-width'],
    ['РayРal security', 'mixed-scripts'],
  ])('is flagged: %j', (text, flag) => {
    expect(textFlags(text)).toEqual([flag]);
  });

  it.each(['Dein Paket für München', 'نامه‌های شما', '👨‍👩‍👧 outing', 'Отчёт Microsoft', '株式会社Toyota様', 'שלום \u200f(!)', 'A–Ω catalogue 10 µm'])('is not seen in honest writing: %s', (text) => {
    expect(textFlags(text)).toEqual([]);
  });

  it('is looked for harder in names of files', () => {
    expect(nameFlags('report\u200f.pdf')).toEqual(['bidi-control']);
  });

  it('becomes visible', () => {
    expect(withVisibleMarks('a\u202eb\u200bc\0d\te\nf')).toBe('a⟦U+202E⟧b⟦U+200B⟧c⟦U+0000⟧d\te\nf');
    expect(withVisibleMarks(`x${'\u200c\u00a0'.repeat(57)}y`)).toBe('x⟦57 × U+200C…⟧y');
    expect(withVisibleMarks('👨‍👩‍👧 نامه‌های')).toBe('👨‍👩‍👧 نامه‌های');
  });

  it('is judged word by word', () => {
    expect(mixesScripts('Pаypal')).toBe(true);
    expect(mixesScripts('ひらがなカタカナ漢字abc')).toBe(false);
  });
});
