import type { Frame, ReportRequest } from '../../contract/report.ts';
import type { Audience } from '../audience/resolve-audience.ts';
import type { Database } from '../db/database.ts';
import { refreshCampaign } from '../campaigns/refresh-campaign.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { Person } from '../identity/verify-token.ts';
import { queueDeliveries, type NewDelivery } from '../delivery/outbox.ts';
import { levels, wasTold, type SimulationLevel } from '../simulations/levels.ts';
import type { ReceivedMail } from './receive-mail.ts';

/** A report on its way into the store. Everything about who and when was set by the server (security 13). */
export type Submission = {
  id: string;
  person: Person;
  key: string;
  bodySha256: string;
  report: ReportRequest;
  mail: ReceivedMail;
  receivedAt: number;
  answerBy: number;
  /** Who the reporter is to the words, and which words and agreement they are shown: kept with the report (N1). */
  audience: Pick<Audience, 'region' | 'reason' | 'frame' | 'language'> & { wordsVersion: string; agreement: string | null };
  /** What its header tells about being an exercise; absent: nothing. */
  simulation?: SimulationLevel;
  /** Goes into the outbox with the report, in the same transaction. */
  deliveries: NewDelivery[];
};

export type StoredReport = {
  id: string;
  number: number;
  sha256: string;
  receivedAt: number;
  answerBy: number;
  /** The reporter was told that it looks like an exercise: every receipt of this report says the same. */
  simulation: boolean;
  region: string;
  frame: Frame;
  /** Language of the words. */
  wordsLanguage: string;
  agreement: string | null;
  /** Taken back by its reporter. */
  withdrawn: boolean;
};

export type SubmissionOutcome =
  | { kind: 'stored' | 'known'; report: StoredReport; duplicate: boolean }
  | { kind: 'key-reused' };

/** One transaction takes at most so much; the WAL stays small. */
export const batchLimits = { items: 64, bytes: 16 * 1024 * 1024 };

export const bytesOf = ({ mail }: Submission): number => mail.raw.byteLength;

/** What two submissions of one batch must not share; they would meet a unique index inside the transaction. */
export function claimsOf({ person, key, mail }: Submission): string[] {
  const who = JSON.stringify([person.tenantId, person.personId]);
  return [`${who} ${key}`, `${who} ${mail.sha256}`];
}

/**
 * Stores a batch of submissions in **one transaction**: mails, reports, idempotency keys and deliveries, or nothing.
 * Resolves only after the commit is durable (security J). The number of statements does not grow with the batch.
 */
export async function storeSubmissions(db: Database, batch: Submission[]): Promise<SubmissionOutcome[]> {
  try {
    return await storeOnce(db, batch);
  } catch (error) {
    // Another instance stored the same mail or key between our look and our insert: the second look finds it.
    if (!isUniqueViolation(error)) throw error;
    return storeOnce(db, batch);
  }
}

function isUniqueViolation(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '23505' || code.startsWith('SQLITE_CONSTRAINT');
}

function storeOnce(db: Database, batch: Submission[]): Promise<SubmissionOutcome[]> {
  return db.transaction().execute(async (tx) => {
    const answered = await answeredKeys(tx, batch);
    const unanswered = batch.filter((submission) => !answered.has(submission));
    const numbers = await insertReports(tx, unanswered);
    const fresh = unanswered.filter(({ id }) => numbers.has(id));
    // The unique index has let nothing in twice: what it left out, this person has reported before.
    const known = await knownMails(tx, unanswered.filter(({ id }) => !numbers.has(id)));

    const reopened = await reopen(tx, known);
    if (fresh.length > 0) {
      await insertRows(tx, 'mails', fresh.map(({ id, mail }) => ({ number: numberOf(numbers, id), raw: mail.raw })));
      await queueDeliveries(tx, fresh.flatMap(({ deliveries }) => deliveries));
    }
    const outcomes = batch.map((submission): SubmissionOutcome => {
      const before = answered.get(submission);
      if (before !== undefined) return before;
      const report = known.get(submission);
      if (report !== undefined) return reopened.has(report.id) ? { kind: 'stored', report, duplicate: false } : { kind: 'known', report, duplicate: true };
      return { kind: 'stored', report: storedFrom(submission, numberOf(numbers, submission.id)), duplicate: false };
    });
    await insertKeys(tx, batch.flatMap((submission, i) => {
      const outcome = outcomes[i];
      return answered.has(submission) || outcome === undefined || outcome.kind === 'key-reused' ? [] : [{ submission, outcome }];
    }));
    return outcomes;
  });
}

const columns = ['id', 'number', 'mail_sha256', 'received_at', 'answer_by', 'simulation', 'region', 'frame', 'words_language', 'agreement_version', 'state'] as const;
type Row = { id: string; number: number; mail_sha256: string; received_at: number; answer_by: number; simulation: number; region: string; frame: string; words_language: string; agreement_version: string | null; state: string };

function fromRow(row: Row): StoredReport {
  return {
    id: row.id,
    number: row.number,
    sha256: row.mail_sha256,
    receivedAt: row.received_at,
    answerBy: row.answer_by,
    simulation: wasTold(row.simulation),
    region: row.region,
    frame: row.frame as Frame,
    wordsLanguage: row.words_language,
    agreement: row.agreement_version,
    withdrawn: row.state === 'withdrawn',
  };
}

