import { folded } from './normalise.ts';

/**
 * Compiles a phrase of a language file into a RegExp. Phrases are written as people read them:
 * - `click*` any ending of the stem; `*click` any beginning
 * - `a|b` alternatives, `(a|b)` a group, `(a|b)?` optional: always with its own brackets
 * - `(a |b )*` up to four of them
 * - `…` up to 50 signs of the same sentence
 * - a space stands for any space; in languages without spaces it may be absent
 * - `#` a number in digits
 * Word boundaries are set by themselves except for languages written without spaces. Phrases meet folded text
 * (lower case, straight apostrophe, plain Arabic letters), and are folded themselves.
 */
export function compilePhrases(phrases: readonly string[], script: 'words' | 'signs'): RegExp | null {
  if (phrases.length === 0) return null;
  const body = phrases.map((phrase) => source(phrase, script)).join('|');
  return new RegExp(script === 'words' ? `(?<![\\p{L}\\p{N}])(?:${body})(?![\\p{L}\\p{N}])` : `(?:${body})`, 'gu');
}

function source(phrase: string, script: 'words' | 'signs'): string {
  return folded(phrase).text
    .replace(/[.+^${}[\]\\]/g, '\\$&')
    .replaceAll('(', '(?:')
    .replaceAll(')*', '){0,4}')
    .replaceAll('#', '\\d+(?:[.,]\\d+)?')
    .replaceAll('*', script === 'words' ? '[\\p{L}\\p{M}\'-]{0,20}' : '')
    .replace(/ ?… ?/g, script === 'words' ? '(?:[^\\p{L}\\p{N}.!?;؟][^.!?;؟]{0,50}?)?(?<![\\p{L}\\p{N}])' : '[^。！？!?]{0,25}?')
    .replaceAll(' ', script === 'words' ? '[\\s,]+' : '\\s*');
}
