import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';

/** Tells who listens which campaigns changed, whichever instance of the server changed them. */
export type CampaignWatch = {
  /** Calls back with the ids of changed campaigns until the returned function is called. */
  listen: (tell: (campaigns: string[]) => void) => () => void;
  stop: () => void;
};

/** How often is looked while somebody listens; nobody listening costs nothing. */
const everyMs = 1_000;
/** Instances' clocks differ, and a transaction commits after the time it wrote: what is a little older is looked at again. */
const overlapMs = 5_000;
/** More than this at once is told as "much": the pages ask for their list anew. */
const maxTold = 500;

export function watchCampaigns(db: Database, clock: Clock): CampaignWatch {
  const listeners = new Set<(campaigns: string[]) => void>();
  let told = new Map<string, number>();
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function look(): Promise<void> {
    const rows = await db.selectFrom('campaigns').select(['id', 'changed_at']).where('changed_at', '>', since - overlapMs).orderBy('changed_at', 'desc').limit(maxTold).execute();
    const fresh = rows.filter(({ id, changed_at }) => told.get(id) !== changed_at);
    told = new Map(rows.map(({ id, changed_at }) => [id, changed_at]));
    since = Math.max(since, ...rows.map(({ changed_at }) => changed_at));
    if (fresh.length > 0) for (const tell of listeners) tell(fresh.map(({ id }) => id));
  }

  function next(): void {
    if (stopped || listeners.size === 0) { timer = undefined; return; }
    // A database that is away for a moment is asked again; the pages keep what they show.
    timer = setTimeout(() => void look().catch(() => undefined).then(next), everyMs);
    timer.unref();
  }

  return {
    listen(tell) {
      listeners.add(tell);
      if (timer === undefined) {
        // What changed before anybody listened is in the lists they load.
        since = clock();
        told = new Map();
        next();
      }
      return () => { listeners.delete(tell); };
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      listeners.clear();
    },
  };
}
