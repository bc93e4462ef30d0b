/** Families of the words guide (c); each finding names one. */
export const rules = [
  'blame', 'shame', 'threat', 'conditional-safety', 'pressure', 'sarcasm', 'negative-figure', 'empty-praise', 'non-apology', 'steps', 'too-long', 'sentence-length',
] as const;
export type Rule = (typeof rules)[number];

/** Families that are found by phrases. */
export type PhraseRule = Exclude<Rule, 'conditional-safety' | 'steps' | 'too-long' | 'sentence-length'>;

/** Families the classifier tells apart: all but lengths. */
export type HeardRule = Exclude<Rule, 'too-long' | 'sentence-length'>;

/**
 * A phrase (see phrase.ts), or one with its own guards:
 * `negatable` false: a negation near it does not excuse it ("you did not check");
 * `unless` phrases anywhere in the same sentence excuse it.
 */
export type Phrase = string | { readonly phrase: string; readonly negatable?: boolean; readonly unless?: readonly string[] };

/** What the check knows of one language. All phrases in lower case; see phrase.ts for how they are written. */
export interface CheckLanguage {
  /** `signs`: written without spaces (ja, zh), or with endings grown onto words (ko): no word boundaries. */
  readonly script: 'words' | 'signs';
  /** Words of negation. `before`: in the same clause, in front of the bad word. `behind`: after it, in the same clause (ja, ko). */
  readonly negation: { readonly before: readonly string[]; readonly behind: readonly string[] };
  /** "unless", "as long as", "this time": behind a promise of safety they revoke it. */
  readonly conditions: readonly string[];
  /** Promises of safety that are not a negated bad word: "you are safe", "nothing will happen to you". */
  readonly safety: readonly string[];
  /** Words that make a quotation a quoted scam: "the mail said", "the sender writes", "subject", "fake". Quotes alone do not excuse. */
  readonly sources: readonly string[];
  /** Harmless words and turns that look like bad ones (homographs): a phrase inside one of these is silent. */
  readonly allow: readonly string[];
  /** Turns by which a threat, a pressure or an unkind word is the mail's or the sender's: before it in its sentence, or behind it (`signs`). */
  readonly claims?: { readonly ahead: readonly string[]; readonly behind: readonly string[] };
  /** Bad phrases by family, person reference included ("you should have … check*"). */
  readonly phrases: Readonly<Record<PhraseRule, readonly Phrase[]>>;
  /** Unkind traits ("careless", "gullible"): refused (shame) in a sentence about `persons`, unless they stand next to one of `objects`. */
  readonly traits: readonly string[];
  /** References to people: you, colleagues, department, users, staff. */
  readonly persons: readonly string[];
  /** Things a hard word may be said of: mail, link, trick, sender, file. Directly before or behind the trait. */
  readonly objects: readonly string[];
  /** Vague culprits: "somebody in Sales", "one of us", "a colleague". Refused (blame) together with one of `repeats`, unless a word of `kindDeeds` stands there. */
  readonly vague: readonly string[];
  /** "again", "still", "despite", "unfortunately", "once more". */
  readonly repeats: readonly string[];
  /** "reported", "asked", "noticed", "helped": what may happen again. */
  readonly kindDeeds: readonly string[];
  readonly figures: {
    /** People counted: colleagues, employees, people, of us, users, teams. */
    readonly people: readonly string[];
    /** Things counted: mails, reports, mailboxes, minutes, practice mails. Their shares pass. */
    readonly things: readonly string[];
    /** Shares in words, with their value 0…1: ["one in four", 0.25], ["a third", 0.33], ["nearly half", 0.45], ["most", 0.6]. Digits with % and "# in #" (see `ratio`) are read by themselves. */
    readonly shares: readonly (readonly [string, number])[];
    /** "# in #", "# out of #": RegExp sources with groups `part` and `whole`, for digits and for number words if need be. */
    readonly ratio: readonly string[];
    /** Number words for `ratio`, lower case: { three: 3, ten: 10 }. */
    readonly numbers: Readonly<Record<string, number>>;
    /** "only", "just", "merely", "still", "too many", "too few": with a share or people counted they make any figure a reproach. */
    readonly amplifiers: readonly string[];
    /** Things not to do, or not done: "click*", "forget*", "fail*", "do not", "ignore*". A majority that does this is refused, too. */
    readonly badDeeds: readonly string[];
    /** Whole phrases that are refused whatever stands around: "fewer than half", "worse than", "too many of us". */
    readonly always: readonly string[];
  };
  /**
   * Steps in running text. `starts`: verbs or turns that begin a step, looked for at the beginning of each clause
   * (`signs`: anywhere). `joints`: what may stand before them in a clause ("then", "and", "after that", "please").
   */
  readonly steps: { readonly starts: readonly string[]; readonly joints: readonly string[] };
  /** Longest text of a pane's line in signs, and longest sentence in words (`signs`: in signs). */
  readonly limits: { readonly text: number; readonly sentence: number };
  /** A better phrase for each family, in this language. Must pass the check itself. */
  readonly instead: Readonly<Record<Rule, string>>;
}
