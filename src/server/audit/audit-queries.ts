import { sql } from 'kysely';
import type { z } from 'zod';
import { auditEntrySchema, type auditQuerySchema, type AuditEntryShown, type AuditPage } from '../../contract/audit.ts';
import type { Database } from '../db/database.ts';

const dayMs = 86_400_000;

/** A page of the audit, newest first; `next` continues it. */
export async function listAudit(db: Database, { before, limit, action, actor, from, to }: z.output<typeof auditQuerySchema>): Promise<AuditPage> {
  let query = db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit + 1);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (action !== undefined && action !== '') query = query.where('action', '=', action);
  if (actor !== undefined && actor !== '') {
    const part = `%${actor.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('actor_id', '=', actor), sql<boolean>`lower(actor_name) like ${part} escape '\\'`]));
  }
  if (from !== undefined) query = query.where('at', '>=', Date.parse(from));
  if (to !== undefined) query = query.where('at', '<', Date.parse(to) + dayMs);
  const rows = await query.execute();
  const items = rows.slice(0, limit).map((row): AuditEntryShown => ({
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    actor: { id: row.actor_id, name: row.actor_name, role: row.actor_role },
    action: row.action,
    subject: row.subject,
    detail: auditEntrySchema.shape.detail.parse(JSON.parse(row.detail)),
    outcome: auditEntrySchema.shape.outcome.parse(row.outcome),
  }));
  const actions = before === undefined ? await db.selectFrom('audit').select('action').distinct().orderBy('action').execute() : [];
  return { items, next: rows.length > limit ? String(items.at(-1)?.seq ?? '') : null, actions: actions.map((row) => row.action) };
}
