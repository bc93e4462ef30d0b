import type { AuditVerified } from '../../contract/audit.ts';
import type { Database } from '../db/database.ts';
import { firstHash, hashOf, sealOf } from './audit-chain.ts';

const pageSize = 2_000;

/**
 * Walks the whole chain and says whether every row is there, in order and as it was written.
 * @param key seals the end; without it a shortened chain can only be told by `knownHead`
 * @param knownHead hash of a row that was noted elsewhere (log, paper); it must be in the chain
 */
export async function verifyAudit(db: Database, key: Buffer | undefined, knownHead?: string): Promise<AuditVerified> {
  // The end first: what is added while we walk lies behind it, and is no sign of anything.
  const readHead = () => db.selectFrom('audit_head').selectAll().where('one', '=', 1).executeTakeFirst();
  // Without an end there are no rows, unless the first came just now, with its end, or somebody took the end away.
  const head = (await readHead()) ?? ((await db.selectFrom('audit').select('seq').limit(1).executeTakeFirst()) === undefined ? { seq: 0, hash: firstHash, seal: null } : await readHead());
  let [seq, hash, known] = [0, firstHash, knownHead === undefined];
  for (;;) {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', seq).where('seq', '<=', head?.seq ?? Number.MAX_SAFE_INTEGER).orderBy('seq').limit(pageSize).execute();
    for (const row of rows) {
      // A gap or a changed field: nothing after it can be trusted to be in its place.
      if (row.seq !== seq + 1 || row.hash !== hashOf(row, hash)) return { rows: seq, ok: false, brokenAt: seq + 1, why: row.seq !== seq + 1 ? 'missing' : 'changed', head: hash };
      ({ seq, hash } = row);
      known ||= hash === knownHead;
    }
    if (rows.length < pageSize) break;
  }
  const sealed = head !== undefined && head.seq === seq && head.hash === hash && (head.seal === null || key === undefined || head.seal === sealOf(key, seq, hash));
  if (!sealed) return { rows: seq, ok: false, brokenAt: seq + 1, why: 'shortened', head: hash };
  return known ? { rows: seq, ok: true, brokenAt: null, why: null, head: hash } : { rows: seq, ok: false, brokenAt: null, why: 'head-unknown', head: hash };
}
