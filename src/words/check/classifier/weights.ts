import type { Language } from '../../languages.ts';
import type { HeardRule } from '../language.ts';
import { buckets, familyBuckets } from './features.ts';
import ar from './weights/ar.json' with { type: 'json' };
import de from './weights/de.json' with { type: 'json' };
import en from './weights/en.json' with { type: 'json' };
import es from './weights/es.json' with { type: 'json' };
import fr from './weights/fr.json' with { type: 'json' };
import it from './weights/it.json' with { type: 'json' };
import ja from './weights/ja.json' with { type: 'json' };
import ko from './weights/ko.json' with { type: 'json' };
import nl from './weights/nl.json' with { type: 'json' };
import pl from './weights/pl.json' with { type: 'json' };
import ptBR from './weights/pt-BR.json' with { type: 'json' };
import zhHans from './weights/zh-Hans.json' with { type: 'json' };

/** What speaks for a yes, by bucket (features.ts), and how probable a yes is before anything was read. */
export interface Weights {
  readonly bias: number;
  readonly of: Float32Array;
}

/** Whether a text would be refused, and if so for what. */
export interface LanguageWeights {
  readonly bad: Weights;
  readonly families: ReadonlyMap<HeardRule, Weights>;
}

/** As it is stored: one sign a bucket, so that a language is one small file. Written by `npm run words -- learn`, never by hand. */
interface StoredWeights {
  readonly bias: number;
  /** What one level is worth. */
  readonly scale: number;
  readonly signs: string;
}
export interface StoredLanguage {
  readonly bad: StoredWeights;
  readonly families: Readonly<Record<string, StoredWeights>>;
}

const stored: Readonly<Record<Language, StoredLanguage>> = { ar, de, en, es, fr, it, ja, ko, nl, pl, 'pt-BR': ptBR, 'zh-Hans': zhHans };
const read = new Map<Language, LanguageWeights>();

/** The weights of a language, read once. */
export function weightsOf(language: Language): LanguageWeights {
  const known = read.get(language);
  if (known) return known;
  const weights = readLanguage(stored[language]);
  read.set(language, weights);
  return weights;
}

export function readLanguage({ bad, families }: StoredLanguage): LanguageWeights {
  return { bad: readWeights(bad, buckets), families: new Map(Object.entries(families).map(([rule, weights]) => [rule as HeardRule, readWeights(weights, familyBuckets)])) };
}

/** Signs of the levels -32 … 31. */
const levels = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';
const middle = 32;

function readWeights({ bias, scale, signs }: StoredWeights, size: number): Weights {
  const levelOf = new Map([...levels].map((sign, level) => [sign, level - middle]));
  return { bias, of: Float32Array.from({ length: size }, (_, at) => (levelOf.get(signs[at] ?? '') ?? 0) * scale) };
}

export function storeWeights({ bias, of }: { readonly bias: number; readonly of: Float64Array }): StoredWeights {
  // The few loudest are cut, so that the levels between are finer.
  const loudest = [...of].map(Math.abs).sort((a, b) => b - a)[Math.floor(of.length / 1000)] ?? 1;
  const scale = Number((loudest / (middle - 1) || 1).toPrecision(4));
  const signs = [...of].map((weight) => levels[Math.min(levels.length - 1, Math.max(0, Math.round(weight / scale) + middle))] ?? '').join('');
  return { bias: Number(bias.toPrecision(6)), scale, signs };
}
