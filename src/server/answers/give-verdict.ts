import { sql } from 'kysely';
import type { Author } from '../changes.ts';
import type { Reopened } from '../../contract/campaign.ts';
import type { Evidence } from '../../contract/desk.ts';
import { campaignAlive } from '../campaigns/campaign-store.ts';
import { copyOf, coveredCopies, newsOf } from '../campaigns/news.ts';
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
 * (`class` null). A copy that came after what the analyst saw (`seenTo`, by campaign) and brings something new waits for a look
 * of its own. Resolves to how many reporters get an answer, once all answers are written; a process that ends in
 * between goes on with them at its next start.
 * @throws {Refusal} `not_found`, or `invalid_request` when too much came meanwhile; then no campaign has got the verdict
 */
export async function giveCampaignVerdict(deps: VerdictDeps, campaignIds: readonly string[], verdict: GivenVerdict, by: Author, seenTo: Readonly<Record<string, string>> = {}): Promise<number> {
  const given = await deps.db.transaction().execute(async (tx) => {
    const alive = new Map<string, number>();
    for (const id of campaignIds) alive.set((await campaignAlive(tx, id)).id, Date.parse(seenTo[id] ?? ''));
    const verdictIds: string[] = [];
    for (const [id, seen] of alive) verdictIds.push(await judgeCampaign(deps, tx, id, { verdict, seenTo: Number.isNaN(seen) ? null : seen }, by));
    return verdictIds;
  });
  await answerAllDue(deps);
  // Whoever was told the same before hears nothing, so it is counted, not assumed.
  const { answers } = await deps.db.selectFrom('answers').select((eb) => eb.fn.countAll<number>().as('answers')).where('verdict_id', 'in', given).executeTakeFirstOrThrow();
  return Number(answers);
}

async function judgeCampaign({ clock, newId, answerHours, onVerdict }: VerdictDeps, tx: Database, id: string, { verdict, seenTo }: { verdict: GivenVerdict; seenTo: number | null }, by: Author): Promise<string> {
  const now = clock();
  const verdictId = newId();
  const row = verdictRow(verdictId, { campaignId: id }, verdict, by, now);
  await tx.insertInto('verdicts').values(row).execute();
  // One statement for ten thousand reporters; the answers are written after it, a batch at a time.
  const unseen = seenTo === null || !final(verdict) || verdict.class === 'dangerous' ? [] : await unseenNews(tx, id, verdict, seenTo);
  let covered = tx.updateTable('reports').set({ verdict_due: verdictId, ...afterVerdict(verdict, now, answerHours) }).where('campaign_id', '=', id).where('state', '<>', 'withdrawn');
  if (unseen.length > 0) covered = covered.where('number', 'not in', unseen.map(({ number }) => number));
  await covered.execute();
  await tx.updateTable('campaigns').set({
    class: row.class, kind: row.kind ?? null, severity: row.severity ?? null, verdict_id: verdictId,
    state: final(verdict) && unseen.length === 0 ? 'decided' : 'open', reopened_because: verdict.class === null ? 'by-hand' : (unseen[0]?.news ?? null),
  }).where('id', '=', id).execute();
  await refreshCampaign(tx, id, now);
  await onVerdict?.(tx, id, verdictId);
  return verdictId;
}

/** More later copies than this come between two refreshes only where something is wrong. */
const maxUnseen = 1000;

/** Reports that came after what the analyst saw and that the verdict may be wrong about. */
async function unseenNews(tx: Database, id: string, verdict: GivenVerdict, seenTo: number): Promise<{ number: number; news: Reopened }[]> {
  const later = await tx.selectFrom('reports').innerJoin('evidence', 'evidence.number', 'reports.number').select(['reports.number', 'evidence.evidence'])
    .where('campaign_id', '=', id).where('state', '<>', 'withdrawn').where('received_at', '>', seenTo).orderBy('reports.number').limit(maxUnseen).execute();
  if (later.length === 0) return [];
  if (later.length === maxUnseen) throw new Refusal('invalid_request', { detail: 'More copies have come than can be compared: please load the campaign again.' });
  const covered = await coveredCopies(tx, id, { until: seenTo });
  const judged = await Promise.all(later.map(async ({ number, evidence }) => ({ number, news: newsOf(verdict.class, await copyOf(tx, number, JSON.parse(evidence) as Evidence), covered) })));
  return judged.flatMap(({ number, news }) => (news === null ? [] : [{ number, news }]));
}

/** How many answers of a campaign are still to be written. */
export async function answersStillDue(db: Database, campaignId: string): Promise<number> {
  const { count } = await db.selectFrom('reports').select(sql<number>`count(*)`.as('count')).where('campaign_id', '=', campaignId).where('verdict_due', 'is not', null).executeTakeFirstOrThrow();
  return Number(count);
}
