import { errorKind } from '../log.ts';
import { startLoop, type Loop } from '../loop.ts';
import { deliverDue, type DeliveryDeps } from './deliver-due.ts';
import { nextDueAt } from './lease.ts';

/** How often to look without being nudged: other instances queue deliveries too. */
const idleMs = 5_000;
/** Sending goes on so long after a stop was asked for; what is not over then is given up and tried by the next server. */
const stopMs = 3_000;

/** Delivers what is due, wakes for the next due time and when nudged. */
export function startDelivery(deps: Omit<DeliveryDeps, 'onSettled'>): Loop {
  const loop: Loop = startLoop(
    async () => {
      await deliverDue({ ...deps, onSettled: () => { loop.nudge(); } });
      // With every place taken, the next settled delivery nudges.
      if (deps.inFlight.deliveries.size >= deps.limits.atOnce) return idleMs;
      const at = await nextDueAt(deps.db, deps.clock());
      return at === undefined ? idleMs : Math.min(idleMs, Math.max(20, at - deps.clock()));
    },
    (error) => { deps.log.error('delivery_failed', { error: errorKind(error) }); },
  );
  return {
    nudge: loop.nudge,
    async stop() {
      await loop.stop();
      const open = [...deps.inFlight.deliveries.values()];
      const timer = setTimeout(() => { for (const { abort } of open) abort.abort(); }, stopMs);
      await Promise.all(open.map(({ settled }) => settled));
      clearTimeout(timer);
    },
  };
}
