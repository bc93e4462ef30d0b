import type { Language } from '../../languages.ts';
import type { Compiled } from '../compiled.ts';
import type { HeardRule, Rule } from '../language.ts';
import type { ReadText, Span } from '../read-text.ts';
import type { RuleFinding } from '../rule-findings.ts';
import { buckets, familyBuckets, featuresOf, shareIn, withoutPlaceholders } from './features.ts';
import type { Feature } from './features.ts';
import { weightsOf } from './weights.ts';
import type { LanguageWeights, Weights } from './weights.ts';

/** A label of a word or two has no tone to hear. */
const fewest = { words: 4, signs: 10 };

/** From here on a text is refused; measured on sentences that taught nothing (tests/words/check/unseen.test.ts). */
const refusedFrom = 0.5;

/** The likeliest family and its place, for a text that reads like those people refused; null for one that does not. */
export function classify(language: Language, read: ReadText, compiled: Compiled, found: readonly Rule[]): RuleFinding | null {
  const { text } = read.folded;
  const { script } = compiled.rules;
  const own = withoutPlaceholders(text);
  if ((script === 'signs' ? own.replace(/[\s\p{P}]/gu, '').length : (own.match(/[\p{L}\p{N}]+/gu) ?? []).length) < fewest[script]) return null;
  const weights = weightsOf(language);
  const features = featuresOf(read, compiled, found);
  if (probability(features, weights) < refusedFrom) return null;
  const rule = likeliest(features, weights);
  // A true majority is what we ask for (N9), and the rules can count.
  if (rule === 'negative-figure' && (shareIn(text) ?? 0) >= 50) return null;
  return { rule, span: loudest(features, weights, read) };
}

/** How probable it is that people would refuse a text with these features. */
export function probability(features: readonly Feature[], { bad }: LanguageWeights): number {
  return 1 / (1 + Math.exp(-says(features, bad, buckets)));
}

function says(features: readonly Feature[], { bias, of }: Weights, size: number): number {
  return features.reduce((sum, { hash, value }) => sum + value * (of[hash & (size - 1)] ?? 0), bias);
}

function likeliest(features: readonly Feature[], { families }: LanguageWeights): HeardRule {
  const scored = [...families].map(([rule, weights]) => ({ rule, score: says(features, weights, familyBuckets) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best), { rule: 'blame', score: -Infinity }).rule;
}

/** The run of signs that speaks most for refusing: what a sign's features say, summed, best stretch (Kadane). */
function loudest(features: readonly Feature[], { bad }: LanguageWeights, { folded: { text } }: ReadText): Span {
  const loud = new Float64Array(text.length);
  for (const { hash, value, spans } of features) {
    const weight = value * (bad.of[hash & (buckets - 1)] ?? 0);
    for (const { from, to } of spans) for (let at = from; at < to; at += 1) loud[at] = (loud[at] ?? 0) + weight / (to - from);
  }
  let best = { from: 0, to: text.length, sum: 0 };
  let run = { from: 0, sum: 0 };
  for (const [at, weight] of loud.entries()) {
    run = run.sum <= 0 ? { from: at, sum: weight } : { from: run.from, sum: run.sum + weight };
    if (run.sum > best.sum) best = { from: run.from, to: at + 1, sum: run.sum };
  }
  return wholeWords(text, best);
}

/** The stretch, grown to whole words where the script has them. */
function wholeWords(text: string, { from, to }: Span): Span {
  const letter = /[\p{Script=Latin}\p{Script=Arabic}\p{Script=Hangul}\p{M}\d'-]/u;
  while (from > 0 && letter.test(text[from - 1] ?? '') && letter.test(text[from] ?? '')) from -= 1;
  while (to < text.length && letter.test(text[to] ?? '') && letter.test(text[to - 1] ?? '')) to += 1;
  return { from, to };
}
