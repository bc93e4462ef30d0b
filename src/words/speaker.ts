import { IntlMessageFormat } from 'intl-messageformat';
import { directionOf } from './languages.ts';

/** What a placeholder may stand for. Dates and shares come ready-made from `times.ts` and Intl, with the person's region. */
export type Values = Readonly<Record<string, string | number>>;

/** Says the sentence under a key. */
export type Speaker<Key extends string> = (key: Key, values?: Values) => string;

/**
 * Makes the voice of one pack. A value of the other writing direction is isolated (U+2068 … U+2069): a subject in
 * Arabic must not reorder an English sentence around it, nor a Latin name an Arabic one.
 */
export function createSpeaker<Key extends string>(words: Readonly<Record<Key, string>>, locale: string): Speaker<Key> {
  const formats = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    let format = formats.get(key);
    if (!format) {
      // Our texts are never markup.
      format = new IntlMessageFormat(words[key], locale, undefined, { ignoreTag: true });
      formats.set(key, format);
    }
    return String(format.format(isolated(values, directionOf(locale) === 'rtl')));
  };
}

const writtenRightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

function isolated(values: Values = {}, rightToLeft: boolean): Record<string, string | number> {
  const needed = (value: string) => rightToLeft || writtenRightToLeft.test(value);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' && needed(value) ? `\u2068${value}\u2069` : value]),
  );
}
