import type { Clock } from '../clock.ts';
import type { Database, Engine } from '../db/database.ts';
import { hasten } from '../delivery/outbox.ts';
import { bareEvidence, type ReadingOptions } from './header-evidence.ts';
import { maxHeaderBytes } from './limits.ts';
import { ReaderClosed, type MailReader } from './mail-reader.ts';
import type { ReadMail } from './read-mail.ts';
import { aloneWith, countTry, forgetTry, rawMail, storeReading, unreadReports, type Unread } from './reading-store.ts';

/** A mail that was begun so often without an end has taken the process down with it; it is not begun again. */
export const maxTries = 2;

const batchSize = 20;

export type ReadingDeps = {
  db: Database;
  engine: Engine;
  clock: Clock;
  reader: MailReader;
  options: ReadingOptions;
  /** Called after a mail was read and its deliveries made due. */
  onRead: () => void;
  /** Ends the work after the mail under way. */
  signal?: AbortSignal;
};

/**
 * Reads the mails of reports that wait for it, oldest first. Resolves to how many it read; 0 when none waited.
 * @throws what went wrong with one of them, after the others had their turn; it is tried again next time.
 */
export async function readDue(deps: ReadingDeps): Promise<number> {
  let read = 0;
  let failed: { error: unknown } | undefined;
  for (const report of await unreadReports(deps.db, batchSize)) {
    if (deps.signal?.aborted === true) break;
    try {
      if ((await aloneWith(deps.db, deps.engine, report.number, () => readOne(deps, report))) === true) read++;
    } catch (error) {
      if (error instanceof ReaderClosed) throw error;
      failed ??= { error };
    }
  }
  if (failed !== undefined) throw failed.error;
  return read;
}

async function readOne({ db, clock, reader, options, onRead }: ReadingDeps, report: Unread): Promise<boolean> {
  const found = await evidenceFor(db, reader, options, report);
  if (report.internetMessageId !== null && found.evidence.messageId !== null && bare(report.internetMessageId) !== bare(found.evidence.messageId))
    found.evidence.flags = [...found.evidence.flags, 'message-id-differs'];
  const stored = await db.transaction().execute(async (tx) => {
    if (!(await storeReading(tx, report.number, found))) return false;
    // The mail's subject is known now: what waited for it need not wait any longer.
    await hasten(tx, report.id, clock());
    return true;
  });
  if (stored) onRead();
  return stored;
}

async function evidenceFor(db: Database, reader: MailReader, options: ReadingOptions, { number, tries }: Unread): Promise<ReadMail> {
  const raw = await rawMail(db, number);
  if (raw === undefined) return { reading: 'limited', evidence: bareEvidence(new Uint8Array(), options, 'The mail is no longer stored.') };
  if (tries >= maxTries) {
    const why = `Only the header was read: reading ended ${String(tries)} times before it was done.`;
    return { reading: 'limited', evidence: bareEvidence(raw.subarray(0, maxHeaderBytes), options, why) };
  }
  await countTry(db, number);
  try {
    return await reader.read(raw);
  } catch (error) {
    if (error instanceof ReaderClosed) await forgetTry(db, number);
    throw error;
  }
}

/** Message-IDs are compared without brackets and blanks, which clients drop. */
function bare(messageId: string): string {
  return messageId.replace(/[<>\s]/g, '');
}
