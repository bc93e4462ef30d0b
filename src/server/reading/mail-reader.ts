import type { Worker } from 'node:worker_threads';
import type { Evidence } from '../../contract/desk.ts';
import { fingerprintOf } from '../campaigns/fingerprint.ts';
import { siblingModule, startThread } from '../thread.ts';
import { bareEvidence, type ReadingOptions } from './header-evidence.ts';
import { maxHeaderBytes, maxReadingMegabytes, maxReadingMs } from './limits.ts';
import { previewDocument } from './preview-document.ts';
import type { Preview } from './preview-mail.ts';
import type { ComparableMail, ReaderAnswer, ReaderQuestion } from './reading-thread.ts';

export type MailReader = {
  /**
   * Reads a mail. The bytes are handed over and must not be used afterwards. Never rejects for what the mail holds.
   * @throws {ReaderClosed}
   */
  read(raw: Uint8Array): Promise<ComparableMail>;
  /** The mail's body as harmless HTML; the same rules. Goes before waiting `read`s: a person is looking. */
  preview(raw: Uint8Array): Promise<Preview>;
  /** What is being read is given up. */
  close(): Promise<void>;
};

/** The server is stopping; the mail was not to blame and can be read again. */
export class ReaderClosed extends Error {
  constructor() {
    super('the mail reader is closed');
    this.name = 'ReaderClosed';
  }
}

/** Starting the thread takes a moment of its own, which is not counted against the mail. */
const maxStartMs = 30_000;

type Outcome = Exclude<ReaderAnswer, { kind: 'ready' }> | { kind: 'killed'; why: string };
type Task = { question: ReaderQuestion; resolve: (outcome: Outcome) => void; reject: (error: Error) => void };

/**
 * Reads mails one after the other in a thread. A mail that takes too long, too much memory or ends the thread costs only
 * itself: the thread is replaced and the next mail goes on.
 */
export function createMailReader(options: ReadingOptions, limits = { readingMs: maxReadingMs, megabytes: maxReadingMegabytes }): MailReader {
  const queue: Task[] = [];
  let thread: Worker | undefined;
  let ready = false;
  let current: { task: Task; timer: NodeJS.Timeout } | undefined;
  let closed = false;

  function start(): Worker {
    ready = false;
    const worker = startThread(siblingModule('reading-thread', import.meta.url), options, { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 });
    worker.unref();
    worker.on('message', (answer: ReaderAnswer) => {
      if (worker !== thread) return;
      if (answer.kind !== 'ready') finish(answer);
      else {
        ready = true;
        if (current !== undefined) ask(worker, current.task);
      }
    });
    worker.on('error', () => { lose(worker, 'it took too much memory'); });
    worker.on('exit', () => { lose(worker, 'it ended the reading thread'); });
    return worker;
  }

  function next(): void {
    if (current !== undefined || closed) return;
    const task = queue.shift();
    if (task === undefined) return;
    thread ??= start();
    current = { task, timer: setTimeout(() => { lose(thread, 'the reading thread did not start'); }, maxStartMs) };
    if (ready) ask(thread, task);
  }

  function ask(worker: Worker, task: Task): void {
    if (current === undefined) return;
    clearTimeout(current.timer);
    current.timer = setTimeout(() => { lose(worker, 'it took too long'); }, limits.readingMs);
    worker.postMessage(task.question, transferable(task.question.raw));
  }

  function finish(outcome: Outcome): void {
    if (current === undefined) return;
    clearTimeout(current.timer);
    const { task } = current;
    current = undefined;
    task.resolve(outcome);
    next();
  }

  function lose(worker: Worker | undefined, why: string): void {
    if (worker === undefined || worker !== thread) return;
    thread = undefined;
    void worker.terminate();
    finish({ kind: 'killed', why });
  }

  function put(question: ReaderQuestion, first: boolean): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (closed) throw new ReaderClosed();
      const task = { question, resolve, reject };
      if (first) queue.unshift(task);
      else queue.push(task);
      next();
    });
  }

  return {
    async read(raw) {
      // The rest is handed over; the header stays here for the case that the thread does not survive the mail.
      const header = new Uint8Array(raw.subarray(0, maxHeaderBytes));
      const answer = await put({ kind: 'read', raw }, false);
      if (answer.kind === 'read') return answer.answer;
      const why = answer.kind === 'killed' ? answer.why : 'it surprised the parser';
      return limitedMail(bareEvidence(header, options, `Only the header was read: ${why}.`));
    },
    async preview(raw) {
      const answer = await put({ kind: 'preview', raw }, true);
      if (answer.kind === 'preview') return answer.answer;
      const why = answer.kind === 'killed' ? answer.why : 'it surprised the parser';
      return { html: previewDocument(''), leftOut: [`There is no preview of this mail: ${why}.`] };
    },
    async close() {
      closed = true;
      const ending = thread;
      thread = undefined;
      clearTimeout(current?.timer);
      for (const { reject } of [...(current === undefined ? [] : [current.task]), ...queue.splice(0)]) reject(new ReaderClosed());
      current = undefined;
      await ending?.terminate();
    },
  };
}

/** A mail of which no more than this is known; compared by what there is. */
export function limitedMail(evidence: Evidence): ComparableMail {
  return { reading: 'limited', evidence, fingerprint: fingerprintOf(evidence) };
}

/** The bytes can be given away when nothing else lives in their memory; slices of a shared pool are copied instead. */
function transferable({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
