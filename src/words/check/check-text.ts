import type { Frame } from '../../contract/report.ts';
import type { Language } from '../languages.ts';
import { classify } from './classifier/classify.ts';
import { compiledFor } from './compiled.ts';
import { languageRules } from './languages/all.ts';
import type { Rule } from './language.ts';
import type { Moment } from './moments.ts';
import { reasons } from './reasons.ts';
import { readText } from './read-text.ts';
import type { Span } from './read-text.ts';
import { distinct, ruleFindings } from './rule-findings.ts';

export interface TextToCheck {
  readonly language: Language;
  readonly moment: Moment;
  readonly frame?: Frame | undefined;
  readonly text: string;
}

export interface Finding {
  readonly rule: Rule;
  /** Positions in the text, in UTF-16 units, and what stands there. */
  readonly where: Span & { readonly text: string };
  /** Why it is refused, in English, for whoever writes. */
  readonly why: string;
  /** A better phrase, in the text's language. */
  readonly instead: string;
  /** False: no rule says so; it reads like sentences that people refused (see classifier). */
  readonly certain: boolean;
}

/** Longer texts are cut: no text of ours is, and a rule must not be slow on a hostile one. */
const maxChars = 4000;

/**
 * Judges one text; no finding means it passes. First by rules, which look at the object, at negation and its conditions, and at
 * quotation (words guide (c)); where they hear nothing, by likeness to sentences that people judged.
 */
export function checkText({ language, moment, text }: TextToCheck): Finding[] {
  const compiled = compiledFor(language);
  const read = readText(text.slice(0, maxChars), compiled.sources);
  const byRule = ruleFindings(read, compiled, moment);
  const heard = classify(language, read, compiled, byRule.map(({ rule }) => rule));
  // The agreement has its own words for what does not happen, and names its one limit.
  const likely = heard === null || byRule.length > 0 || moment === 'agreement-limits' ? [] : [heard];
  const { instead } = languageRules[language];
  const { folded, original } = read;
  return distinct([...byRule, ...likely]).map(({ rule, span }) => {
    const from = folded.at[span.from] ?? 0;
    const to = folded.at[span.to] ?? original.length;
    const certain = byRule.some((finding) => finding.rule === rule);
    return { rule, where: { from, to, text: original.slice(from, to) }, why: certain ? reasons[rule] : `${likeness} ${reasons[rule]}`, instead: instead[rule], certain };
  });
}

const likeness = 'No single word gives it away, but it reads like sentences that people found unkind.';
