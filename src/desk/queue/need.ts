import type { ReportRow } from '../../contract/desk.ts';

/** What a report needs from a person, most urgent first. */
export type Need = 'overdue' | 'soon' | 'answer' | 'answered' | 'withdrawn';

/** From here on an answer is due soon. */
const soonMs = 4 * 3_600_000;

export function needOf({ state, answerBy }: Pick<ReportRow, 'state' | 'answerBy'>, nowMs: number): Need {
  if (state !== 'open') return state;
  const left = Date.parse(answerBy) - nowMs;
  if (left < 0) return 'overdue';
  return left < soonMs ? 'soon' : 'answer';
}
