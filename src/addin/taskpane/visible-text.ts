/** A stretch of text from a mail: plain, or one sign that would be invisible or reorder the line. */
export interface TextPiece {
  readonly text: string;
  /** For an invisible sign its code point, such as `U+202E`. */
  readonly mark: boolean;
}

/**
 * Signs that hide or turn text: bidi controls, zero-width signs, soft hyphens, tags and control characters
 * (`security 18`). Joiners between letters of scripts that need them, and inside emoji, are ordinary writing.
 */
// eslint-disable-next-line no-control-regex -- control characters are what is sought
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const joiner = /[\u200c\u200d]/;
const joined = /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}]/u;

/** Cuts a text from a mail into what can be shown as it is and what must be named. Line breaks become spaces. */
export function visiblePieces(text: string): TextPiece[] {
  const line = text.replace(/[\t\r\n\u2028\u2029]+/g, ' ');
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { 0: sign, index } of line.matchAll(hidden)) {
    if (joiner.test(sign) && joined.test(lastSign(line.slice(0, index)))) continue;
    if (index > from) pieces.push({ text: line.slice(from, index), mark: false });
    pieces.push({ text: `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`, mark: true });
    from = index + sign.length;
  }
  if (from < line.length) pieces.push({ text: line.slice(from), mark: false });
  return pieces;
}

/** The same as one string, for sentences of ours that name a mail; cut so that our sentence stays one. */
export function visibleLine(text: string, longest = 60): string {
  const all = visiblePieces(text).map((piece) => (piece.mark ? `[${piece.text}]` : piece.text)).join('');
  const signs = [...all];
  return signs.length > longest ? `${signs.slice(0, longest - 1).join('').trimEnd()}…` : all;
}

function lastSign(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}
