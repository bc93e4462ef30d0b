import type { CampaignRow } from '../../contract/campaign.ts';
import type { ReportRow } from '../../contract/desk.ts';

/** What needs a person, most urgent first. */
export type Need = 'harmed' | 'happened' | 'overdue' | 'reopened' | 'soon' | 'many' | 'answer' | 'decided' | 'merged' | 'answered' | 'withdrawn';

/** From here on an answer is due soon. */
const soonMs = 4 * 3_600_000;
/** From so many reporters on a campaign is large. */
const manyReporters = 5;

/** What one report alone needs. */
export function needOf({ state, answerBy }: Pick<ReportRow, 'state' | 'answerBy'>, nowMs: number): Exclude<Need, 'decided'> {
  return state !== 'open' ? state : needByTime(answerBy, nowMs) ?? 'answer';
}

/** The strongest reason why a campaign needs somebody. */
export function campaignNeed({ state, urgency, reopenedBecause, answerBy, reports }: Pick<CampaignRow, 'state' | 'urgency' | 'reopenedBecause' | 'answerBy' | 'reports'>, nowMs: number): Need {
  if (state !== 'open') return state;
  if (urgency > 0) return urgency > 1 ? 'harmed' : 'happened';
  const byTime = answerBy === null ? null : needByTime(answerBy, nowMs);
  if (byTime === 'overdue') return byTime;
  if (reopenedBecause !== null) return 'reopened';
  return byTime ?? (reports >= manyReporters ? 'many' : 'answer');
}

function needByTime(answerBy: string, nowMs: number): 'overdue' | 'soon' | null {
  const left = Date.parse(answerBy) - nowMs;
  if (left < 0) return 'overdue';
  return left < soonMs ? 'soon' : null;
}
