/** A text as the rules read it, with the way back to the original. */
export interface Folded {
  readonly text: string;
  /** For each position of `text`, and its end, the position in the original. */
  readonly at: readonly number[];
}

/** Arabic vowel signs and the tatweel: decoration that would hide a word from the rules. */
const decoration = /[\u064B-\u065F\u0670\u0640\u200B-\u200F\u2060-\u2069\u00AD]/u;
const sameSign: Readonly<Record<string, string>> = { '’': "'", 'ʼ': "'", '‘': "'", 'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ة': 'ه', '\u00A0': ' ', '\u202F': ' ', '\u3000': ' ', '٪': '%' };

/** Lower case, NFC, one apostrophe, half-width forms, plain Arabic letters, Latin digits: rules see one spelling (words guide (c) 10). */
export function folded(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let position = 0;
  for (const sign of original) {
    const plain = decoration.test(sign) ? '' : plainSign(sign);
    for (let i = 0; i < plain.length; i += 1) at.push(position);
    text += plain;
    position += sign.length;
  }
  at.push(position);
  return { text, at };
}

function plainSign(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) {
    // Full-width commas and stops stay: the signs languages end their sentences with them.
    return /[，。！？；：]/u.test(sign) ? sign : String.fromCodePoint(code - 0xfee0).toLowerCase();
  }
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
  return (sameSign[sign] ?? sign).toLowerCase();
}
