import type { Clock } from '../clock.ts';
import type { Database, Engine } from '../db/database.ts';
import { errorKind, type Log } from '../log.ts';
import type { Channel, LeasedDelivery, SendOutcome } from './channel.ts';
import { hastenTarget, laterMark, leaseDue, refusalMark, renewLease, settleDelivered, settleFailed, type Target } from './lease.ts';
import { nextAttempt } from './next-attempt.ts';

export type DeliveryLimits = {
  /** First pause after a failure (`HEADSUP_RETRY_BASE_MS`). */
  retryBaseMs: number;
  /** A lease runs out so long after its server was last heard of. */
  leaseMs: number;
  /** One target that hangs holds no more than this many of the places. */
  perTarget: number;
  atOnce: number;
  /** An attempt that is still not over is given up. */
  maxSendMs: number;
};

export const defaultDeliveryLimits = { leaseMs: 30_000, perTarget: 3, atOnce: 12, maxSendMs: 10 * 60_000 };

/** What this process is sending right now; lives as long as the process. */
export type InFlight = { deliveries: Map<string, Target & { abort: AbortController; settled: Promise<void> }>; failing: Set<string> };

export function nothingInFlight(): InFlight {
  return { deliveries: new Map(), failing: new Set() };
}

export type DeliveryDeps = {
  db: Database;
  engine: Engine;
  clock: Clock;
  newId: () => string;
  /** From 0 to 1, for the spread of pauses. */
  random: () => number;
  channels: Partial<Record<string, Channel>>;
  limits: DeliveryLimits;
  inFlight: InFlight;
  log: Log;
  /** Called after each delivery that was settled: a place is free. */
  onSettled: () => void;
};

/**
 * Begins to send what is due, as far as there are places. Resolves to how many were begun; their ends are in `deps.inFlight`.
 * Places are given target by target, so that neither a hanging target nor its backlog keeps others waiting (R5, R6).
 */
export async function deliverDue(deps: DeliveryDeps): Promise<number> {
  const { inFlight, limits } = deps;
  let begun = 0;
  for (;;) {
    const free = limits.atOnce - inFlight.deliveries.size;
    if (free <= 0) return begun;
    const leased = await leaseDue(deps.db, deps.engine, {
      now: deps.clock(),
      leaseMs: limits.leaseMs,
      newHolder: deps.newId,
      limit: free,
      perTarget: limits.perTarget,
      inFlight: [...inFlight.deliveries].map(([id, { kind, target }]) => ({ id, kind, target })),
    });
    if (leased.length === 0) return begun;
    for (const delivery of leased) begin(deps, delivery);
    begun += leased.length;
  }
}

function begin(deps: DeliveryDeps, delivery: LeasedDelivery): void {
  const { inFlight, onSettled } = deps;
  const abort = new AbortController();
  const settled = deliverOne(deps, delivery, abort).finally(() => {
    inFlight.deliveries.delete(delivery.id);
    onSettled();
  });
  inFlight.deliveries.set(delivery.id, { kind: delivery.kind, target: delivery.target, abort, settled });
}

/** Sends one leased delivery and settles it. Never rejects: what fails here is tried again when the lease runs out. */
async function deliverOne(deps: DeliveryDeps, delivery: LeasedDelivery, abort: AbortController): Promise<void> {
  const { db, clock, limits, log } = deps;
  const renewal = setInterval(() => {
    renewLease(db, delivery, clock() + limits.leaseMs).then(
      // Paused for too long, another server has it now: stop as soon as can be.
      (ours) => { if (!ours) abort.abort(); },
      () => undefined,
    );
  }, limits.leaseMs / 3);
  const tooLong = setTimeout(() => { abort.abort(); }, limits.maxSendMs);
  try {
    const outcome = await send(deps, delivery, abort.signal);
    await settlePatiently(deps, delivery, outcome);
  } catch (error) {
    log.error('delivery_not_settled', { delivery: delivery.id, error: errorKind(error) });
  } finally {
    clearInterval(renewal);
    clearTimeout(tooLong);
  }
}

/** What came of it, in words; `unready` when it never came to sending, for a reason of our own. */
type Attempted = { outcome: SendOutcome['outcome'] | 'unready'; line: string };

async function send({ channels }: DeliveryDeps, delivery: LeasedDelivery, signal: AbortSignal): Promise<Attempted> {
  const channel = channels[delivery.kind];
  if (channel === undefined) return { outcome: 'unready', line: `there is no way out for “${delivery.kind}”` };
  const given = new Promise<SendOutcome>((resolve) => { signal.addEventListener('abort', () => { resolve({ outcome: 'later', detail: 'given up' }); }, { once: true }); });
  try {
    const { outcome, detail } = await Promise.race([channel(delivery, signal), given]);
    return { outcome, line: outcome === 'delivered' ? detail : `${outcome === 'refused' ? refusalMark : laterMark}${detail}` };
  } catch (error) {
    return { outcome: 'unready', line: `could not be prepared: ${errorKind(error)}` };
  }
}

/** Settles, and while the lease lasts tries that again: what was sent and is not settled would be sent twice. */
async function settlePatiently(deps: DeliveryDeps, delivery: LeasedDelivery, attempted: Attempted): Promise<void> {
  const giveUpAt = Date.now() + deps.limits.leaseMs;
  for (;;) {
    try {
      return await settle(deps, delivery, attempted);
    } catch (error) {
      if (Date.now() >= giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

async function settle(deps: DeliveryDeps, delivery: LeasedDelivery, { outcome, line }: Attempted): Promise<void> {
  const { db, clock, inFlight, limits, log, random } = deps;
  const now = clock();
  const key = `${delivery.kind} ${delivery.target}`;
  let ours: boolean;
  if (outcome === 'delivered') {
    ours = await settleDelivered(db, delivery, now, line);
    if (inFlight.failing.delete(key)) await hastenTarget(db, delivery, now);
  } else {
    if (outcome === 'later') inFlight.failing.add(key);
    ours = await settleFailed(db, delivery, now, line, (refusalsBefore) =>
      nextAttempt(
        { refused: outcome === 'refused', attempts: delivery.attempt, refusals: refusalsBefore + (outcome === 'refused' ? 1 : 0), createdAt: delivery.createdAt },
        now, limits.retryBaseMs, random(),
      ));
  }
  log.info('delivery_attempt', { delivery: delivery.id, attempt: delivery.attempt, outcome: ours ? outcome : `${outcome}, lease lost` });
}
