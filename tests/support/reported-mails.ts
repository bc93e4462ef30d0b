import { createHash } from 'node:crypto';
import type { ReportRequest } from '../../src/contract/report.ts';
import { pickLanguage } from '../../src/words/languages.ts';
import { newId } from '../../src/server/ids.ts';
import type { MailReader } from '../../src/server/reading/mail-reader.ts';
import { readDue } from '../../src/server/reading/read-due.ts';
import { storeSubmissions, type StoredReport } from '../../src/server/reports/report-store.ts';
import type { TestDatabase } from './databases.ts';
import { someReport } from './report-client.ts';

/** Who reports in a test. */
export type TestReporter = { oid: string; language?: string; country?: string; region?: string; frame?: 'part-of-the-solution' | 'safe-to-report' | 'neutral'; department?: string };

/** Stores a report of a mail as intake does; it is not read yet. */
export async function reported({ db }: Pick<TestDatabase, 'db'>, mail: string | Uint8Array, { oid, language = 'en-US', country = 'US', region = 'americas', frame = 'safe-to-report', department }: TestReporter, receivedAt = Date.now()): Promise<StoredReport> {
  const raw = Buffer.from(mail);
  const id = newId();
  const report: ReportRequest = { ...someReport, language };
  const [outcome] = await storeSubmissions(db, [{
    id, key: newId(), bodySha256: id, report, receivedAt, answerBy: receivedAt + 86_400_000, deliveries: [],
    person: { tenantId: 't', personId: oid, name: oid, address: `${oid}@linden.example`, country, department: department ?? null, roles: [] },
    mail: { raw, sha256: createHash('sha256').update(raw).digest('hex') },
    audience: { region, reason: 'country', frame, language: pickLanguage([language]), wordsVersion: 'test', agreement: null },
  }]);
  if (outcome === undefined || outcome.kind === 'key-reused') throw new Error('the report was not stored');
  return outcome.report;
}

/** Reads everything that waits, and so puts it into its campaign. */
export async function readAll({ db, engine }: Pick<TestDatabase, 'db' | 'engine'>, reader: MailReader, clock: () => number = Date.now): Promise<void> {
  while ((await readDue({ db, engine, clock, newId, reader, options: { trustedAuthservIds: [] }, onRead: () => undefined })) > 0);
}

/** Campaign of a report. */
export async function campaignOf({ db }: Pick<TestDatabase, 'db'>, reportId: string): Promise<string> {
  const { campaign_id } = await db.selectFrom('reports').select('campaign_id').where('id', '=', reportId).executeTakeFirstOrThrow();
  if (campaign_id === null) throw new Error('the report has no campaign');
  return campaign_id;
}
