import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { CampaignFilter, CampaignPage, CampaignRow, Reopened } from '../../contract/campaign.ts';
import type { AnswerClass } from '../../contract/own-report.ts';
import type { DangerKind, Severity } from '../../contract/verdict.ts';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import { searchWords } from '../reports/report-queries.ts';
import type { StoredCampaign } from './campaign-store.ts';

export type CampaignQuery = { filter: CampaignFilter; personId: string; after?: string | undefined; limit: number; now: number };

/** From so many reporters on a campaign is large (the filter `many`). */
const manyReporters = 5;
/** A promise that ends within this is near (the filter `due`), ms. */
const dueSoonMs = 4 * 3_600_000;

const columns = [
  'id', 'number', 'subject', 'from_name', 'from_address', 'from_domain', 'state', 'reopened_because', 'reports', 'open_reports', 'urgency', 'first_reported_at', 'last_reported_at',
  'answer_by', 'due_rank', 'class', 'kind', 'severity', 'simulation', 'assigned_id', 'assigned_name',
] as const;

type Campaigns = ExpressionBuilder<Tables, 'campaigns'>;

/**
 * A page of the queue. Open ones: what needs a person first (urgency, then the place of `dueRank`); others: the latest
 * first. Every condition is answered from the campaign's own row or by an index, so that 100,000 reports cost what 100 do.
 */
export async function listCampaigns(db: Database, { filter, personId, after, limit, now }: CampaignQuery): Promise<CampaignPage> {
  const open = (filter.state ?? 'open') === 'open';
  const words = searchWords(filter.q ?? '');
  let query = db.selectFrom('campaigns').select(columns).where('reports', '>', 0).limit(limit + 1);
  query = open
    ? query.where('state', '=', 'open').orderBy('urgency', 'desc').orderBy('due_rank').orderBy('number')
    : query.where('state', filter.state === 'decided' ? '=' : '<>', filter.state === 'decided' ? 'decided' : 'merged').orderBy('last_reported_at', 'desc').orderBy('number', 'desc');
  const at = cursor(after);
  if (at !== undefined) {
    const [first, second, third] = at;
    query = open
      ? query.where((eb) => eb.or([
        eb('urgency', '<', first),
        eb.and([eb('urgency', '=', first), eb.or([eb('due_rank', '>', second), eb.and([eb('due_rank', '=', second), eb('number', '>', third)])])]),
      ]))
      : query.where((eb) => eb.or([eb('last_reported_at', '<', second), eb.and([eb('last_reported_at', '=', second), eb('number', '<', third)])]));
  }
  for (const condition of conditions(filter, personId, now)) query = query.where(condition);
  if (words.length > 0) {
    const numbers = await numbersFound(db, words);
    query = numbers.length === 0 ? query.where('number', '<', 0) : query.where('number', 'in', numbers);
  }
  const rows = await query.execute();
  const items = rows.slice(0, limit);
  const seen = await seenBy(db, personId, items.map(({ id }) => id));
  const last = items.at(-1);
  return {
    items: items.map((row) => campaignRow(row, seen.get(row.id))),
    next: rows.length > limit && last !== undefined ? (open ? [last.urgency, last.due_rank, last.number] : [0, last.last_reported_at, last.number]).join('.') : null,
  };
}

function cursor(after: string | undefined): [number, number, number] | undefined {
  const parts = /^(\d{1,3})\.(-?\d{1,16})\.(\d{1,15})$/.exec(after ?? '');
  return parts === null ? undefined : [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

function conditions(filter: CampaignFilter, personId: string, now: number) {
  const found: ((eb: Campaigns) => Expression<SqlBool>)[] = [];
  if (filter.need === 'happened') found.push((eb) => eb('urgency', '>', 0));
  if (filter.need === 'many') found.push((eb) => eb('reports', '>=', manyReporters));
  if (filter.need === 'due') found.push((eb) => eb('answer_by', '<', now + dueSoonMs));
  if (filter.class !== undefined) { const given = filter.class; found.push((eb) => eb('class', '=', given)); }
  if (filter.simulation !== undefined) { const only = filter.simulation === 'only'; found.push((eb) => eb('simulation', only ? '>' : '=', 0)); }
  if (filter.assigned === 'me') found.push((eb) => eb('assigned_id', '=', personId));
  if (filter.assigned === 'nobody') found.push((eb) => eb('assigned_id', 'is', null));
  if (filter.region !== undefined) { const region = filter.region; found.push((eb) => eb.exists(eb.selectFrom('reports').select('reports.number').whereRef('reports.campaign_id', '=', 'campaigns.id').where('reports.region', '=', region))); }
  return found;
}

/** More campaigns than this are no answer to a search; the newest are. */
const maxFound = 2_000;

/**
 * Numbers of the campaigns that hold all words, the newest first; a report's number and a hash of a mail find its campaign.
 * The small texts are walked in one materialised step: asked as a plain join with a limit, PostgreSQL walks the wide rows
 * instead (R13).
 */
async function numbersFound(db: Database, words: string[]): Promise<number[]> {
  let texts = db.selectFrom('campaign_search').select('number').orderBy('number', 'desc').limit(maxFound);
  for (const word of words) texts = texts.where(sql<boolean>`text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`);
  const found = await texts.execute();
  const numbers = new Set(found.map(({ number }) => number));
  const only = words.length === 1 ? (words[0] ?? '') : '';
  const number = /^#?(\d{1,15})$/.exec(only)?.[1];
  const byReport = db.selectFrom('reports').innerJoin('campaigns', 'campaigns.id', 'reports.campaign_id').select('campaigns.number').limit(maxFound);
  if (number !== undefined) for (const row of await byReport.where('reports.number', '=', Number(number)).execute()) numbers.add(row.number);
  if (/^[0-9a-f]{64}$/.test(only)) for (const row of await byReport.where('reports.mail_sha256', '=', only).execute()) numbers.add(row.number);
  return [...numbers];
}

async function seenBy(db: Database, personId: string, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('campaign_seen').select(['campaign_id', 'at']).where('person_id', '=', personId).where('campaign_id', 'in', ids).execute();
  return new Map(rows.map(({ campaign_id, at }) => [campaign_id, at]));
}

const iso = (at: number) => new Date(at).toISOString();

/** A row as the queue shows it. `seenAt`: when the reader last looked, ms. */
export function campaignRow(row: Pick<StoredCampaign, (typeof columns)[number]>, seenAt: number | undefined): CampaignRow {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    from: row.from_address === null && row.from_name === null ? null : { name: row.from_name ?? '', address: row.from_address ?? '' },
    domain: row.from_domain,
    state: row.state as CampaignRow['state'],
    reopenedBecause: row.reopened_because as Reopened | null,
    reports: row.reports,
    openReports: row.open_reports,
    urgency: row.urgency,
    firstReportedAt: iso(row.first_reported_at),
    lastReportedAt: iso(row.last_reported_at),
    answerBy: row.answer_by === null ? null : iso(row.answer_by),
    class: row.class as AnswerClass | null,
    kind: row.kind as DangerKind | null,
    severity: row.severity as Severity | null,
    simulation: row.simulation > 0,
    assigned: row.assigned_id === null ? null : { id: row.assigned_id, name: row.assigned_name ?? '' },
    unread: seenAt === undefined || row.last_reported_at > seenAt,
  };
}
