import type { Compiled } from './compiled.ts';
import { figureFindings } from './figures.ts';
import type { CheckLanguage, PhraseRule, Rule } from './language.ts';
import type { Moment } from './moments.ts';
import { inside } from './read-text.ts';
import type { ReadText, Sentence, Span } from './read-text.ts';
import { stepFindings } from './steps.ts';

/** A family and where in the folded text it was found. */
export interface RuleFinding {
  readonly rule: Rule;
  readonly span: Span;
}

/** What the rules find: words with their object, negation and its conditions, quotation (words guide (c)). */
export function ruleFindings(read: ReadText, compiled: Compiled, moment: Moment): RuleFinding[] {
  const { rules } = compiled;
  const found: RuleFinding[] = [];
  for (const sentence of read.sentences) {
    found.push(...phraseFindings(sentence, compiled, moment), ...traitFindings(sentence, compiled), ...vagueFindings(sentence, compiled));
    found.push(...figureFindings(sentence, rules).map((span) => ({ rule: 'negative-figure' as const, span })));
  }
  found.push(...conditionFindings(read, compiled, moment));
  found.push(...stepFindings(read, compiled).map((span) => ({ rule: 'steps' as const, span })));
  found.push(...lengthFindings(read, rules, moment));
  return distinct(found);
}

/** One finding for one place and family. */
export function distinct(found: readonly RuleFinding[]): RuleFinding[] {
  return found.filter(({ rule, span }, i) => !found.some((other, j) => j < i && other.rule === rule && other.span.from < span.to && span.from < other.span.to));
}

/** All places of an expression in a sentence that are neither quoted scam nor inside a harmless word. */
function places(sentence: Sentence, expression: RegExp | null, allow: RegExp | null): Span[] {
  if (!expression) return [];
  const spans = spansOf(sentence, expression);
  // Most phrases are not there: the harmless words are looked for only where one is.
  if (spans.length === 0) return [];
  const allowed = allow ? spansOf(sentence, allow) : [];
  return spans.filter((span) => !inside(span, sentence.quoted) && !allowed.some((harmless) => harmless.from <= span.from && span.to <= harmless.to));
}

function spansOf(sentence: Sentence, expression: RegExp): Span[] {
  return [...sentence.text.matchAll(expression)].map((match) => ({ from: sentence.from + match.index, to: sentence.from + match.index + match[0].length }));
}

/** Whether a negation governs the place: in front of it or behind it, within its clause. */
function negated(sentence: Sentence, span: Span, compiled: Compiled): boolean {
  const { before, behind } = compiled;
  const clause = sentence.clauses.find(({ from, to }) => from <= span.from && span.from < to) ?? sentence;
  const start = clause.from - sentence.from;
  const text = sentence.text;
  // A phrase of several words may hold its negation ("access is not revoked"); a sign like 无视 is one word, and bad.
  const ahead = text.slice(start, (compiled.rules.script === 'words' ? span.to : span.from) - sentence.from);
  const rest = text.slice(span.from - sentence.from, Math.max(clause.to - sentence.from, span.to - sentence.from + 12));
  return Boolean((before && ahead.search(before) >= 0) || (behind && rest.search(behind) >= 0));
}

function phraseFindings(sentence: Sentence, compiled: Compiled, moment: Moment) {
  // Few families are there at all, so each is first asked as one.
  const here = new Set(compiled.lists.filter(([, anyOf]) => sentence.text.search(anyOf) >= 0).map(([name]) => name));
  return compiled.phrases.filter(({ rule }) => here.has(rule)).flatMap((phrase) => {
    // In its own place the agreement names its one limit, and may name what does not happen.
    if (moment === 'agreement-limits' && phrase.rule === 'threat') return [];
    if (phrase.unless && sentence.text.search(phrase.unless) >= 0) return [];
    return places(sentence, phrase.expression, compiled.allow)
      .filter((span) => !(phrase.negatable && negated(sentence, span, compiled)) && !unasked(sentence, span, compiled) && !(ofTheMail.has(phrase.rule) && claimed(sentence, span, phrase.rule, compiled)))
      .map((span) => ({ rule: phrase.rule, span }));
  });
}

/** Families whose words a mail may say of itself: "the mail threatened with a fine". */
const ofTheMail: ReadonlySet<PhraseRule> = new Set(['threat', 'pressure', 'shame', 'empty-praise']);

