import type { Rule } from '../language.ts';
import type { Compiled } from '../compiled.ts';
import type { ReadText, Span } from '../read-text.ts';

/** Something a sentence has, and the places where it has it; none for what is true of the whole. */
export interface Feature {
  /** Its name's hash: features share this many places, so that the weights of a language are one small file ("hashing trick"). */
  readonly hash: number;
  readonly value: number;
  readonly spans: readonly Span[];
}

/** Places of weights: for refusing at all, and for each family. Powers of two. */
export const buckets = 65_536;
export const familyBuckets = 4096;

/** Weight of what the rules and word lists say beside the words themselves; chosen by measurement. */
const markValue = 0.375;
const ruleValue = 0.9;
const partOfWordValue = 0.7;

/**
 * What the classifier looks at: words, runs of words, parts of words (endings and compounds differ too much for whole ones), and
 * what the rules' own lists say: "a condition beside a promise". Words have length 1 together, so that a long text is not louder.
 */
export function featuresOf(read: ReadText, compiled: Compiled, found: readonly Rule[]): Feature[] {
  const places = new Map<string, Span[]>();
  const add = (name: string, from: number, to: number) => {
    const known = places.get(name);
    if (known) known.push({ from, to });
    else places.set(name, [{ from, to }]);
  };
  const text = read.folded.text;
  if (compiled.rules.script === 'signs') addSigns(text, add);
  else addWords(text, add);
  const loud = [...places].map(([name, spans]) => ({ name, spans, value: 1 + Math.log(spans.length) }));
  const length = Math.hypot(...loud.map(({ value }) => value)) || 1;
  const words = loud.map(({ name, spans, value }) => ({ hash: hashOf(name), spans, value: (value / length) * (name.startsWith('~') ? partOfWordValue : 1) }));
  const rules = [...new Set(found)].filter((rule) => rule !== 'too-long' && rule !== 'sentence-length');
  const marks = marksOf(text, compiled).map((name) => whole(name, markValue));
  return [...words, ...marks, ...(rules.length === 0 ? [] : [whole('rule', ruleValue)]), ...rules.map((rule) => whole(`rule ${rule}`, ruleValue / 2))];
}

/** A mark is no word, so its name begins as none can. */
const whole = (name: string, value: number): Feature => ({ hash: hashOf(`=${name}`), value, spans: [] });

/** FNV-1a, 32 bit. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  // The low bits alone choose a place: mix the high ones in.
  return (hash ^ (hash >>> 15)) >>> 0;
}

type Add = (name: string, from: number, to: number) => void;

/** A value that is filled in later says as little as a number. */
const placeholder = /\{\w+\}/gu;
export const withoutPlaceholders = (text: string) => text.replace(placeholder, '');

/** One to three words, and three to five letters of one; digits are alike, and so are values that are filled in later. */
function addWords(text: string, add: Add): void {
  const words = [...text.matchAll(/\{\w+\}|\d+(?:[.,]\d+)*|[\p{L}\p{M}'-]+|[%!?…]+/gu)].map(({ 0: word, index }) => ({ word: /^[\d{]/.test(word) ? '#' : word, from: index, to: index + word.length }));
  for (const [i, { word, from, to }] of words.entries()) {
    add(word, from, to);
    for (const back of [1, 2]) {
      const first = words[i - back];
      if (first) add(words.slice(i - back, i + 1).map((one) => one.word).join(' '), first.from, to);
    }
    if (i === 0) add(`^${word}`, from, to);
    const fenced = `<${word}>`;
    for (let n = 3; n <= 5; n += 1) for (let at = 0; at + n <= fenced.length; at += 1) add(`~${fenced.slice(at, at + n)}`, from, to);
  }
}

/** One to four signs, blanks left out. */
function addSigns(text: string, add: Add): void {
  const signs = [...text.replace(/\{\w+\}|\d+(?:[.,]\d+)*/gu, (value) => '#'.padEnd(value.length))].map((sign, at) => ({ sign, at })).filter(({ sign }) => sign.trim() !== '');
  for (let n = 1; n <= 4; n += 1) {
    for (let i = 0; i + n <= signs.length; i += 1) {
      const run = signs.slice(i, i + n);
      add(run.map(({ sign }) => sign).join(''), run[0]?.at ?? 0, (run.at(-1)?.at ?? 0) + 1);
    }
  }
}

/** Which lists meet in pairs, where one alone says little. */
const pairs: readonly (readonly [string, string])[] = [
  ['condition', 'safety'], ['condition', 'no'], ['condition', 'threat'], ['threat', 'no'], ['blame', 'no'], ['pressure', 'no'], ['pressure', 'source'], ['threat', 'source'],
  ['people', 'amplifier'], ['vague', 'repeat'], ['trait', 'object'], ['trait', 'person'], ['quote', 'source'],
];

function marksOf(text: string, { lists, rules }: Compiled): string[] {
  const marks = lists.filter(([, expression]) => text.search(expression) >= 0).map(([name]) => name);
  if (/[“„«「『]/u.test(text)) marks.push('quote');
  const met = pairs.filter(([one, other]) => marks.includes(one) && marks.includes(other)).map((pair) => pair.join('+'));
  const share = shareIn(text);
  if (share !== undefined) met.push(share >= 50 ? 'most' : 'few', marks.includes('people') ? 'share of people' : 'share of things');
  const parts = text.split(/[,;:.!?،؛。、，；！？]|\d[.)]/u).filter((part) => part.trim() !== '').length;
  for (const least of [3, 4, 5, 6]) if (parts >= least) met.push(`${String(least)} parts`);
  if (/!/u.test(text)) met.push('!');
  if (/!.*!/u.test(text)) met.push('!!');
  if (/[?؟]/u.test(text)) met.push('?');
  if (text.includes('…')) met.push('…');
  met.push(`length ${String(Math.min(5, Math.floor(text.length / (rules.script === 'signs' ? 20 : 40))))}`);
  return [...marks, ...met];
}

/** The first share in digits, in percent. */
export function shareIn(text: string): number | undefined {
  const share = /(\d+(?:[.,]\d+)?)\s?(?:%|pro[cz]ent|percent|パーセント|퍼센트)/u.exec(text)?.[1];
  return share === undefined ? undefined : Number(share.replace(',', '.'));
}
