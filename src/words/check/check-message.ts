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

/** The sentences a message can become: one for each branch of a plural or select. Placeholders stay as they are. */
export function branches(text: string): string[] {
  const choice = /\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,((?:[^{}]*\{(?:[^{}]|\{[^{}]*\})*\})+)[^{}]*\}/u.exec(text);
  if (!choice) return [text];
  const options = [...(choice[1] ?? '').matchAll(/\{((?:[^{}]|\{[^{}]*\})*)\}/gu)].map(([, option = '']) => option.replace(/#/g, '3'));
  const before = text.slice(0, choice.index);
  const after = text.slice(choice.index + choice[0].length);
  return options.flatMap((option) => branches(`${before}${option}${after}`));
}
