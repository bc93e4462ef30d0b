import { sql } from 'kysely';
import type { Author } from '../changes.ts';
import { campaignAlive } from '../campaigns/campaign-store.ts';
import { refreshCampaign } from '../campaigns/refresh-campaign.ts';
import type { Database } from '../db/database.ts';
import { Refusal } from '../problems.ts';
import { answerAllDue, type AnswerDeps } from './answer-due.ts';
import { sameToReporters, verdictRow, type GivenVerdict } from './verdict-rows.ts';

export type VerdictDeps = AnswerDeps & {
  /** Told in the transaction of a campaign's verdict: what others outside are told of it. */
  onVerdict?: (tx: Database, campaignId: string, verdictId: string) => Promise<void>;
};

const final = (verdict: GivenVerdict) => verdict.class !== null && verdict.class !== 'undetermined';

/**
 * Gives single reports a verdict and each reporter the answer. The same verdict twice is once; a changed one sends one
 * correction; a withdrawn report gets no answer.
 * @throws {Refusal} `not_found` when a report is not there
 */
export async function giveVerdict(deps: VerdictDeps, reportIds: readonly string[], verdict: GivenVerdict, by: Author): Promise<void> {
  for (const id of reportIds) await deps.db.transaction().execute((tx) => judgeReport(deps, tx, id, verdict, by));
  await answerAllDue(deps);
}

async function judgeReport({ clock, newId, answerHours }: VerdictDeps, tx: Database, id: string, verdict: GivenVerdict, by: Author): Promise<void> {
  const now = clock();
  const report = await tx.selectFrom('reports').select(['state', 'campaign_id', 'verdict_id', 'verdict_due']).where('id', '=', id).executeTakeFirst();
  if (report === undefined) throw new Refusal('not_found');
  const given = report.verdict_due ?? report.verdict_id;
  const before = given === null ? undefined : await tx.selectFrom('verdicts').selectAll().where('id', '=', given).executeTakeFirst();
  const withdrawn = report.state === 'withdrawn';
  const closed = withdrawn ? {} : { ...afterVerdict(verdict, now, answerHours) };
  if (sameToReporters(before, verdict)) {
    // Said already; but a report opened again by its reporter is closed by saying it again.
    if (final(verdict) && report.state === 'open') await tx.updateTable('reports').set(closed).where('id', '=', id).execute();
  } else {
    const verdictId = newId();
    await tx.insertInto('verdicts').values(verdictRow(verdictId, { reportId: id }, verdict, by, now)).execute();
    await tx.updateTable('reports').set({ ...closed, ...(withdrawn ? { verdict_id: verdictId, verdict_due: null } : { verdict_due: verdictId }) }).where('id', '=', id).execute();
  }
  await refreshCampaign(tx, report.campaign_id, now);
}

/** What a verdict makes of a report: nobody waits after a final one; after "still checking" the promise begins anew. */
function afterVerdict(verdict: GivenVerdict, now: number, answerHours: number) {
  if (final(verdict)) return { state: 'answered', urgent: 0 };
  return verdict.class === 'undetermined' ? { state: 'open', answer_by: now + answerHours * 3_600_000 } : { state: 'open' };
}

/**
 * One verdict on campaigns answers every reporter of them, and later arrivals by themselves until somebody opens them again
 * (`class` null). Resolves to how many reporters get an answer, once all answers are written; a process that ends in
 * between goes on with them at its next start.
 * @throws {Refusal} `not_found`; then no campaign has got the verdict
 */
export async function giveCampaignVerdict(deps: VerdictDeps, campaignIds: readonly string[], verdict: GivenVerdict, by: Author): Promise<number> {
  const answers = await deps.db.transaction().execute(async (tx) => {
    const alive = new Set<string>();
    for (const id of campaignIds) alive.add((await campaignAlive(tx, id)).id);
    let count = 0;
    for (const id of alive) count += await judgeCampaign(deps, tx, id, verdict, by);
    return count;
  });
  await answerAllDue(deps);
  return answers;
}

async function judgeCampaign({ clock, newId, answerHours, onVerdict }: VerdictDeps, tx: Database, id: string, verdict: GivenVerdict, by: Author): Promise<number> {
  const now = clock();
  const verdictId = newId();
  const row = verdictRow(verdictId, { campaignId: id }, verdict, by, now);
  await tx.insertInto('verdicts').values(row).execute();
  // One statement for ten thousand reporters; the answers are written after it, a batch at a time.
  const { numUpdatedRows } = await tx.updateTable('reports').set({ verdict_due: verdictId, ...afterVerdict(verdict, now, answerHours) })
    .where('campaign_id', '=', id).where('state', '<>', 'withdrawn').executeTakeFirst();
  await tx.updateTable('campaigns').set({
    class: row.class, kind: row.kind ?? null, severity: row.severity ?? null, verdict_id: verdictId,
    state: final(verdict) ? 'decided' : 'open', reopened_because: verdict.class === null ? 'by-hand' : null,
  }).where('id', '=', id).execute();
  await refreshCampaign(tx, id, now);
  await onVerdict?.(tx, id, verdictId);
  return Number(numUpdatedRows);
}

/** How many answers of a campaign are still to be written. */
export async function answersStillDue(db: Database, campaignId: string): Promise<number> {
  const { count } = await db.selectFrom('reports').select(sql<number>`count(*)`.as('count')).where('campaign_id', '=', campaignId).where('verdict_due', 'is not', null).executeTakeFirstOrThrow();
  return Number(count);
}
