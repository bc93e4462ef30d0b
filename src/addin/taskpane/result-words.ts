import { linesOf } from '../../words/audience-words.ts';
import type { PaneKey } from '../../words/audience-words.ts';
import { refusalWords } from '../../words/refusals.ts';
import { sayClock, sayDeadline } from '../../words/times.ts';
import type { ReportState, Voice } from './pane.ts';

/** What a result says, apart from how it looks. */
export interface ResultWords {
  readonly title: string;
  /** Facts of the report: number, date. */
  readonly facts: readonly string[];
  readonly lines: readonly string[];
  /** For screen readers where the focus does not come: without what changes with each try, or it would be said again and again. */
  readonly spoken: string;
}

/** Outcomes that take the place of the button; after the others it can be pressed again. */
export type Result = Extract<ReportState, { kind: 'reported' | 'kept' | 'refused' | 'withdrawn' }>;

/** Stands in a line where the link to the agreement comes. From the private use area: no text of ours or of a mail's has it. */
export const agreementMark = '\uE000';

export function isResult(state: ReportState): state is Result {
  return state.kind === 'reported' || state.kind === 'kept' || state.kind === 'refused' || state.kind === 'withdrawn';
}

/** Sentences of a result. Only a receipt thanks (M2); `now` is when it is first shown. */
export function sayResult(result: Result, voice: Voice, now: Date, maxMailBytes: number): ResultWords {
  const { say, reader } = voice;
  switch (result.kind) {
    case 'reported':
      return sayReceipt(result.receipt, voice, now);
    case 'kept':
      return sayKept(result, voice, now);
    case 'withdrawn': {
      const lines = [say('undo.line'), say('undo.stays')];
      return resultWords(say('undo.title'), [say('receipt.number', { number: String(result.number) })], lines, lines);
    }
    case 'refused': {
      const { why, step } = refusalWords[result.code];
      const lines = [say(why, { max: megabytes(maxMailBytes, reader.locale) }), say(step), say('refused.stays')];
      return resultWords(say('refused.title'), [], result.reference ? [...lines, say('refused.reference', { id: result.reference })] : lines, lines);
    }
  }
}

function resultWords(title: string, facts: readonly string[], lines: readonly string[], spoken: readonly string[]): ResultWords {
  return { title, facts, lines, spoken: [title, ...spoken].join(' ') };
}

function sayReceipt({ number, answerBy, duplicate, simulation, audience, agreement }: Extract<Result, { kind: 'reported' }>['receipt'], { say, reader, words }: Voice, now: Date): ResultWords {
  const id = String(number);
  const title: PaneKey = duplicate ? 'receipt.duplicateTitle' : simulation ? 'simulation.title' : 'receipt.title';
  const told = linesOf(simulation ? 'simulation' : 'receipt', audience.frame, words, agreement.version !== null).map((key) => say(key, { agreement: agreementMark }));
  const facts = [
    say(duplicate ? 'receipt.duplicateNumber' : 'receipt.number', { number: id }),
    say('receipt.answerBy', { time: sayDeadline(new Date(answerBy), now, reader) }),
  ];
  return resultWords(say(title), facts, [...told, ...(simulation ? [] : [say('receipt.next')]), say('receipt.stays')], facts);
}

/** A wait shorter than this is "in a moment". */
const momentMs = 60_000;

function sayKept({ durable, retryAt, why }: Extract<Result, { kind: 'kept' }>, { say, reader }: Voice, now: Date): ResultWords {
  if (why === 'sign-in') {
    const lines = [say('kept.why.signIn'), say(durable ? 'kept.signInDevice' : 'kept.signInPane'), say('kept.stays')];
    return resultWords(say('kept.signInTitle'), [], lines, lines);
  }
  const soon = retryAt - now.getTime() < momentMs;
  const lines = [say(`kept.why.${why}`), say(durable ? 'kept.device' : 'kept.pane')];
  const next = soon ? say('kept.soon') : say('kept.at', { time: sayClock(new Date(retryAt), reader) });
  return resultWords(say('kept.title'), [], [...lines, next, say('kept.number'), say('kept.stays')], lines);
}

function megabytes(bytes: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / (1024 * 1024));
}
