import type { CheckLanguage } from './language.ts';
import { compilePhrases } from './phrase.ts';
import { inside } from './read-text.ts';
import type { Sentence, Span } from './read-text.ts';

interface Share extends Span {
  readonly value: number;
}

interface Compiled {
  readonly people: RegExp | null;
  readonly things: RegExp | null;
  readonly amplifiers: RegExp | null;
  readonly badDeeds: RegExp | null;
  readonly always: RegExp | null;
  readonly negation: RegExp | null;
  readonly shares: readonly (readonly [RegExp, number])[];
  readonly ratio: readonly RegExp[];
  /** Few people see a report: that is protection, not a reproach. */
  readonly seeing: RegExp;
  readonly kindDeeds: RegExp | null;
}

const compiledRules = new Map<CheckLanguage, Compiled>();

function compiledFor(rules: CheckLanguage): Compiled {
  const known = compiledRules.get(rules);
  if (known) return known;
  const { figures, script, negation } = rules;
  const compile = (phrases: readonly string[]) => compilePhrases(phrases, script);
  const compiled: Compiled = {
    people: compile(figures.people), things: compile(figures.things), amplifiers: compile(figures.amplifiers), badDeeds: compile(figures.badDeeds), always: compile(figures.always),
    kindDeeds: compile(rules.kindDeeds),
    negation: compile([...negation.before, ...negation.behind]),
    shares: figures.shares.map(([phrase, value]) => [compile([phrase]) as RegExp, value] as const),
    ratio: figures.ratio.map((source) => new RegExp(source, 'gu')),
    seeing: /(?<!\p{L})(?:see|sees|zien|sehen|voir|voient|ven|ver|veem|vedono|widzi|widzą|widzieć|zobaczyć|vedere)(?!\p{L})|見られ|볼 수|能看到|يرى/u,
  };
  compiledRules.set(rules, compiled);
  return compiled;
}

/** How far from a share its people or things stand, in signs. */
const near = { words: { before: 30, behind: 45 }, signs: { before: 14, behind: 18 } };

/**
 * Figures that make a bad norm (N9): a share of people below one half, a share of people that does wrong, any figure of
 * people with "only", "still", "too many". Shares of mails, reports and minutes pass.
 */
export function figureFindings(sentence: Sentence, rules: CheckLanguage): Span[] {
  const compiled = compiledFor(rules);
  const { text, from } = sentence;
  const at = (match: RegExpMatchArray): Span => ({ from: from + (match.index ?? 0), to: from + (match.index ?? 0) + match[0].length });
  const found: Span[] = compiled.always ? [...text.matchAll(compiled.always)].map(at) : [];
  for (const share of sharesIn(text, rules, compiled)) {
    const reach = near[rules.script];
    const around = text.slice(Math.max(0, share.from - reach.before), share.to + reach.behind);
    const behind = text.slice(share.from, share.to + reach.behind);
    const has = (expression: RegExp | null, where: string) => expression !== null && where.search(expression) >= 0;
    const people = has(compiled.people, around);
    if (!people && has(compiled.things, around)) continue;
    const bad = has(compiled.badDeeds, rules.script === 'signs' ? around : behind) || (people && has(compiled.negation, rules.script === 'signs' ? around : behind));
    // "Only 3 in 10 report": who reports is people, named or not.
    const few = share.value < 0.5 && has(compiled.amplifiers, around) && has(compiled.kindDeeds, around);
    if (!people && !bad && !few) continue;
    // A share of things that people made ("80 % of the mails that colleagues reported") passes.
    const beside = rules.script === 'signs' ? text.slice(Math.max(0, share.from - 6), share.from) + text.slice(share.to, share.to + 5) : '';
    const ofThings = has(compiled.things, text.slice(share.to, share.to + 16)) || (has(compiled.things, text.slice(share.to, share.to + 26)) && !has(compiled.people, text.slice(share.to, share.to + 26)) && !(wordsOf(text, share) > 2 && has(compiled.people, text.slice(share.from, share.to))));
    if (ofThings && !has(compiled.people, beside) && !bad) continue;
    if (share.value < 0.5 || bad || has(compiled.amplifiers, around)) found.push({ from: from + share.from, to: from + share.to });
  }
  found.push(...countsIn(text, rules, compiled).map((span) => ({ from: from + span.from, to: from + span.to })));
  return found.filter((span) => !inside(span, sentence.quoted));
}

/** "Un collègue sur quatre" names whom it counts; "jede dritte" does not. */
const wordsOf = (text: string, { from, to }: Span) => text.slice(from, to).trim().split(/\s+/).length;

/** "Only 12 people report": a count of people with "only" or "still" is a reproach, however large. */
function countsIn(text: string, { script }: CheckLanguage, { people, things, amplifiers, seeing }: Compiled): Span[] {
  if (!amplifiers || !people || (seeing.test(text))) return [];
  return [...text.matchAll(/(?<![\d.,])\d[\d.,]*(?![\d%]|\s?%)/gu)]
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
    .filter(({ from, to }) => {
      const behind = text.slice(to, to + (script === 'words' ? 22 : 8));
      const counted = script === 'words' ? behind : text.slice(Math.max(0, from - 14), to + 8);
      const close = text.slice(Math.max(0, from - 14), to + 16);
      return close.search(amplifiers) >= 0 && counted.search(people) >= 0 && !(things && behind.search(things) >= 0 && behind.search(things) < behind.search(people));
    });
}

function sharesIn(text: string, { figures }: CheckLanguage, { shares, ratio }: Compiled): Share[] {
  const span = (match: RegExpMatchArray) => ({ from: match.index ?? 0, to: (match.index ?? 0) + match[0].length });
  const percent = [...text.matchAll(/(?<![\p{Script=Latin}\d.,])(\d+(?:[.,]\d+)?)\s?(?:%|percent|per cent|procent|prozent|pour cent|por ciento|por cento|per cento|proc\.|procent\p{L}*|パーセント|퍼센트|في المئه|بالمئه|في المايه|بالمايه)/gu)]
    .map((match) => ({ ...span(match), value: Number(match[1]?.replace(',', '.')) / 100 }));
  const number = (word: string | undefined) => figures.numbers[word ?? ''] ?? Number(word?.replace(',', '.'));
  const ratios = ratio.flatMap((expression) => [...text.matchAll(expression)].map((match) => ({ ...span(match), value: number(match.groups?.['part']) / number(match.groups?.['whole']) })))
    .filter(({ value }) => value > 0 && value <= 1);
  const words = shares.flatMap(([expression, value]) => [...text.matchAll(expression)].map((match) => ({ ...span(match), value })));
  return [...percent, ...ratios, ...words];
}
