import type { Language } from '../../languages.ts';
import { compiledFor } from '../compiled.ts';
import type { HeardRule } from '../language.ts';
import { readText } from '../read-text.ts';
import { ruleFindings } from '../rule-findings.ts';
import { buckets, familyBuckets, featuresOf } from './features.ts';
import type { Feature } from './features.ts';
import { storeWeights } from './weights.ts';
import type { StoredLanguage } from './weights.ts';

/** A sentence with what people said of it. */
export interface Judged {
  readonly family: HeardRule | 'ok';
  readonly text: string;
}

const rounds = 30;
const rate = 0.5;
const decay = 0.0005;

/** Logistic regression over judged sentences: good or bad, and for the bad ones which family. Same sentences, same weights. */
export function train(language: Language, sentences: readonly Judged[]): StoredLanguage {
  const compiled = compiledFor(language);
  const examples = sentences.map(({ family, text }) => {
    const read = readText(text, compiled.sources);
    return { family, features: featuresOf(read, compiled, ruleFindings(read, compiled, 'receipt').map(({ rule }) => rule)) };
  });
  const bad = fit(examples.map(({ family, features }) => ({ features, yes: family !== 'ok' })), buckets);
  const refused = examples.filter(({ family }) => family !== 'ok');
  const families = [...new Set(refused.map(({ family }) => family))].sort()
    .map((rule) => [rule, storeWeights(fit(refused.map(({ family, features }) => ({ features, yes: family === rule })), familyBuckets))] as const);
  return { bad: storeWeights(bad), families: Object.fromEntries(families) };
}

interface Example {
  readonly features: readonly Feature[];
  readonly yes: boolean;
}

/** AdaGrad over shuffled examples, the second half of the rounds averaged; the shuffling is the same each time. */
function fit(examples: readonly Example[], size: number): { bias: number; of: Float64Array } {
  const weights = new Float64Array(size + 1);
  const walked = new Float64Array(size + 1).fill(1e-6);
  const summed = new Float64Array(size + 1);
  // The bias is a feature that every example has.
  const known = examples.map(({ features, yes }) => ({ at: [...features.map(({ hash }) => hash & (size - 1)), size], values: [...features.map(({ value }) => value), 1], yes }));
  const random = sameRandom();
  for (let round = 0; round < rounds; round += 1) {
    shuffle(known, random);
    for (const { at, values, yes } of known) {
      let sum = 0;
      for (const [i, place] of at.entries()) sum += (weights[place] as number) * (values[i] as number);
      const error = 1 / (1 + Math.exp(-sum)) - (yes ? 1 : 0);
      for (const [i, place] of at.entries()) {
        const weight = weights[place] as number;
        const slope = error * (values[i] as number) + (place === size ? 0 : decay * weight);
        walked[place] = (walked[place] as number) + slope * slope;
        weights[place] = weight - (rate * slope) / Math.sqrt(walked[place]);
      }
    }
    if (round >= rounds / 2) for (const [place, weight] of weights.entries()) summed[place] = (summed[place] as number) + weight / (rounds / 2);
  }
  return { bias: summed[size] as number, of: summed.subarray(0, size) };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
}

/** A generator of the same numbers each time (Park and Miller). */
function sameRandom(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
}
