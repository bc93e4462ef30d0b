import { createHash } from 'node:crypto';
import type { ReportRequest, Receipt } from '../../contract/report.ts';
import type { Clock } from '../clock.ts';
import { resolveAudience } from '../audience/resolve-audience.ts';
import type { NewDelivery } from '../delivery/outbox.ts';
import type { Person } from '../identity/verify-token.ts';
import type { ChoiceStore } from '../people/choices.ts';
import { Refusal } from '../problems.ts';
import type { SimulationLevel } from '../simulations/levels.ts';
import type { LiveWords } from '../words/live-words.ts';
import type { ReceivedMail } from './receive-mail.ts';
import type { StoredReport, Submission, SubmissionOutcome } from './report-store.ts';

export type SubmitDeps = {
  clock: Clock;
  newId: () => string;
  answerHours: number;
  live: Pick<LiveWords, 'regions' | 'agreement' | 'version'>;
  choices: Pick<ChoiceStore, 'of'>;
  /** Resolves once the submission is durable. Takes the mail's memory over. */
  store: (submission: Submission) => Promise<SubmissionOutcome>;
  /** Whether the mail carries the mark of an exercise. Quick whatever it holds, and never throws. */
  recognise: (raw: Uint8Array) => SimulationLevel;
  deliveriesFor: (reportId: string, receivedAt: number) => NewDelivery[];
  /** Called once the report is durable; wakes reading and delivery. Never awaited. */
  onStored: (report: StoredReport) => void;
};

/**
 * Stores a report and answers with its receipt, which exists only once mail, report and deliveries are committed (M2).
 * Same key and same body: the same receipt. Same person and same mail: the same report, marked as a duplicate.
 * @throws {Refusal} `key_reused`; database errors pass through and become an honest 503.
 */
export async function submitReport(deps: SubmitDeps, person: Person, key: string, report: ReportRequest, mail: ReceivedMail): Promise<Receipt> {
  const receivedAt = deps.clock();
  const id = deps.newId();
  const audience = resolveAudience(deps.live.regions(), person, await deps.choices.of(person), report);
  const outcome = await deps.store({
    id,
    person,
    key,
    bodySha256: createHash('sha256').update(JSON.stringify(report)).update(mail.sha256).digest('hex'),
    report,
    mail,
    receivedAt,
    answerBy: receivedAt + deps.answerHours * 3_600_000,
    audience: { ...audience, wordsVersion: deps.live.version(audience.language), agreement: deps.live.agreement()?.version ?? null },
    simulation: deps.recognise(mail.raw),
    deliveries: deps.deliveriesFor(id, receivedAt),
  });
  if (outcome.kind === 'key-reused') throw new Refusal('key_reused');
  if (outcome.kind === 'stored') deps.onStored(outcome.report);
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
    audience: { region: report.region, frame: report.frame, language: report.wordsLanguage },
    answerBy: new Date(report.answerBy).toISOString(),
    agreement: { version: report.agreement },
  };
}
