import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';

const everyMs = 3_600_000;

/**
 * Tells the log the end of the chain, now and every hour: a log that is kept elsewhere is what shows that rows, seal and all
 * were put back to an earlier state (`npm run audit -- verify --head HASH`). @returns how to stop.
 */
export function tellHead(db: Database, log: Log): () => void {
  const tell = async () => {
    const head = await db.selectFrom('audit_head').select(['seq', 'hash']).where('one', '=', 1).executeTakeFirst();
    if (head !== undefined) log.info('audit_head', { seq: head.seq, hash: head.hash });
  };
  const now = () => void tell().catch(() => undefined);
  now();
  const timer = setInterval(now, everyMs).unref();
  return () => { clearInterval(timer); };
}
