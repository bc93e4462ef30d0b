import { createHash } from 'node:crypto';
import type { ReportRequest, Receipt } from '../../contract/report.ts';
import type { Clock } from '../clock.ts';
import type { NewDelivery } from '../delivery/outbox.ts';
import type { Person } from '../identity/verify-token.ts';
import { Refusal } from '../problems.ts';
import type { ReceivedMail } from './receive-mail.ts';
import type { StoredReport, Submission, SubmissionOutcome } from './report-store.ts';

export type SubmitDeps = {
  clock: Clock;
  newId: () => string;
  answerHours: number;
  /** Resolves once the submission is durable. Takes the mail's memory over. */
  store: (submission: Submission) => Promise<SubmissionOutcome>;
  deliveriesFor: (reportId: string, receivedAt: number) => NewDelivery[];
  /** Called once the report is durable; wakes reading and delivery. Never awaited. */
  onStored: () => void;
};

/**
 * Stores a report and answers with its receipt, which exists only once mail, report and deliveries are committed (M2).
 * Same key and same body: the same receipt. Same person and same mail: the same report, marked as a duplicate.
 * @throws {Refusal} `key_reused`; database errors pass through and become an honest 503.
 */
export async function submitReport(deps: SubmitDeps, person: Person, key: string, report: ReportRequest, mail: ReceivedMail): Promise<Receipt> {
  const receivedAt = deps.clock();
  const id = deps.newId();
  const outcome = await deps.store({
    id,
    person,
    key,
    bodySha256: createHash('sha256').update(JSON.stringify(report)).update(mail.sha256).digest('hex'),
    report,
    mail,
    receivedAt,
    answerBy: receivedAt + deps.answerHours * 3_600_000,
    // Regions and frames by country come with the words; until then nobody is told what does not fit them.
    region: 'default',
    frame: 'neutral',
    deliveries: deps.deliveriesFor(id, receivedAt),
  });
  if (outcome.kind === 'key-reused') throw new Refusal('key_reused');
  if (outcome.kind === 'stored') deps.onStored();
  return receipt(outcome.report, outcome.duplicate);
}

function receipt(report: StoredReport, duplicate: boolean): Receipt {
  return {
    id: report.id,
    number: report.number,
    sha256: report.sha256,
    receivedAt: new Date(report.receivedAt).toISOString(),
    duplicate,
    simulation: report.simulation,
    audience: { region: report.region, frame: report.frame, language: report.language },
    answerBy: new Date(report.answerBy).toISOString(),
    agreement: { version: null },
  };
}
