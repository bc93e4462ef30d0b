import { parentPort, workerData } from 'node:worker_threads';
import { errorParts } from '../db/sqlite-connection.ts';
import { sqliteHere } from '../db/sqlite-here.ts';
import { commitTogether } from './commit-together.ts';
import { batchLimits, bytesOf, claimsOf, storeSubmissions, type Submission, type SubmissionOutcome } from './report-store.ts';

/**
 * Stores reports in SQLite, in a thread of its own with a connection of its own. While it waits for an fsync, what comes
 * in queues up at its port and goes into the next transaction together.
 */
export type IntakeRequest = { id: number; submission: Submission };
export type IntakeReply = { id: number; outcome: SubmissionOutcome } | { id: number; code: string; message: string };

if (parentPort === null) throw new Error('intake-thread runs as a worker thread only');
const port = parentPort;
const db = sqliteHere((workerData as { file: string }).file);
const store = commitTogether((batch: Submission[]) => storeSubmissions(db, batch), claimsOf, bytesOf, batchLimits);

async function answer({ id, submission }: IntakeRequest): Promise<void> {
  let reply: IntakeReply;
  try {
    reply = { id, outcome: await store(submission) };
  } catch (error) {
    reply = { id, ...errorParts(error) };
  }
  port.postMessage(reply);
}

port.on('message', (request: IntakeRequest | 'close') => {
  if (request !== 'close') {
    void answer(request);
    return;
  }
  void db.destroy().then(() => { port.close(); });
});
