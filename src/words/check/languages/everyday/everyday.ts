import type { Phrase } from '../../language.ts';

/**
 * How the families sound in everyday office language, where no hard word falls: the reproach that only says what would have
 * been enough, the thanks with a "but", the comparison of teams, the note to another department, the deadline with a price.
 * Added to a language's own phrases (all.ts).
 */
export interface Everyday {
  readonly blame: readonly Phrase[];
  readonly shame: readonly Phrase[];
  readonly threat: readonly Phrase[];
  readonly pressure: readonly Phrase[];
  readonly sarcasm: readonly Phrase[];
  /** Conditions of time and number: "if you report it the same day", "the second time is another matter". */
  readonly conditions: readonly string[];
  /** Promises of safety in plain words. */
  readonly safety: readonly string[];
  /** "The mail claimed …", "the scammer threatens with …": what follows in the sentence is the mail's doing, not ours. */
  readonly claims: readonly string[];
  /** The same where the language names the mail behind it: "…を求める偽メール". */
  readonly claimsBehind?: readonly string[];
  /** What makes a quotation a quoted scam. */
  readonly sources?: readonly string[];
  readonly vague?: readonly string[];
  readonly repeats?: readonly string[];
  /** Harmless turns that look like the above. */
  readonly allow?: readonly string[];
  /** Figures of people that are refused whatever stands around. */
  readonly always?: readonly string[];
}

/** A reproach stays one whatever stands before it. */
export const firm = (phrase: string, unless: readonly string[] = []): Phrase => ({ phrase, negatable: false, unless });
