import type { Language } from '../languages.ts';
import { languageRules } from './languages/all.ts';
import type { CheckLanguage, Phrase, PhraseRule } from './language.ts';
import { compilePhrases } from './phrase.ts';

export interface CompiledPhrase {
  readonly rule: PhraseRule;
  readonly expression: RegExp;
  readonly negatable: boolean;
  readonly unless: RegExp | null;
}

/** A language's rules as expressions. */
export interface Compiled {
  readonly rules: CheckLanguage;
  readonly phrases: readonly CompiledPhrase[];
  readonly before: RegExp | null;
  readonly behind: RegExp | null;
  readonly conditions: RegExp | null;
  readonly safety: RegExp | null;
  readonly sources: RegExp | null;
  readonly allow: RegExp | null;
  readonly traits: RegExp | null;
  readonly persons: RegExp | null;
  readonly objects: RegExp | null;
  readonly vague: RegExp | null;
  readonly repeats: RegExp | null;
  readonly kindDeeds: RegExp | null;
  readonly claimsAhead: RegExp | null;
  readonly claimsBehind: RegExp | null;
  readonly stepStarts: RegExp | null;
  readonly stepJoints: RegExp | null;
  /** All lists by name, for the classifier: whether one of its entries stands anywhere in a text. */
  readonly lists: readonly (readonly [string, RegExp])[];
}

const compiledLanguages = new Map<Language, Compiled>();

/** Families in which a negation near the word makes it a promise. Mockery and praise are not made good by a "not". */
const negatableRules: ReadonlySet<PhraseRule> = new Set(['blame', 'shame', 'threat', 'pressure']);

/** Compiled once, when a language is first asked for. */
export function compiledFor(language: Language): Compiled {
  const known = compiledLanguages.get(language);
  if (known) return known;
  const rules = languageRules[language];
  const compile = (phrases: readonly string[]) => compilePhrases(phrases, rules.script);
  const one = (rule: PhraseRule, entry: Phrase): CompiledPhrase => {
    const { phrase, negatable = negatableRules.has(rule), unless = [] } = typeof entry === 'string' ? { phrase: entry } : entry;
    return { rule, expression: compile([phrase]) as RegExp, negatable, unless: compile(unless) };
  };
  const compiled: Compiled = {
    rules,
    phrases: Object.entries(rules.phrases).flatMap(([rule, entries]) => entries.map((entry) => one(rule as PhraseRule, entry))),
    before: compile(rules.negation.before), behind: compile(rules.negation.behind), conditions: compile(rules.conditions), safety: compile(rules.safety),
    sources: compile(rules.sources), allow: compile(rules.allow), traits: compile(rules.traits), persons: compile(rules.persons), objects: compile(rules.objects),
    vague: compile(rules.vague), repeats: compile(rules.repeats), kindDeeds: compile(rules.kindDeeds),
    claimsAhead: compile(rules.claims?.ahead ?? []), claimsBehind: compile(rules.claims?.behind ?? []),
    // In Arabic "and" is one letter, written onto the next word.
    stepStarts: compile(rules.steps.starts.map((start) => (/^\p{Script=Arabic}/u.test(start) ? `(و|ف)?${start}` : start))),
    stepJoints: compilePhrases(rules.steps.joints, 'words'),
    lists: listsOf(rules).flatMap(([name, phrases]) => {
      const expression = compile(phrases);
      return expression ? [[name, expression] as const] : [];
    }),
  };
  compiledLanguages.set(language, compiled);
  return compiled;
}

function listsOf(rules: CheckLanguage): (readonly [string, readonly string[]])[] {
  const { conditions, safety, sources, allow, traits, persons, objects, vague, repeats, kindDeeds, negation, figures } = rules;
  return [
    ['condition', conditions], ['safety', safety], ['source', sources], ['allowed', allow], ['trait', traits], ['person', persons], ['object', objects], ['vague', vague], ['repeat', repeats],
    ['kind', kindDeeds], ['no', [...negation.before, ...negation.behind]], ['people', figures.people], ['thing', figures.things], ['amplifier', figures.amplifiers], ['bad deed', figures.badDeeds],
    ['figure', figures.always], ...Object.entries(rules.phrases).map(([rule, phrases]) => [rule, phrases.map((entry) => (typeof entry === 'string' ? entry : entry.phrase))] as const),
  ];
}
