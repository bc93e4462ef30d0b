import type { Compiled } from './compiled.ts';
import type { ReadText, Span } from './read-text.ts';

/** More steps than this are too many at once (N13). */
const maxSteps = 3;

const numbered = /(?:^|[\s(（])(?:\d{1,2}[.)、．）]|[①-⑩])(?=\s?\p{L})/gu;

/** The place of the fourth step and what follows, when there are more than three: numbered, or in running text. */
export function stepFindings({ folded, sentences }: ReadText, { stepStarts: starts, stepJoints, rules: { script } }: Compiled): Span[] {
  const counted = [...folded.text.matchAll(numbered)].map(({ index }) => index);
  const running: number[] = [];
  if (starts) {
    for (const sentence of sentences) {
      if (script === 'signs') {
        running.push(...[...sentence.text.matchAll(starts)].map(({ index }) => sentence.from + index));
        continue;
      }
      running.push(...clausesOf(sentence.text, stepJoints).filter(({ text }) => text.search(starts) === 0).map(({ from }) => sentence.from + from));
    }
  }
  const most = counted.length > running.length ? counted : running;
  const fourth = most[maxSteps];
  return fourth === undefined ? [] : [{ from: fourth, to: folded.text.trimEnd().length }];
}

/** Clauses without what joins them, each with its place. A joint also begins one without a comma ("close it and call us"). */
function clausesOf(text: string, joint: RegExp | null): { text: string; from: number }[] {
  const cuts = [0, ...[...text.matchAll(/[,;:،؛–—]|\d[.)]/gu)].map(({ index, 0: sign }) => index + sign.length)];
  if (joint) cuts.push(...[...text.matchAll(joint)].map(({ index }) => index));
  const ordered = [...new Set(cuts)].sort((a, b) => a - b);
  return ordered.map((from, i) => {
    let clause = text.slice(from, ordered[i + 1] ?? text.length);
    let skipped = 0;
    for (let again = true; again; ) {
      const blank = /^[\s\p{P}\d]*/u.exec(clause)?.[0].length ?? 0;
      clause = clause.slice(blank);
      skipped += blank;
      const first = joint ? [...clause.matchAll(joint)].find(({ index }) => index === 0) : undefined;
      again = first !== undefined;
      clause = clause.slice(first?.[0].length ?? 0);
      skipped += first?.[0].length ?? 0;
    }
    return { text: clause, from: from + skipped };
  });
}
