import type { Pack } from '../../src/words/pack.ts';

/** A letter as its full-width form: what a person would read the same, and no code has written by hand. */
const wide = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);

/**
 * A message with every letter of its own in full width; placeholders and the plural's grammar stay as ICU wants them.
 * What is then still in plain letters on a screen did not come from a pack.
 */
export function pseudoMessage(message: string): string {
  let out = '';
  // Whether we read words (of the message or of a plural's branch) or the grammar between braces.
  const modes: ('words' | 'grammar')[] = ['words'];
  for (const sign of message) {
    if (sign === '{') {
      modes.push(modes.at(-1) === 'words' ? 'grammar' : 'words');
    } else if (sign === '}') {
      modes.pop();
    } else if (modes.at(-1) === 'words' && /[A-Za-z]/.test(sign)) {
      out += wide(sign);
      continue;
    }
    out += sign;
  }
  return out;
}

/** The pack with every sentence in full-width letters. */
export function pseudoPack(pack: Pack): Pack {
  return JSON.parse(JSON.stringify(pack), (_key, value: unknown) => (typeof value === 'string' ? pseudoMessage(value) : value)) as Pack;
}

/** Plain Latin words that are left. `data` are the values that were put in: names, addresses, zones. */
export function plainWords(text: string, data: readonly string[] = []): string[] {
  return data.reduce((rest, value) => rest.replaceAll(value, ''), text).match(/[A-Za-z]{2,}/g) ?? [];
}
