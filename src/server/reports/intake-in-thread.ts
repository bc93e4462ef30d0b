import type { Worker } from 'node:worker_threads';
import { SqliteError } from '../db/sqlite-connection.ts';
import { siblingModule, startThread } from '../thread.ts';
import type { IntakeReply, IntakeRequest } from './intake-thread.ts';
import type { Submission, SubmissionOutcome } from './report-store.ts';

export type Intake = { store: (submission: Submission) => Promise<SubmissionOutcome>; close: () => Promise<void> };

type Waiting = { resolve: (outcome: SubmissionOutcome) => void; reject: (error: Error) => void };

/**
 * Hands submissions to the intake thread. The mail's memory moves there: it is never copied.
 * A thread that ends unasked takes what it was storing with it (those senders get an honest 503 and try again with the same
 * key); the next submission starts another one.
 */
export function intakeInThread(file: string): Intake {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let thread: Worker | undefined = start();

  function start(): Worker {
    const worker = startThread(siblingModule('intake-thread', import.meta.url), { file });
    worker.on('message', (reply: IntakeReply) => {
      const one = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('outcome' in reply) one?.resolve(reply.outcome);
      else one?.reject(new SqliteError(reply.code, reply.message));
    });
    // Without a listener an error of the thread would end the process; `exit` follows it.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (thread === worker) thread = undefined;
      for (const one of waiting.values()) one.reject(new Error('the database thread has ended'));
      waiting.clear();
    });
    return worker;
  }

  return {
    store: (submission) =>
      new Promise((resolve, reject) => {
        thread ??= start();
        const request: IntakeRequest = { id: ++lastId, submission };
        waiting.set(request.id, { resolve, reject });
        const memory = submission.mail.raw.buffer;
        thread.postMessage(request, memory instanceof ArrayBuffer ? [memory] : []);
      }),
    close: async () => {
      const ending = thread;
      if (ending === undefined) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      ending.postMessage('close');
      await ended;
    },
  };
}
