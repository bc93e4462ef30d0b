import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { dueRank } from './campaign-store.ts';

/**
 * Counts a campaign's figures anew, in the transaction that changed one of its reports. New reports do not need this: they
 * only add (place-report.ts), so that a large campaign costs no more than a small one.
 */
export async function refreshCampaign(tx: Database, campaignId: string | null, now: number): Promise<void> {
  if (campaignId === null) return;
  const figures = await tx.selectFrom('reports')
    .select([
      sql<number>`count(*)`.as('reports'),
      sql<number>`coalesce(sum(case when state = 'open' then 1 else 0 end), 0)`.as('open'),
      sql<number>`coalesce(max(case when state = 'open' then urgent else 0 end), 0)`.as('urgency'),
      sql<number | null>`min(case when state = 'open' then answer_by end)`.as('answer_by'),
      sql<number>`coalesce(max(simulation), 0)`.as('simulation'),
      sql<number | null>`min(received_at)`.as('first'),
      sql<number | null>`max(received_at)`.as('last'),
    ])
    .where('campaign_id', '=', campaignId).where('state', '<>', 'withdrawn').executeTakeFirstOrThrow();
  const reports = Number(figures.reports);
  const answerBy = figures.answer_by === null ? null : Number(figures.answer_by);
  await tx.updateTable('campaigns').set({
    reports, open_reports: Number(figures.open), urgency: Number(figures.urgency), answer_by: answerBy, due_rank: dueRank(answerBy, reports), simulation: Number(figures.simulation), changed_at: now,
    ...(figures.first === null ? {} : { first_reported_at: Number(figures.first) }),
    ...(figures.last === null ? {} : { last_reported_at: Number(figures.last) }),
    // All were taken back: nobody waits, and nothing was decided.
  }).where('id', '=', campaignId).where('state', '<>', 'merged').execute();
}

/** A decided campaign waits for somebody again, because of what came in about it. */
export async function reopenCampaign(tx: Database, campaignId: string | null, because: 'reporter-differs' | 'something-happened', now: number): Promise<void> {
  if (campaignId === null) return;
  await tx.updateTable('campaigns').set({ state: 'open', reopened_because: because, changed_at: now }).where('id', '=', campaignId).where('state', '=', 'decided').execute();
  await refreshCampaign(tx, campaignId, now);
}
