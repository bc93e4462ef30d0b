import type { Database } from '../db/database.ts';
import { insertRows } from '../db/insert-rows.ts';

/** A delivery to be made. `subjectId` is whatever the sender wants to find it by; nothing here knows what it means. */
export type NewDelivery = {
  id: string;
  subjectId: string;
  kind: string;
  target: string;
  /** Stays the same over all attempts, so that the receiver can fold doubles (security J: SMTP cannot be exactly once). */
  messageId: string;
  createdAt: number;
  dueAt: number;
};

/** Puts deliveries into the outbox, inside the transaction that stores what they are about. */
export async function queueDeliveries(tx: Database, deliveries: NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const rows = deliveries.map((delivery) => ({
    id: delivery.id,
    subject_id: delivery.subjectId,
    kind: delivery.kind,
    target: delivery.target,
    message_id: delivery.messageId,
    created_at: delivery.createdAt,
    due_at: delivery.dueAt,
  }));
  await insertRows(tx, 'deliveries', rows);
}

/** As `queueDeliveries` for one whose id says what it is: it is put in once, whoever asks again. */
export async function queueOnce(tx: Database, { id, subjectId, kind, target, messageId, createdAt, dueAt }: NewDelivery): Promise<void> {
  await tx.insertInto('deliveries')
    .values({ id, subject_id: subjectId, kind, target, message_id: messageId, created_at: createdAt, due_at: dueAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** What a subject's first deliveries waited for has come: they are due now. Later attempts keep their back-off. */
export async function hasten(tx: Database, subjectId: string, now: number): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ due_at: now })
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'waiting')
    .where('attempts', '=', 0)
    .where('due_at', '>', now)
    .execute();
}

/** Makes a dead delivery due again. Its attempts go on counting; its message id stays. True when it was dead. */
export async function sendAgain(db: Database, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    // A new start for the 72 hours of patience, too.
    .set({ state: 'waiting', due_at: now, created_at: now, lease_until: null, lease_holder: null })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type AttemptOutcome = 'delivered' | 'failed' | 'lost';
export type DeliveryState = 'waiting' | 'sending' | 'delivered' | 'dead';

/** A delivery with its attempts, times in milliseconds since 1970 UTC. */
export type DeliveryHistory = {
  id: string;
  subjectId: string;
  target: string;
  state: DeliveryState;
  attempts: number;
  dueAt: number;
  deliveredAt: number | null;
  lastError: string | null;
  history: { number: number; at: number; outcome: AttemptOutcome; detail: string }[];
};

/** The deliveries of these subjects, in the order they were queued. */
export async function historyOf(db: Database, subjectIds: string[]): Promise<DeliveryHistory[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db.selectFrom('deliveries').selectAll().where('subject_id', 'in', subjectIds).orderBy('created_at').orderBy('id').execute();
  return withAttempts(db, rows);
}

/** Deliveries that were given up, the latest first. */
export async function deadLetters(db: Database, limit: number): Promise<DeliveryHistory[]> {
  const rows = await db.selectFrom('deliveries').selectAll().where('state', '=', 'dead').orderBy('due_at', 'desc').limit(limit).execute();
  return withAttempts(db, rows);
}

type Row = { id: string; subject_id: string; target: string; state: string; attempts: number; due_at: number; delivered_at: number | null; last_error: string | null };

async function withAttempts(db: Database, rows: Row[]): Promise<DeliveryHistory[]> {
  if (rows.length === 0) return [];
  const attempts = await db.selectFrom('delivery_attempts').selectAll().where('delivery_id', 'in', rows.map(({ id }) => id)).orderBy('number').execute();
  return rows.map((row) => ({
    id: row.id,
    subjectId: row.subject_id,
    target: row.target,
    state: row.state as DeliveryState,
    attempts: row.attempts,
    dueAt: row.due_at,
    deliveredAt: row.delivered_at,
    lastError: row.last_error,
    history: attempts.filter(({ delivery_id }) => delivery_id === row.id).map(({ number, at, outcome, detail }) => ({ number, at, outcome: outcome as AttemptOutcome, detail })),
  }));
}
