import type { Database, Engine } from '../db/database.ts';
import type { LeasedDelivery } from './channel.ts';
import { maxPauseMs, type Next } from './next-attempt.ts';

/** Clocks of two servers may differ by this, milliseconds. */
const skewMs = 60_000;

export type Target = { kind: string; target: string };
export type LeaseRequest = {
  now: number;
  leaseMs: number;
  newHolder: () => string;
  limit: number;
  perTarget: number;
  /** What this server is sending: these count against `perTarget` and are not taken again, whatever the clock says. */
  inFlight: (Target & { id: string })[];
};

/** Looked at per round; a backlog of one target longer than this is passed over in the next round, when that target is full. */
const window = 50;

type Places = ReturnType<typeof placesByTarget>;

/** What is due and may be taken, first due first. */
function dueDeliveries(db: Database, { now, leaseMs, inFlight }: LeaseRequest, places: Places) {
  let query = db
    .selectFrom('deliveries')
    .selectAll()
    .where((eb) =>
      eb.or([
        // A due time beyond the longest pause comes from a clock that was set back since (R9).
        eb.and([eb('state', '=', 'waiting'), eb.or([eb('due_at', '<=', now), eb('due_at', '>', now + maxPauseMs)])]),
        eb.and([eb('state', '=', 'sending'), eb.or([eb('lease_until', '<=', now), eb('lease_until', '>', now + leaseMs + skewMs)])]),
      ]),
    );
  for (const { kind, target } of places.full()) query = query.where((eb) => eb.not(eb.and([eb('kind', '=', kind), eb('target', '=', target)])));
  if (inFlight.length > 0) query = query.where('id', 'not in', inFlight.map(({ id }) => id));
  return query.orderBy('due_at').limit(window);
}

/**
 * Takes up to `limit` due deliveries, first due first, as many of a target as it has places left. First lease, then
 * send, then settle: a server that dies in between leaves a lease that runs out. Each lease has a holder of its own, so that
 * whoever lost it cannot settle it. Rows other servers are taking at the same moment are skipped, not waited for.
 */
export async function leaseDue(db: Database, engine: Engine, request: LeaseRequest): Promise<LeasedDelivery[]> {
  const { now, leaseMs, newHolder, limit, perTarget, inFlight } = request;
  const places = placesByTarget(inFlight, perTarget);
  // Mostly nothing is due: no reason to queue for SQLite's one writer.
  if ((await dueDeliveries(db, request, places).clearSelect().select('id').limit(1).execute()).length === 0) return [];
  return db.transaction().execute(async (tx) => {
    const query = dueDeliveries(tx, request, places);
    const due = await (engine === 'postgres' ? query.forUpdate().skipLocked() : query).execute();
    const rows = due.filter((row) => places.take(row)).slice(0, limit);

    const lost = rows.filter(({ state }) => state === 'sending');
    if (lost.length > 0)
      await tx
        .insertInto('delivery_attempts')
        .values(lost.map(({ id, attempts }) => ({ delivery_id: id, number: attempts, at: now, outcome: 'lost', detail: 'the server that tried did not come back to say' })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();

    const leased = rows.map((row): LeasedDelivery => ({
      id: row.id,
      subjectId: row.subject_id,
      kind: row.kind,
      target: row.target,
      messageId: row.message_id,
      createdAt: row.created_at,
      attempt: row.attempts + 1,
      leaseUntil: now + leaseMs,
      leaseHolder: newHolder(),
    }));
    for (const { id, attempt, leaseUntil, leaseHolder } of leased)
      await tx.updateTable('deliveries').set({ state: 'sending', attempts: attempt, lease_until: leaseUntil, lease_holder: leaseHolder }).where('id', '=', id).execute();
    return leased;
  });
}

/** Counts the places of each target; `take` uses one up. */
function placesByTarget(inFlight: Target[], perTarget: number) {
  const taken = new Map<string, { target: Target; n: number }>();
  const take = ({ kind, target }: Target): boolean => {
    const key = `${kind} ${target}`;
    const n = taken.get(key)?.n ?? 0;
    if (n >= perTarget) return false;
    taken.set(key, { target: { kind, target }, n: n + 1 });
    return true;
  };
  for (const target of inFlight) take(target);
  return { take, full: () => [...taken.values()].filter(({ n }) => n >= perTarget).map(({ target }) => target) };
}

type Lease = Pick<LeasedDelivery, 'id' | 'leaseHolder'>;

/** Prolongs a lease. False when it is no longer ours. */
export async function renewLease(db: Database, { id, leaseHolder }: Lease, until: number): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('deliveries').set({ lease_until: until }).where('id', '=', id).where('lease_holder', '=', leaseHolder).where('state', '=', 'sending').executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Settles a delivered one. False when the lease had gone to somebody else: it may go out twice, with the same Message-ID. */
export function settleDelivered(db: Database, lease: LeasedDelivery, now: number, detail: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('deliveries')
      .set({ state: 'delivered', delivered_at: now, lease_until: null, lease_holder: null, last_error: null })
      .where('id', '=', lease.id)
      .where('lease_holder', '=', lease.leaseHolder)
      .where('state', '=', 'sending')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await recordAttempt(tx, lease, now, 'delivered', detail);
    return true;
  });
}

