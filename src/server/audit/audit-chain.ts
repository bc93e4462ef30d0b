import { createHash, createHmac } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import type { Database, Engine } from '../db/database.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { Tables } from '../db/tables.ts';

/** Who did what, to what, and whether it was allowed. Never what a mail says, nor what was searched for. */
export type AuditEntry = {
  at: number;
  actor: { id: string; name: string; role: string };
  action: string;
  /** Id of what it was done to, or ''. */
  subject: string;
  detail: Record<string, string | number | boolean>;
  outcome: 'allowed' | 'refused' | 'failed';
};

export type AuditRow = Selectable<Tables['audit']>;

/** Hash that the first row stands on. */
export const firstHash = '0'.repeat(64);

/** The hash of a row over the one before it. The order of the fields is part of the format. */
export function hashOf(row: Omit<AuditRow, 'hash'>, before: string): string {
  const { seq, at, actor_id, actor_name, actor_role, action, subject, detail, outcome } = row;
  return createHash('sha256').update(JSON.stringify([before, seq, at, actor_id, actor_name, actor_role, action, subject, detail, outcome])).digest('hex');
}

/** Seal of the chain's end: only who has the key can make one. */
export function sealOf(key: Buffer, seq: number, hash: string): string {
  return createHmac('sha256', key).update(`headsup-audit ${String(seq)} ${hash}`).digest('hex');
}

export type AuditDeps = { db: Database; engine: Engine; key: Buffer };

/**
 * Adds entries to the chain, in one transaction and in order; resolves once they are durable. Several instances take turns,
 * so that the chain never forks.
 */
export async function appendAudit({ db, engine, key }: AuditDeps, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db.transaction().execute(async (tx) => {
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(7202022)`.execute(tx);
    const last = await tx.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
    let { seq, hash } = last ?? { seq: 0, hash: firstHash };
    const rows: AuditRow[] = [];
    for (const { at, actor, action, subject, detail, outcome } of entries) {
      seq += 1;
      const row = { seq, at, actor_id: actor.id, actor_name: actor.name, actor_role: actor.role, action, subject, detail: JSON.stringify(detail), outcome };
      hash = hashOf(row, hash);
      rows.push({ ...row, hash });
    }
    await insertRows(tx, 'audit', rows);
    const head = { seq, hash, seal: sealOf(key, seq, hash) };
    await tx.insertInto('audit_head').values({ one: 1, ...head }).onConflict((conflict) => conflict.column('one').doUpdateSet(head)).execute();
  });
}
