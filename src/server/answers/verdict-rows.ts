import type { Insertable, Selectable } from 'kysely';
import type { AnswerClass } from '../../contract/own-report.ts';
import type { DangerKind, Severity, Verdict, VerdictRequest } from '../../contract/verdict.ts';
import type { Author } from '../changes.ts';
import type { Tables } from '../db/tables.ts';

/** A verdict to be given; `class` null takes the last one back. */
export type GivenVerdict = Omit<VerdictRequest, 'class'> & { class: AnswerClass | null };

type Row = Selectable<Tables['verdicts']>;

/** A verdict as the desk shows it. */
export function verdictFrom(row: Row): Verdict {
  return {
    class: row.class as AnswerClass | null,
    kind: row.kind as DangerKind | null,
    severity: row.severity as Severity | null,
    criteria: JSON.parse(row.criteria) as string[],
    facts: row.facts,
    assumptions: row.assumptions,
    steps: JSON.parse(row.steps) as string[],
    removedFrom: row.removed_from,
    siteDown: row.site_down === 1,
    senderBlocked: row.sender_blocked === 1,
    at: new Date(row.at).toISOString(),
    by: row.by_name,
  };
}

/** What was done counts for what is dangerous only: of a harmless mail nothing is removed. */
export function effectOf(verdict: GivenVerdict): { removedFrom: number; siteDown: boolean; senderBlocked: boolean } {
  const real = verdict.class === 'dangerous';
  return { removedFrom: real ? (verdict.removedFrom ?? 0) : 0, siteDown: real && verdict.siteDown === true, senderBlocked: real && verdict.senderBlocked === true };
}

/** Whether anything was done: only then may an answer say that we could act (N8). */
export function wasActedOn({ removedFrom, siteDown, senderBlocked }: ReturnType<typeof effectOf>, steps: readonly string[]): boolean {
  return removedFrom > 0 || siteDown || senderBlocked || steps.length > 0;
}

/** The row of a verdict about a campaign or about one report. */
export function verdictRow(id: string, about: { campaignId: string } | { reportId: string }, verdict: GivenVerdict, by: Author, at: number): Insertable<Tables['verdicts']> {
  const { siteDown, senderBlocked } = effectOf(verdict);
  return {
    id,
    campaign_id: 'campaignId' in about ? about.campaignId : null,
    report_id: 'reportId' in about ? about.reportId : null,
    at,
    by_id: by.id,
    by_name: by.name,
    class: verdict.class,
    kind: verdict.class === 'dangerous' ? (verdict.kind ?? null) : null,
    severity: verdict.severity ?? null,
    criteria: JSON.stringify(verdict.criteria ?? []),
    facts: verdict.facts ?? '',
    assumptions: verdict.assumptions ?? '',
    steps: JSON.stringify(verdict.steps ?? []),
    // What nobody counted is not nought.
    removed_from: verdict.class === 'dangerous' ? (verdict.removedFrom ?? null) : null,
    site_down: siteDown ? 1 : 0,
    sender_blocked: senderBlocked ? 1 : 0,
  };
}

/** Whether two verdicts say the same to a reporter. */
export function sameToReporters(row: Pick<Row, 'class' | 'removed_from' | 'site_down' | 'sender_blocked'> | undefined, verdict: GivenVerdict): boolean {
  const { removedFrom, siteDown, senderBlocked } = effectOf(verdict);
  return (row?.class ?? null) === verdict.class && (row?.removed_from ?? 0) === removedFrom && (row?.site_down ?? 0) === (siteDown ? 1 : 0) && (row?.sender_blocked ?? 0) === (senderBlocked ? 1 : 0);
}