async function answeredKeys(tx: Database, batch: Submission[]): Promise<Map<Submission, SubmissionOutcome>> {
  const rows = await tx
    .selectFrom('submissions')
    .innerJoin('reports', 'reports.id', 'submissions.report_id')
    .select(['submissions.key', 'submissions.tenant_id', 'submissions.person_id', 'submissions.body_sha256', 'submissions.duplicate'])
    .select(columns.map((column) => `reports.${column}` as const))
    .where('submissions.key', 'in', batch.map(({ key }) => key))
    .execute();
  const found = new Map<Submission, SubmissionOutcome>();
  if (rows.length === 0) return found;
  for (const submission of batch) {
    const { person, key, bodySha256 } = submission;
    const row = rows.find((one) => one.key === key && one.tenant_id === person.tenantId && one.person_id === person.personId);
    if (row === undefined) continue;
    found.set(submission, row.body_sha256 === bodySha256 ? { kind: 'known', report: fromRow(row), duplicate: row.duplicate === 1 } : { kind: 'key-reused' });
  }
  return found;
}

async function knownMails(tx: Database, batch: Submission[]): Promise<Map<Submission, StoredReport>> {
  const found = new Map<Submission, StoredReport>();
  if (batch.length === 0) return found;
  const rows = await tx
    .selectFrom('reports')
    .select(['tenant_id', 'person_id', ...columns])
    .where((eb) => eb.or(batch.map(({ person, mail }) => eb.and([eb('tenant_id', '=', person.tenantId), eb('person_id', '=', person.personId), eb('mail_sha256', '=', mail.sha256)]))))
    .execute();
  for (const submission of batch) {
    const { person, mail } = submission;
    const row = rows.find((one) => one.mail_sha256 === mail.sha256 && one.tenant_id === person.tenantId && one.person_id === person.personId);
    if (row !== undefined) found.set(submission, fromRow(row));
  }
  return found;
}

/** Reports that were taken back and are made again: open as before, under their number, and delivered anew. */
async function reopen(tx: Database, known: Map<Submission, StoredReport>): Promise<Set<string>> {
  const again = [...known].filter(([, report]) => report.withdrawn);
  for (const [{ receivedAt, answerBy, deliveries }, report] of again) {
    await tx.updateTable('reports').set({ state: 'open', withdrawn_at: null, received_at: receivedAt, answer_by: answerBy }).where('id', '=', report.id).where('state', '=', 'withdrawn').execute();
    await queueDeliveries(tx, deliveries.map((delivery) => ({ ...delivery, subjectId: report.id, dueAt: receivedAt })));
    const { campaign_id } = await tx.selectFrom('reports').select('campaign_id').where('id', '=', report.id).executeTakeFirstOrThrow();
    await refreshCampaign(tx, campaign_id, receivedAt);
    Object.assign(report, { receivedAt, answerBy, withdrawn: false });
  }
  return new Set(again.map(([, { id }]) => id));
}

async function insertReports(tx: Database, fresh: Submission[]): Promise<Map<string, number>> {
  if (fresh.length === 0) return new Map();
  const rows = await insertRows<'reports', { id: string; number: number }>(tx, 'reports', fresh.map(toRow), 'on conflict (tenant_id, person_id, mail_sha256) do nothing returning id, number');
  return new Map(rows.map(({ id, number }) => [id, number]));
}

function numberOf(numbers: Map<string, number>, id: string): number {
  const number = numbers.get(id);
  if (number === undefined) throw new Error('the database returned no number for a new report');
  return number;
}

function toRow({ id, person, report, mail, receivedAt, answerBy, audience, simulation = levels.none }: Submission) {
  return {
    id,
    tenant_id: person.tenantId,
    person_id: person.personId,
    reporter_name: person.name,
    reporter_address: person.address,
    received_at: receivedAt,
    answer_by: answerBy,
    how: report.how,
    missing: JSON.stringify(report.missing ?? []),
    client: JSON.stringify(report.client),
    internet_message_id: report.internetMessageId,
    headers: report.headers ?? null,
    language: report.language,
    time_zone: report.timeZone,
    comment: report.comment ?? null,
    wants_answer: report.wantsAnswer === false ? 0 : 1,
    simulation,
    region: audience.region,
    region_reason: audience.reason,
    frame: audience.frame,
    country: person.country,
    department: person.department,
    words_version: audience.wordsVersion,
    words_language: audience.language,
    agreement_version: audience.agreement,
    invited_frame: report.shown?.frame ?? null,
    invited_words: report.shown?.words ?? null,
    mail_sha256: mail.sha256,
    mail_bytes: mail.raw.byteLength,
  };
}

function storedFrom({ id, mail, receivedAt, answerBy, audience, simulation = levels.none }: Submission, number: number): StoredReport {
  return { id, number, sha256: mail.sha256, receivedAt, answerBy, simulation: wasTold(simulation), region: audience.region, frame: audience.frame, wordsLanguage: audience.language, agreement: audience.agreement, withdrawn: false };
}

async function insertKeys(tx: Database, answered: { submission: Submission; outcome: { report: StoredReport; duplicate: boolean } }[]): Promise<void> {
  if (answered.length === 0) return;
  const rows = answered.map(({ submission, outcome }) => ({
    tenant_id: submission.person.tenantId,
    person_id: submission.person.personId,
    key: submission.key,
    body_sha256: submission.bodySha256,
    report_id: outcome.report.id,
    duplicate: outcome.duplicate ? 1 : 0,
    at: submission.receivedAt,
  }));
  await insertRows(tx, 'submissions', rows);
}
