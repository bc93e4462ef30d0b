import { stat } from 'node:fs/promises';
import type { Worker } from 'node:worker_threads';
import { siblingModule, startThread } from '../../server/thread.ts';
import type { MailItem } from '../wire.ts';

/** A read mail: the item without what only the mailbox knows, and what the pages of the simulator show of it. */
export type ReadMail = Omit<MailItem, 'id' | 'receivedAt' | 'read'> & {
  receivedAt: string | null;
  /** Harmless HTML of the body, to be shown in a sandboxed frame only. */
  shown: string;
  /** SHA-256 of each attachment's decoded bytes, by index. */
  sha256: string[];
};

export interface ReaderQuestion {
  id: number;
  path: string;
  /** Index of the attachment whose bytes are wanted instead of the mail. */
  attachment?: number;
}
export type ReaderAnswer = { id: number } & ({ mail: ReadMail } | { content: Uint8Array } | { failed: string });

export interface MailReader {
  /** Reads a mail file; null where it is too much to read (time, memory, nesting). */
  read(path: string): Promise<ReadMail | null>;
  attachment(path: string, index: number): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** An ordinary mail takes milliseconds, one of 35 MB with a file in it three seconds; the first also waits for the thread to start, on a busy machine for seconds. */
const timeoutMs = 15_000;
const timeoutMsPerMegabyte = 100;
const memoryMegabytes = 1024;

/** Reads mails one after the other in a thread, which is ended and begun anew when a mail takes too long. */
export function createMailReader(): MailReader {
  let thread: Worker | null = null;
  let waiting: ((answer: ReaderAnswer | null) => void) | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let count = 0;

  const begin = (): Worker => {
    const begun = startThread(siblingModule('mail-thread', import.meta.url), null, { maxOldGenerationSizeMb: memoryMegabytes });
    // What an ended thread still says is about a question nobody waits for any more.
    const finish = (answer: ReaderAnswer | null) => {
      if (begun !== thread) return;
      if (answer === null) thread = null;
      waiting?.(answer);
    };
    begun.on('message', finish);
    begun.on('error', () => finish(null));
    begun.on('exit', () => finish(null));
    begun.unref();
    return begun;
  };

  const ask = async (question: Omit<ReaderQuestion, 'id'>): Promise<ReaderAnswer | null> => {
    const { size } = await stat(question.path);
    return new Promise((resolve) => {
      const id = (count += 1);
      const timer = setTimeout(() => {
        const stuck = thread;
        thread = null;
        void stuck?.terminate();
        waiting?.(null);
      }, timeoutMs + (size / 1_000_000) * timeoutMsPerMegabyte);
      waiting = (answer) => {
        if (answer !== null && answer.id !== id) return;
        clearTimeout(timer);
        waiting = null;
        resolve(answer);
      };
      thread ??= begin();
      thread.postMessage({ id, ...question });
    });
  };

  const inTurn = (question: Omit<ReaderQuestion, 'id'>): Promise<ReaderAnswer | null> => {
    const turn = queue.then(() => ask(question));
    queue = turn;
    return turn;
  };

  return {
    async read(path) {
      const answer = await inTurn({ path });
      return answer !== null && 'mail' in answer ? answer.mail : null;
    },
    async attachment(path, index) {
      const answer = await inTurn({ path, attachment: index });
      return answer !== null && 'content' in answer ? answer.content : null;
    },
    async close() {
      const ended = thread;
      thread = null;
      waiting?.(null);
      await ended?.terminate();
    },
  };
}
