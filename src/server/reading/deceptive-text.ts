import type { Flag } from '../../contract/desk.ts';

/** Marks that turn the direction of text (UAX 9): a file `exe.fdp` that reads `pdf.exe`. Not LRM, RLM and ALM, which honest right-to-left text needs. */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/u;
const bidiMarks = /[\u200e\u200f\u061c]/u;
/** Characters without width that hide inside words. Joiners (200C, 200D) count only between Latin letters: Persian and emoji need them. */
const zeroWidth = /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff]|[a-z0-9][\u200c\u200d](?=[a-z0-9])/iu;
const invisible = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff]/gu;

/** Flags for a text that people are meant to trust: a subject, a name, a file name, a link's label. */
export function textFlags(text: string): Flag[] {
  const flags: Flag[] = [];
  if (bidiControls.test(text)) flags.push('bidi-control');
  if (zeroWidth.test(text)) flags.push('zero-width');
  if (text.split(/[\s\p{P}\p{S}]+/u, 500).some((word) => mixesScripts(word))) flags.push('mixed-scripts');
  return flags;
}

/** File names and hosts: no right-to-left mark is honest there either. */
export function nameFlags(text: string): Flag[] {
  return [...new Set([...textFlags(text), ...(bidiMarks.test(text) ? (['bidi-control'] as const) : [])])];
}

/** Joiners between letters that need them, and inside emoji (UTS 51), are part of the writing. */
const beforeJoiner = /[\p{Extended_Pictographic}\ufe0f\p{M}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}]$/u;
const afterJoiner = /^[\p{Extended_Pictographic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\u2640\u2642]/u;
// eslint-disable-next-line no-control-regex -- the control characters are what is meant
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
/** Newsletters pad with hundreds, blanks between them; one mark stands for a run. */
const run = new RegExp(`(?:[${invisible.source.slice(1, -1)}${controls.source.slice(1, -1)}][ \\u00a0\\t]?){3,}`, 'gu');

/** Shows what cannot be seen: `⟦U+202E⟧` (security 18), runs of it by number. Control characters other than tab and line break too. */
export function withVisibleMarks(text: string): string {
  return text
    .replace(run, (hidden) => `⟦${String(hidden.replace(/[ \u00a0\t]/g, '').length)} × ${mark(hidden).slice(1, -1)}…⟧`)
    .replace(invisible, (character, at: number, whole: string) => (isHonestJoiner(whole, at) ? character : mark(character)))
    .replace(controls, mark);
}

function isHonestJoiner(text: string, at: number): boolean {
  if (text[at] !== '\u200c' && text[at] !== '\u200d') return false;
  return beforeJoiner.test(text.slice(Math.max(0, at - 2), at)) && afterJoiner.test(text.slice(at + 1, at + 3));
}

function mark(character: string): string {
  return `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟧`;
}

const scripts = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Georgian', 'Hebrew', 'Arabic', 'Thai', 'Devanagari', 'Coptic', 'Lisu'].map(
  (name) => new RegExp(`\\p{Script=${name}}`, 'u'),
);

/** Cyrillic, Greek and Armenian letters that are drawn like Latin ones. */
const drawnLikeLatin = /^[аеорсухіјѕԁԛԝҽһӏкмтοαρνικυχցօսոհքզ0-9-]{3,}$/u;

/**
 * Letters of scripts that no language mixes in one word. Han with kana, Hangul or Bopomofo, also beside Latin, is honest
 * (UTS 39, "highly restrictive").
 */
export function mixesScripts(word: string): boolean {
  return !isAscii(word) && scripts.filter((pattern) => pattern.test(word)).length > 1;
}

/** A part of a host that mixes scripts or is drawn wholly in letters that look Latin and are not: `аррӏе`. */
export function posesAsLatin(label: string): boolean {
  return !isAscii(label) && (mixesScripts(label) || (/\p{L}/u.test(label) && drawnLikeLatin.test(label)));
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