/** Settles a failed one as `decide` says, given the number of refusals before it. False when the lease had gone to somebody else. */
export function settleFailed(db: Database, lease: LeasedDelivery, now: number, detail: string, decide: (refusalsBefore: number) => Next): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { n } = await tx
      .selectFrom('delivery_attempts')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('delivery_id', '=', lease.id)
      .where('detail', 'like', `${refusalMark}%`)
      .executeTakeFirstOrThrow();
    const next = decide(Number(n));
    const { numUpdatedRows } = await tx
      .updateTable('deliveries')
      .set({ state: next.state, ...(next.state === 'waiting' ? { due_at: next.dueAt } : { due_at: now }), lease_until: null, lease_holder: null, last_error: detail })
      .where('id', '=', lease.id)
      .where('lease_holder', '=', lease.leaseHolder)
      .where('state', '=', 'sending')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await recordAttempt(tx, lease, now, 'failed', detail);
    return true;
  });
}

/** How the recorded detail of a refused attempt begins, and of one that the target put off or did not answer. */
export const refusalMark = 'refused: ';
export const laterMark = 'later: ';

async function recordAttempt(tx: Database, { id, attempt }: LeasedDelivery, at: number, outcome: string, detail: string): Promise<void> {
  await tx.insertInto('delivery_attempts').values({ delivery_id: id, number: attempt, at, outcome, detail }).onConflict((conflict) => conflict.doNothing()).execute();
}

/** A target answers again: what waits because it did not need not wait for its pause to end. What it refused does. */
export async function hastenTarget(db: Database, { kind, target }: Target, now: number): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ due_at: now })
    .where('kind', '=', kind)
    .where('target', '=', target)
    .where('state', '=', 'waiting')
    .where('attempts', '>', 0)
    .where('due_at', '>', now)
    .where('last_error', 'like', `${laterMark}%`)
    .execute();
}

/** When the next delivery becomes due or the next lease runs out, after `now`; undefined when nothing is ahead. */
export async function nextDueAt(db: Database, now: number): Promise<number | undefined> {
  const waiting = await db.selectFrom('deliveries').select((eb) => eb.fn.min('due_at').as('at')).where('state', '=', 'waiting').where('due_at', '>', now).executeTakeFirstOrThrow();
  const sending = await db.selectFrom('deliveries').select((eb) => eb.fn.min('lease_until').as('at')).where('state', '=', 'sending').where('lease_until', '>', now).executeTakeFirstOrThrow();
  const times = [waiting.at, sending.at].filter((at) => at !== null).map(Number);
  return times.length === 0 ? undefined : Math.min(...times);
}
