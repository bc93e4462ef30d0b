import { createHash } from 'node:crypto';
import type { Evidence, Flag } from '../../contract/desk.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { queueOnce } from '../delivery/outbox.ts';
import { ridOf } from './gophish-rid.ts';
import { levels } from './levels.ts';
import type { LiveSimulations } from './live-simulations.ts';

export type RecogniseDeps = {
  simulations: Pick<LiveSimulations, 'rules'>;
  clock: Clock;
  /** Called when links told what the header had not. */
  onFound?: () => void;
};

/** Looks at the evidence of a mail before it is stored, in the same transaction; resolves to what is to be stored. */
export type RecogniseRead = (tx: Database, report: { id: string; number: number }, evidence: Evidence) => Promise<Evidence>;

/**
 * What only reading can tell: links that lead to a product in use. The level goes up, never down, and never to where the receipt would
 * have been another one. Where the product is GoPhish with a report address, its report goes into the outbox.
 */
export function recogniseRead({ simulations, clock, onFound }: RecogniseDeps): RecogniseRead {
  return async (tx, report, evidence) => {
    const stored = await tx.selectFrom('reports').select('simulation').where('number', '=', report.number).executeTakeFirst();
    if (stored === undefined) return evidence;
    const linked = simulations.rules().linked(evidence.links);
    let level = stored.simulation;
    if (linked !== undefined && level < levels.found) {
      level = levels.found;
      await tx.updateTable('reports').set({ simulation: level }).where('number', '=', report.number).execute();
      onFound?.();
    }
    const rid = linked === undefined || linked.product.reportUrl === null ? undefined : ridOf(linked.links);
    if (linked !== undefined && rid !== undefined) await queueGophishReport(tx, { reportId: report.id, productId: linked.product.id, rid }, clock());
    const flags: Flag[] = level >= levels.certain ? ['simulation-mark', 'simulation-secret'] : level >= levels.found ? ['simulation-mark'] : [];
    return flags.length === 0 ? evidence : { ...evidence, flags: [...new Set([...evidence.flags, ...flags])] };
  };
}

/** The delivery's id is made of what it says, so that GoPhish hears of a recipient once, however many report or forward that mail. */
async function queueGophishReport(tx: Database, { reportId, productId, rid }: { reportId: string; productId: string; rid: string }, now: number): Promise<void> {
  const id = createHash('sha256').update(JSON.stringify(['gophish', productId, rid])).digest('base64url').slice(0, 22);
  await queueOnce(tx, { id, subjectId: reportId, kind: 'gophish', target: productId, messageId: rid, createdAt: now, dueAt: now });
}
