/** A stretch of text from a mail: as it is, or the name of signs that would be invisible or turn the line. */
export interface TextPiece {
  readonly text: string;
  /** True for `U+202E` and its like, which stands for the sign itself. */
  readonly mark: boolean;
}

/** Bidi controls, zero-width signs, soft hyphens, tags, control characters other than tab and line break (security 18). */
const hidden =
  // eslint-disable-next-line no-control-regex -- control characters are what is sought
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const joiner = /[\u200c\u200d]/;
/** Scripts that need joiners inside words, and emoji made of several (UTS 51). */
const joined =
  /[\p{M}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}]/u;

/** Newsletters pad with hundreds of them: from this many on, one mark stands for a run. */
const runFrom = 4;

/** Cuts a text from a mail into what can be shown as it is and what must be named. */
export function visiblePieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let run: string[] = [];
  let from = 0;
  const endRun = () => {
    const shown = run.length < runFrom ? run : [`${run[0] ?? ''} and ${run.length - 1} more`];
    for (const name of shown) pieces.push({ text: name, mark: true });
    run = [];
  };
  for (const { 0: sign, index } of text.matchAll(hidden)) {
    if (joiner.test(sign) && joined.test([...text.slice(Math.max(0, index - 2), index)].at(-1) ?? '')) continue;
    const before = text.slice(from, index);
    if (run.length > 0 && !/^[ \u00a0\t]?$/.test(before)) endRun();
    if (run.length === 0 && before !== '') pieces.push({ text: before, mark: false });
    run.push(nameOf(sign));
    from = index + sign.length;
  }
  endRun();
  if (from < text.length) pieces.push({ text: text.slice(from), mark: false });
  return pieces;
}

/** The same as one string, for places that take no elements: titles, labels. */
export function visibleLine(text: string): string {
  return visiblePieces(text.replace(/\s+/g, ' ')).map((piece) => (piece.mark ? `⟦${piece.text}⟧` : piece.text)).join('');
}

const nameOf = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
