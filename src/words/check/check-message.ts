import { IntlMessageFormat } from 'intl-messageformat';
import type { Frame } from '../../contract/report.ts';
import type { Language } from '../languages.ts';
import { checkText } from './check-text.ts';
import type { Finding } from './check-text.ts';
import type { Moment } from './moments.ts';

/** A message of a pack or of an organisation, by its key: ICU syntax is taken out, every branch is read. */
export interface MessageToCheck {
  readonly language: Language;
  readonly key: string;
  readonly frame?: Frame | undefined;
  readonly text: string;
}

const momentsByKey: readonly (readonly [RegExp, Moment])[] = [
  [/^invitation\./, 'invitation'], [/^receipt\./, 'receipt'], [/^(aid|happened)\./, 'first-aid'], [/^(simulation|answer\.simulation)\./, 'simulation'],
  [/^dangerous\./, 'answer-dangerous'], [/^answer\.spam\./, 'answer-spam'], [/^safe\./, 'answer-safe'], [/^answer\.undetermined\./, 'answer-checking'],
  [/^answer\.correction\./, 'answer-correction'], [/^model\.limits$/, 'agreement-limits'], [/^model\./, 'agreement'], [/^(tip|figure)\./, 'tip'], [/^story$/, 'story'],
];

export function momentOf(key: string): Moment {
  return momentsByKey.find(([pattern]) => pattern.test(key))?.[1] ?? 'pane';
}

export function checkMessage({ language, key, frame, text }: MessageToCheck): Finding[] {
  const moment = momentOf(key);
  const findings = branches(text).flatMap((branch) => checkText({ language, moment, frame, text: branch }));
  // Positions in the message itself, where the branch's words stand.
  return findings.map((finding) => {
    const from = text.indexOf(finding.where.text);
    return from < 0 ? finding : { ...finding, where: { ...finding.where, from, to: from + finding.where.text.length } };
  });
}

/** More sentences than these from one message are no text for people; those behind them are not read, and `tooManyBranches` says so. */
const maxBranches = 64;

/** The sentences a message can become: one for each branch of a plural or select. Placeholders stay as they are; a broken message is read as it stands. */
export function branches(text: string): string[] {
  try {
    return sentencesOf(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()).slice(0, maxBranches);
  } catch {
    return [text];
  }
}

export function tooManyBranches(text: string): boolean {
  return branches(text).length >= maxBranches;
}

/** A piece of a message (ICU's syntax tree): words, a value, the number of a plural (`type` 7), or a choice with its branches. */
interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}
const [literal, pound] = [0, 7];

/** Never more than one beyond the most: braces within braces would double with each. */
function sentencesOf(elements: readonly Element[]): string[] {
  return elements.reduce<string[]>((heads, { type, value = '', options }) => {
    const tails = type === literal ? [value] : type === pound ? ['3'] : options === undefined ? [`{${value}}`] : Object.values(options).flatMap((option) => sentencesOf(option.value));
    return heads.flatMap((head) => tails.map((tail) => head + tail)).slice(0, maxBranches + 1);
  }, ['']);
}
