import { sqliteFile, type Database, type DatabaseLocation } from '../db/database.ts';
import type { NewDelivery } from '../delivery/outbox.ts';
import type { NotesFor } from '../own-reports/own-report-actions.ts';
import { commitTogether } from './commit-together.ts';
import { intakeInThread, type Intake } from './intake-in-thread.ts';
import { batchLimits, bytesOf, claimsOf, storeSubmissions, type Submission } from './report-store.ts';

/** Delivery waits this long for the mail to be read, so that its subject can be told; reading hastens it. */
const readingGraceMs = 10_000;

/** Where reports are stored: on SQLite in a thread of its own, because its commits block; on PostgreSQL over the pool. */
export function openIntake(db: Database, { databaseUrl, dataDir }: DatabaseLocation): Intake {
  if (databaseUrl === undefined) return intakeInThread(sqliteFile(dataDir));
  const store = commitTogether((batch: Submission[]) => storeSubmissions(db, batch), claimsOf, bytesOf, batchLimits);
  return { store, close: () => Promise.resolve() };
}

/** Notes to every security mailbox about a report it already has. */
export function reportNotes(mailboxes: string[], mailFrom: string, newId: () => string): NotesFor {
  const domain = mailFrom.slice(mailFrom.indexOf('@') + 1);
  return (reportId, kind, at) =>
    mailboxes.map((target) => {
      const id = newId();
      return { id, subjectId: reportId, kind, target, messageId: `<${id}@${domain}>`, createdAt: at, dueAt: at };
    });
}

/** One delivery per security mailbox, each with the Message-ID it keeps over all attempts. */
export function reportDeliveries(mailboxes: string[], mailFrom: string, newId: () => string): (reportId: string, receivedAt: number) => NewDelivery[] {
  const domain = mailFrom.slice(mailFrom.indexOf('@') + 1);
  return (reportId, receivedAt) =>
    mailboxes.map((target) => {
      const id = newId();
      return { id, subjectId: reportId, kind: 'report', target, messageId: `<${id}@${domain}>`, createdAt: receivedAt, dueAt: receivedAt + readingGraceMs };
    });
}
