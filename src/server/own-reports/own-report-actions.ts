import type { CommentRequest, Happened } from '../../contract/own-report.ts';
import { refreshCampaign, reopenCampaign } from '../campaigns/refresh-campaign.ts';
import type { Database } from '../db/database.ts';
import { queueDeliveries, type NewDelivery } from '../delivery/outbox.ts';
import type { Person } from '../identity/verify-token.ts';
import { Refusal } from '../problems.ts';

type Who = Pick<Person, 'tenantId' | 'personId'>;
/** Notes to the security mailboxes about a report that was delivered. */
export type NotesFor = (reportId: string, kind: 'withdrawal' | 'happened', at: number) => NewDelivery[];

/** The caller's own report, locked against a verdict that comes at the same time by being read in the transaction that changes it. */
async function own(tx: Database, who: Who, id: string) {
  const row = await tx.selectFrom('reports').select(['id', 'state', 'received_at', 'happened', 'campaign_id'])
    .where('id', '=', id).where('tenant_id', '=', who.tenantId).where('person_id', '=', who.personId).executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return row;
}

/**
 * Takes a report back (M2), while the time for it runs and nothing was answered. What was not sent yet is not sent; who has
 * got the mail already gets a note. Twice is once.
 * @throws {Refusal} `not_found`, `too_late`
 */
export async function undoReport(db: Database, who: Who, id: string, { undoMs, now, notesFor }: { undoMs: number; now: number; notesFor: NotesFor }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const report = await own(tx, who, id);
    if (report.state === 'withdrawn') return;
    if (report.state !== 'open' || report.received_at + undoMs <= now) throw new Refusal('too_late');
    // The condition again in the statement: a verdict may have come between.
    const changed = await tx.updateTable('reports').set({ state: 'withdrawn', withdrawn_at: now, urgent: 0 }).where('id', '=', id).where('state', '=', 'open').executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new Refusal('too_late');
    await refreshCampaign(tx, report.campaign_id, now);
    await tx.deleteFrom('deliveries').where('subject_id', '=', id).where('state', '=', 'waiting').where('attempts', '=', 0).execute();
    const sent = await tx.selectFrom('deliveries').select('id').where('subject_id', '=', id).where('kind', '=', 'report').execute();
    if (sent.length > 0) await queueDeliveries(tx, notesFor(id, 'withdrawal', now));
  });
}

/** Keeps what the person says had happened (M3): the whole choice as it stands. Anything but "nothing" is urgent. */
export async function keepHappened(db: Database, who: Who, id: string, happened: readonly Happened[], { now, notesFor }: { now: number; notesFor: NotesFor }): Promise<void> {
  const choice = [...new Set(happened)].sort();
  if (choice.includes('nothing') && choice.length > 1) throw new Refusal('invalid_request', { detail: '“nothing” stands alone.' });
  const urgent = choice.some((one) => one !== 'nothing');
  // A password or money in strange hands cannot wait for the others (M3).
  const urgency = choice.some((one) => one === 'password' || one === 'paid') ? 2 : urgent ? 1 : 0;
  await db.transaction().execute(async (tx) => {
    const report = await own(tx, who, id);
    const text = JSON.stringify(choice);
    if (report.happened === text) return;
    // Who took a report back and now says that something happened wants help.
    // Who says so after the answer has come needs somebody, too.
    const state = report.state !== 'open' && urgent ? { state: 'open', withdrawn_at: null } : {};
    await tx.updateTable('reports').set({ happened: text, happened_at: now, urgent: urgency, ...state }).where('id', '=', id).execute();
    await refreshCampaign(tx, report.campaign_id, now);
    if (urgent) await reopenCampaign(tx, report.campaign_id, 'something-happened', now);
    // A report that has not left yet tells it itself.
    const left = await tx.selectFrom('deliveries').select('id').where('subject_id', '=', id).where('kind', '=', 'report').where('attempts', '>', 0).execute();
    if (urgent && left.length > 0) await queueDeliveries(tx, notesFor(id, 'happened', now));
  });
}

/** Keeps "tell us more", "I see it differently" (opens the report again) and whether an answer is wanted. */
export async function keepComment(db: Database, who: Who, id: string, { comment, differs = false, wantsAnswer }: CommentRequest, { now, newId }: { now: number; newId: () => string }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const report = await own(tx, who, id);
    if (wantsAnswer !== undefined) await tx.updateTable('reports').set({ wants_answer: wantsAnswer ? 1 : 0 }).where('id', '=', id).execute();
    if (comment === undefined) return;
    await tx.insertInto('report_comments').values({ id: newId(), report_id: id, at: now, text: comment, differs: differs ? 1 : 0 }).execute();
    if (!differs || report.state !== 'answered') return;
    await tx.updateTable('reports').set({ state: 'open' }).where('id', '=', id).execute();
    await reopenCampaign(tx, report.campaign_id, 'reporter-differs', now);
  });
}

export async function markAnswersSeen(db: Database, who: Who, id: string, now: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await own(tx, who, id);
    await tx.updateTable('answers').set({ seen_at: now }).where('report_id', '=', id).where('seen_at', 'is', null).where('at', '<=', now).execute();
  });
}
