import { folded } from './normalise.ts';
import type { Folded } from './normalise.ts';

/** Half-open range in the folded text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Sentence extends Span {
  readonly text: string;
  /** Parts between commas, colons and dashes: how far a negation reaches. */
  readonly clauses: readonly Span[];
  /** Quotations that a source word excuses ("the mail said …"). */
  readonly quoted: readonly Span[];
}

export interface ReadText {
  readonly original: string;
  readonly folded: Folded;
  readonly sentences: readonly Sentence[];
}

const ends = /[.!?。！？؟\n]+(?=[\s"”»』」]|$)|[。！？\n]/gu;
const clauseEnds = /[,;:，；：、،؛—–]|\s-\s/gu;
const quotes: readonly RegExp[] = [/“[^“”]*”/gu, /„[^„“”]*[“”]/gu, /«[^«»]*»/gu, /「[^「」]*」/gu, /『[^『』]*』/gu, /"[^"]*"/gu, /(?<![\p{L}\p{N}])'[^']{2,}'(?![\p{L}\p{N}])/gu];

/** Folds a text and takes it apart. Quotations are seen over the whole text; the source word may stand in the sentence or the one before. */
export function readText(original: string, sources: RegExp | null): ReadText {
  const whole = folded(original);
  const quotations = quotes.flatMap((quote) => [...whole.text.matchAll(quote)].map((match) => ({ from: match.index, to: match.index + match[0].length })));
  const ranges = split(whole.text, ends, quotations);
  const sentences = ranges.map(({ from, to }, i) => {
    const text = whole.text.slice(from, to);
    const context = whole.text.slice(ranges[i - 1]?.from ?? from, to);
    const own = quotations.filter((quotation) => quotation.from < to && from < quotation.to);
    const outside = own.reduce((rest, quotation) => rest.replace(whole.text.slice(quotation.from, quotation.to), ' '), context);
    const quoted = own.length > 0 && sources && outside.search(sources) >= 0 ? own : [];
    return { from, to, text, quoted, clauses: split(text, clauseEnds, []).map((part) => ({ from: part.from + from, to: part.to + from })) };
  });
  return { original, folded: whole, sentences };
}

export function inside(span: Span, spans: readonly Span[]): boolean {
  return spans.some(({ from, to }) => from <= span.from && span.to <= to);
}

/** Ranges between the ends; an end inside a quotation does not count, but for the one it closes with. */
function split(text: string, end: RegExp, quotations: readonly Span[]): Span[] {
  const ranges: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(end)) {
    const to = match.index + match[0].length;
    if (inside({ from: match.index, to: match.index + 1 }, quotations.map((quotation) => ({ from: quotation.from, to: quotation.to - 2 })))) continue;
    if (text.slice(from, to).trim()) ranges.push({ from, to });
    from = to;
  }
  if (text.slice(from).trim()) ranges.push({ from, to: text.length });
  return ranges;
}
