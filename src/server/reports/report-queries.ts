import { sql, type ExpressionBuilder } from 'kysely';
import { evidenceSchema, type Evidence, type Reading, type ReportDetail, type ReportPage, type ReportRow, type ReportState } from '../../contract/desk.ts';
import type { RegionReason } from '../../contract/me.ts';
import { clientSchema, missingSchema, type Frame, type How } from '../../contract/report.ts';
import { verdictFrom } from '../answers/verdict-rows.ts';
import { ownReport } from '../own-reports/own-report-queries.ts';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import { historyOf } from '../delivery/outbox.ts';
import { folded } from '../reading/search-text.ts';

export type ReportQuery = { state?: ReportState | undefined; q?: string | undefined; campaign?: string | undefined; before?: number | undefined; limit: number };

const rowColumns = [
  'id', 'number', 'received_at', 'state', 'reporter_name', 'reporter_address', 'region', 'reading', 'subject', 'from_name', 'from_address', 'answer_by', 'how', 'urgent',
] as const;

/** A page of the queue, newest first; `next` continues it. Never touches the mails. */
export async function listReports(db: Database, page: ReportQuery): Promise<ReportPage> {
  const { state, q, campaign, before, limit } = page;
  const words = searchWords(q ?? '');
  let query = db.selectFrom('reports').select(rowColumns).orderBy('number', 'desc').limit(limit + 1);
  if (state !== undefined) query = query.where('state', '=', state);
  if (campaign !== undefined) query = query.where('campaign_id', '=', campaign);
  if (before !== undefined) query = query.where('number', '<', before);
  if (words.length > 0) query = query.where((eb) => eb.or([found(eb, words, page), ...numbered(eb, words)]));
  // Who said that something happened waits on top of what is open, whatever came since (M3).
  const onTop = state === 'open' && words.length === 0 && campaign === undefined;
  if (onTop) query = query.where('urgent', '=', 0);
  const urgent = onTop && before === undefined ? await db.selectFrom('reports').select(rowColumns).where('state', '=', 'open').where('urgent', '>', 0).orderBy('number', 'desc').limit(maxUrgent).execute() : [];
  const rows = await query.execute();
  const items = rows.slice(0, limit);
  return { items: [...urgent, ...items].map(toRow), next: rows.length > limit ? String(items.at(-1)?.number ?? '') : null };
}

/** More than this are no queue any more. */
const maxUrgent = 100;

/** More words than this narrow nothing down. */
const maxSearchWords = 8;

