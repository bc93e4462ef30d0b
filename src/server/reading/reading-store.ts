import { sql } from 'kysely';
import type { Evidence } from '../../contract/desk.ts';
import type { Database, Engine } from '../db/database.ts';
import type { ReadMail } from './read-mail.ts';
import { searchText } from './search-text.ts';

export type Unread = { number: number; id: string; tries: number; internetMessageId: string | null };

/** Reports whose mail is not read yet, oldest first. */
export async function unreadReports(db: Database, limit: number): Promise<Unread[]> {
  const rows = await db
    .selectFrom('reports')
    .select(['number', 'id', 'reading_tries', 'internet_message_id'])
    .where('reading', '=', 'pending')
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(({ number, id, reading_tries, internet_message_id }) => ({ number, id, tries: reading_tries, internetMessageId: internet_message_id }));
}

/** Reports that were read and have no campaign: from before there were campaigns. */
export async function unplacedReports(db: Database, limit: number): Promise<{ number: number; evidence: string }[]> {
  const rows = await db.selectFrom('reports').leftJoin('evidence', 'evidence.number', 'reports.number').select(['reports.number', 'evidence.evidence']).where('campaign_id', 'is', null).where('reading', '<>', 'pending').orderBy('reports.number').limit(limit).execute();
  return rows.map(({ number, evidence }) => ({ number, evidence: evidence ?? JSON.stringify(noEvidence) }));
}

/** Of a mail that nothing is known of. */
const noEvidence: Evidence = { subject: '', from: null, sender: null, replyTo: [], returnPath: null, to: [], date: null, messageId: null, received: [], authentication: [], links: [], attachments: [], flags: [], text: '', hasHtml: false, leftOut: [] };

/** Counts a try before it is made, so that a mail that ends the process is known by its count. */
export async function countTry(db: Database, number: number): Promise<void> {
  await db.updateTable('reports').set((eb) => ({ reading_tries: eb('reading_tries', '+', 1) })).where('number', '=', number).execute();
}

/** Takes a try back that ended for no fault of the mail. */
export async function forgetTry(db: Database, number: number): Promise<void> {
  await db.updateTable('reports').set((eb) => ({ reading_tries: eb('reading_tries', '-', 1) })).where('number', '=', number).where('reading_tries', '>', 0).execute();
}

/** The raw mail in memory of its own; undefined when it is no longer stored. */
export async function rawMail(db: Database, number: number): Promise<Uint8Array | undefined> {
  return (await db.selectFrom('mails').select('raw').where('number', '=', number).executeTakeFirst())?.raw;
}

/** Stores what reading found, once: a second reader of the same mail changes nothing. True when this call stored it. */
export async function storeReading(tx: Database, number: number, { reading, evidence }: Pick<ReadMail, 'reading' | 'evidence'>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reports')
    .set({ reading, subject: storable(evidence.subject), from_name: column(evidence.from?.name), from_address: column(evidence.from?.address) })
    .where('number', '=', number)
    .where('reading', '=', 'pending')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await tx.insertInto('evidence').values({ number, evidence: JSON.stringify(evidence satisfies Evidence) }).execute();
  const report = await tx.selectFrom('reports').select(['reporter_name', 'reporter_address', 'mail_sha256']).where('number', '=', number).executeTakeFirstOrThrow();
  const text = searchText(evidence, { reporterName: report.reporter_name, reporterAddress: report.reporter_address, sha256: report.mail_sha256 });
  await tx.insertInto('report_search').values({ number, text }).execute();
  return true;
}

/** PostgreSQL keeps no NUL in text, and neither engine half a surrogate pair. */
function storable(text: string): string {
  return text.replace(/\0/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

function column(text: string | undefined): string | null {
  return text === undefined ? null : storable(text);
}

/**
 * Runs `work` while no other instance reads the same mail. On PostgreSQL a transaction holds an advisory lock meanwhile, which
 * blocks nobody who wants the row; SQLite has one server and needs none. Undefined when another instance is at it.
 */
export async function aloneWith<T>(db: Database, engine: Engine, number: number, work: () => Promise<T>): Promise<T | undefined> {
  if (engine === 'sqlite') return work();
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(7202020, ${number}::int) as mine`.execute(tx);
    if (rows[0]?.mine !== true) return undefined;
    const still = await tx.selectFrom('reports').select('number').where('number', '=', number).where('reading', '=', 'pending').executeTakeFirst();
    return still === undefined ? undefined : work();
  });
}