/** Whether it is the mail, or who sent it, that says so. */
function claimed(sentence: Sentence, span: Span, rule: PhraseRule, { claimsAhead, claimsBehind }: Compiled): boolean {
  if (claimsAhead && spansOf(sentence, claimsAhead).some(({ from, to }) => from < span.from && span.from - to < 80)) return true;
  // "A fake mail that even a beginner sees through" is said of the beginner.
  return rule !== 'shame' && claimsBehind !== null && spansOf(sentence, claimsBehind).some(({ from, to }) => to > span.to && from - span.to < 12);
}

/** To ask, in the languages there are. */
const asking = /(?<!\p{L})(?:ask|vra[ag]|frag|demand|pregunt|pergunt|chied|pyta|zapyta)\p{L}*|[問聞尋]|묻|물어|问|(?:ي|ن|ت)?سال/u;

/** "Nobody asks why you clicked" is the opposite of asking it. */
function unasked(sentence: Sentence, span: Span, { before, behind, rules }: Compiled): boolean {
  const ahead = sentence.text.slice(0, span.from - sentence.from);
  const rest = sentence.text.slice(span.to - sentence.from);
  return (asking.test(ahead) && before !== null && ahead.search(before) >= 0) || (rules.script === 'signs' && asking.test(rest) && behind !== null && rest.search(behind) >= 0);
}

/** An unkind trait said of a person; of a mail it is information. */
function traitFindings(sentence: Sentence, compiled: Compiled) {
  if (!compiled.persons || sentence.text.search(compiled.persons) < 0) return [];
  return places(sentence, compiled.traits, compiled.allow)
    .filter((span) => !negated(sentence, span, compiled) && !besideObject(sentence, span, compiled))
    .map((span) => ({ rule: 'shame' as const, span }));
}

const reach = { words: 24, signs: 6 };

function besideObject(sentence: Sentence, span: Span, { objects, rules }: Compiled): boolean {
  if (!objects) return false;
  const near = reach[rules.script];
  const from = Math.max(0, span.from - sentence.from - near);
  return sentence.text.slice(from, span.to - sentence.from + near).search(objects) >= 0;
}

/** "Somebody in Sales clicked again": nobody is named, and everybody there is meant. */
function vagueFindings(sentence: Sentence, compiled: Compiled) {
  const [who] = places(sentence, compiled.vague, compiled.allow);
  const [again] = places(sentence, compiled.repeats, compiled.allow);
  if (!who || !again || (compiled.kindDeeds && sentence.text.search(compiled.kindDeeds) >= 0)) return [];
  if (negated(sentence, who, compiled)) return [];
  return [{ rule: 'blame' as const, span: { from: Math.min(who.from, again.from), to: Math.max(who.to, again.to) } }];
}

/** A promise of safety with a condition is none: "nobody is punished, as long as …". */
function conditionFindings(read: ReadText, compiled: Compiled, moment: Moment) {
  if (moment === 'agreement-limits') return [];
  return read.sentences.flatMap((sentence, i) => {
    const conditions = places(sentence, compiled.conditions, compiled.allow);
    if (conditions.length === 0) return [];
    const promised = promises(sentence, compiled) || (i > 0 && opens(sentence, conditions[0]) && promises(read.sentences[i - 1] as Sentence, compiled));
    return promised ? [{ rule: 'conditional-safety' as const, span: conditions[0] as Span }] : [];
  });
}

/** The condition opens its sentence, so it speaks of the one before: "Nobody is punished. Unless …". */
function opens(sentence: Sentence, span: Span | undefined): boolean {
  return span !== undefined && span.from - sentence.from <= 6;
}

function promises(sentence: Sentence, compiled: Compiled): boolean {
  if (places(sentence, compiled.safety, null).length > 0) return true;
  return compiled.phrases.some(({ rule, expression, negatable }) =>
    negatable && (rule === 'threat' || rule === 'blame') && places(sentence, expression, compiled.allow).some((span) => negated(sentence, span, compiled)));
}

function lengthFindings(read: ReadText, { script, limits }: CheckLanguage, moment: Moment) {
  const found: { rule: Rule; span: Span }[] = [];
  const factor = moment === 'agreement' || moment === 'agreement-limits' || moment === 'manifest' ? 4 : moment === 'story' ? 2 : 1;
  if (read.folded.text.length > limits.text * factor) found.push({ rule: 'too-long', span: { from: 0, to: read.folded.text.length } });
  for (const sentence of read.sentences) {
    const length = script === 'signs' ? sentence.text.trim().length : (sentence.text.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []).length;
    if (length > limits.sentence) found.push({ rule: 'sentence-length', span: { from: sentence.from, to: sentence.from + sentence.text.length } });
  }
  return found;
}
