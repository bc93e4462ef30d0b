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
  let [seq, hash, known] = [0, firstHash, knownHead === undefined];
  for (;;) {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(pageSize).execute();
    for (const row of rows) {
      // A gap or a changed field: nothing after it can be trusted to be in its place.
      if (row.seq !== seq + 1 || row.hash !== hashOf(row, hash)) return { rows: seq, ok: false, brokenAt: seq + 1, why: row.seq !== seq + 1 ? 'missing' : 'changed', head: hash };
      ({ seq, hash } = row);
      known ||= hash === knownHead;
    }
    if (rows.length < pageSize) break;
  }
  const head = await db.selectFrom('audit_head').selectAll().where('one', '=', 1).executeTakeFirst();
  const sealed = head === undefined ? seq === 0 : head.seq === seq && head.hash === hash && (key === undefined || head.seal === sealOf(key, seq, hash));
  if (!sealed) return { rows: seq, ok: false, brokenAt: seq + 1, why: 'shortened', head: hash };
  return known ? { rows: seq, ok: true, brokenAt: null, why: null, head: hash } : { rows: seq, ok: false, brokenAt: null, why: 'head-unknown', head: hash };
}
