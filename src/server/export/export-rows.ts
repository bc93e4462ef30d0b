import type { CampaignFilter, CampaignRow } from '../../contract/campaign.ts';
import type { ReportRow } from '../../contract/desk.ts';
import { listCampaigns } from '../campaigns/campaign-queries.ts';
import type { Database } from '../db/database.ts';
import { listReports, type ReportQuery } from '../reports/report-queries.ts';
import { csvLine, csvStart } from './csv.ts';

export type ExportFormat = 'csv' | 'json';

/** Rows read at once: an export of 100,000 never is in memory. */
const pageSize = 200;

const campaignColumns: [string, (row: CampaignRow) => string | number | boolean | null][] = [
  ['number', (row) => row.number], ['subject', (row) => row.subject], ['sender name', (row) => row.from?.name ?? ''], ['sender address', (row) => row.from?.address ?? ''], ['state', (row) => row.state],
  ['class', (row) => row.class], ['kind', (row) => row.kind], ['severity', (row) => row.severity], ['reports', (row) => row.reports], ['open reports', (row) => row.openReports], ['urgency', (row) => row.urgency],
  ['first reported', (row) => row.firstReportedAt], ['last reported', (row) => row.lastReportedAt], ['answer by', (row) => row.answerBy], ['practice mail', (row) => row.simulation], ['assigned to', (row) => row.assigned?.name ?? ''], ['id', (row) => row.id],
];

const reportColumns: [string, (row: ReportRow) => string | number | boolean | null][] = [
  ['number', (row) => row.number], ['received', (row) => row.receivedAt], ['state', (row) => row.state], ['reporter name', (row) => row.reporter.name], ['reporter address', (row) => row.reporter.address], ['region', (row) => row.region],
  ['subject', (row) => row.subject], ['sender name', (row) => row.from?.name ?? ''], ['sender address', (row) => row.from?.address ?? ''], ['answer by', (row) => row.answerBy], ['obtained', (row) => row.how], ['urgent', (row) => row.urgent === true], ['id', (row) => row.id],
];

async function* campaignPages(db: Database, filter: CampaignFilter, personId: string, now: number): AsyncGenerator<readonly CampaignRow[]> {
  let after: string | undefined;
  do {
    const { items, next } = await listCampaigns(db, { filter, personId, after, limit: pageSize, now });
    yield items;
    after = next ?? undefined;
  } while (after !== undefined);
}

async function* reportPages(db: Database, query: Omit<ReportQuery, 'before' | 'limit'>): AsyncGenerator<readonly ReportRow[]> {
  let before: number | undefined;
  do {
    const { items, next } = await listReports(db, { ...query, before, limit: pageSize });
    yield items;
    before = next === null ? undefined : Number(next);
  } while (before !== undefined);
}

async function* written<Row>(pages: AsyncGenerator<readonly Row[]>, columns: [string, (row: Row) => string | number | boolean | null][], format: ExportFormat): AsyncGenerator<string> {
  let first = true;
  yield format === 'csv' ? csvStart + csvLine(columns.map(([name]) => name)) : '[';
  for await (const page of pages) {
    // What is urgent is on the first page and again in its place.
    if (format === 'csv') yield page.map((row) => csvLine(columns.map(([, value]) => value(row)))).join('');
    else for (const row of page) { yield `${first ? '' : ','}\n${JSON.stringify(row)}`; first = false; }
  }
  if (format === 'json') yield '\n]\n';
}

/** Campaigns of a view, as the queue lists them, in pieces. */
export function exportCampaigns(db: Database, filter: CampaignFilter, format: ExportFormat, { personId, now }: { personId: string; now: number }): AsyncGenerator<string> {
  return written(campaignPages(db, filter, personId, now), campaignColumns, format);
}

/** Reports of a view in pieces. */
export function exportReports(db: Database, query: Omit<ReportQuery, 'before' | 'limit'>, format: ExportFormat): AsyncGenerator<string> {
  return written(reportPages(db, query), reportColumns, format);
}