/** What is searched for; of a link's address its host, which is what reports are found by. */
export function searchWords(q: string): string[] {
  const words = folded(q).split(/\s+/).map((word) => /^https?:\/\/([^/?#]+)/.exec(word)?.[1] ?? word);
  return words.filter((word) => word !== '').slice(0, maxSearchWords);
}

type Rows = ExpressionBuilder<Tables, 'reports'>;

/**
 * Reports that hold all words. Within a state the queue is walked and each text looked up; over all states the texts are
 * walked, small rows in the same order. Either way a page of many hits ends early, and none costs one walk: the engines'
 * planners, asked for a plain join with a LIMIT, walk the wide rows (R13).
 */
function found(eb: Rows, words: string[], { state, before, limit }: ReportQuery) {
  let texts = eb.selectFrom('report_search').select('report_search.number');
  for (const word of words) texts = texts.where(sql<boolean>`report_search.text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`);
  if (state !== undefined) return eb.exists(texts.whereRef('report_search.number', '=', 'reports.number'));
  if (before !== undefined) texts = texts.where('report_search.number', '<', before);
  return eb('reports.number', 'in', texts.orderBy('report_search.number', 'desc').limit(limit + 1));
}

/** The one whose number was typed. */
function numbered(eb: Rows, words: string[]) {
  const number = words.length === 1 ? /^#?(\d{1,15})$/.exec(words[0] ?? '')?.[1] : undefined;
  return number === undefined ? [] : [eb('reports.number', '=', Number(number))];
}

function toRow(row: Pick<RawRow, (typeof rowColumns)[number]>): ReportRow {
  return {
    id: row.id,
    number: row.number,
    receivedAt: iso(row.received_at),
    state: row.state as ReportState,
    reporter: { name: row.reporter_name, address: row.reporter_address },
    region: row.region,
    reading: row.reading as Reading,
    subject: row.subject,
    from: row.from_address === null && row.from_name === null ? null : { name: row.from_name ?? '', address: row.from_address ?? '' },
    answerBy: iso(row.answer_by),
    how: row.how as How,
    urgent: row.urgent > 0,
  };
}

type RawRow = {
  id: string; number: number; received_at: number; state: string; reporter_name: string; reporter_address: string; region: string; reading: string;
  subject: string; from_name: string | null; from_address: string | null; answer_by: number; how: string; urgent: number;
};

const iso = (at: number) => new Date(at).toISOString();

/** What is shown before a mail was read: nothing is claimed about it. */
const unread: Evidence = {
  subject: '', from: null, sender: null, replyTo: [], returnPath: null, to: [], date: null, messageId: null, received: [], authentication: [],
  links: [], attachments: [], flags: [], text: '', hasHtml: false, leftOut: [],
};

/** One report with all that is known of it, or undefined. */
export async function findReport(db: Database, id: string): Promise<ReportDetail | undefined> {
  const row = await db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const found = await db.selectFrom('evidence').select('evidence').where('number', '=', row.number).executeTakeFirst();
  const evidence = found === undefined ? unread : evidenceSchema.parse(JSON.parse(found.evidence));
  const deliveries = await historyOf(db, [id]);
  // What is still to be answered counts already: the verdict was given.
  const given = row.verdict_due ?? row.verdict_id;
  const verdict = given === null ? undefined : await db.selectFrom('verdicts').selectAll().where('id', '=', given).executeTakeFirst();
  const own = await ownReport(db, { tenantId: row.tenant_id, personId: row.person_id }, id, 0, Number.MAX_SAFE_INTEGER);
  return {
    id: row.id,
    number: row.number,
    sha256: row.mail_sha256,
    bytes: row.mail_bytes,
    receivedAt: iso(row.received_at),
    answerBy: iso(row.answer_by),
    state: row.state as ReportState,
    how: row.how as How,
    missing: missingSchema.array().parse(JSON.parse(row.missing)),
    client: clientSchema.parse(JSON.parse(row.client)),
    internetMessageId: row.internet_message_id,
    language: row.language,
    timeZone: row.time_zone,
    comment: row.comment,
    wantsAnswer: row.wants_answer === 1,
    reporter: { name: row.reporter_name, address: row.reporter_address },
    region: row.region,
    campaign: row.campaign_id,
    mail: { ...evidence, reading: row.reading as Reading },
    deliveries: deliveries.map(({ id: deliveryId, target, state, attempts, dueAt, deliveredAt, lastError, history }) => ({
      id: deliveryId,
      target,
      state,
      attempts,
      dueAt: state === 'waiting' ? iso(dueAt) : null,
      deliveredAt: deliveredAt === null ? null : iso(deliveredAt),
      lastError,
      history: history.map(({ number, at, outcome, detail }) => ({ number, at: iso(at), outcome, detail })),
    })),
    answering: {
      verdict: verdict === undefined || verdict.class === null ? null : verdictFrom(verdict),
      happened: own?.happened ?? [],
      comments: own?.comments ?? [],
      answers: own?.answers ?? [],
      frame: row.frame as Frame,
      regionReason: row.region_reason as RegionReason,
      wordsVersion: row.words_version,
      agreementVersion: row.agreement_version,
    },
  };
}

/** The untouched original, or undefined. */
export async function originalOf(db: Database, id: string): Promise<{ number: number; sha256: string; raw: Uint8Array } | undefined> {
  const row = await db
    .selectFrom('reports')
    .innerJoin('mails', 'mails.number', 'reports.number')
    .select(['reports.number', 'reports.mail_sha256', 'mails.raw'])
    .where('reports.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : { number: row.number, sha256: row.mail_sha256, raw: row.raw };
}

/** A stretch of the original from a byte on, and how long the whole is; undefined when there is no such report. */
export async function sliceOfOriginal(db: Database, id: string, offset: number, length: number): Promise<{ bytes: number; slice: Uint8Array } | undefined> {
  const row = await db
    .selectFrom('reports')
    .innerJoin('mails', 'mails.number', 'reports.number')
    // Cut by the database: a mail may be 35 MiB, and a page of its source is read often.
    .select(['reports.mail_bytes', sql<Uint8Array>`substr(mails.raw, cast(${offset + 1} as integer), cast(${length} as integer))`.as('slice')])
    .where('reports.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : { bytes: row.mail_bytes, slice: row.slice };
}
