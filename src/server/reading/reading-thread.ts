import { parentPort, workerData } from 'node:worker_threads';
import type { ReadingOptions } from './header-evidence.ts';
import { fingerprintOf, type Fingerprint } from '../campaigns/fingerprint.ts';
import { previewMail, type Preview } from './preview-mail.ts';
import { readMail, type ReadMail } from './read-mail.ts';

/*
 * Everything that takes a hostile mail apart runs here, away from the event loop that serves people, in a thread that its
 * owner (mail-reader.ts) ends when a mail costs too much (security 15). One question at a time.
 */
export type ReaderQuestion = { kind: 'read' | 'preview'; raw: Uint8Array };
/** A mail that was read, with what it is compared by. */
export type ComparableMail = ReadMail & { fingerprint: Fingerprint };
export type ReaderAnswer = { kind: 'ready' } | { kind: 'read'; answer: ComparableMail } | { kind: 'preview'; answer: Preview } | { kind: 'failed' };

if (parentPort === null) throw new Error('reading-thread runs as a worker thread only');
const port = parentPort;
const options = workerData as ReadingOptions;

function answer({ kind, raw }: ReaderQuestion): ReaderAnswer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  try {
    if (kind === 'preview') return { kind, answer: previewMail(bytes) };
    const mail = readMail(bytes, options);
    return { kind, answer: { ...mail, fingerprint: fingerprintOf(mail.evidence) } };
  } catch {
    // A parser's surprise at one mail. What it says may quote the mail, so it is not passed on.
    return { kind: 'failed' };
  }
}

port.on('message', (question: ReaderQuestion) => { port.postMessage(answer(question)); });
port.postMessage({ kind: 'ready' } satisfies ReaderAnswer);
