import type { Evidence } from '../../contract/desk.ts';
import { fingerprintOf } from '../campaigns/fingerprint.ts';
import { messageKeyOf, placeReport } from '../campaigns/place-report.ts';
import type { Clock } from '../clock.ts';
import type { Database, Engine } from '../db/database.ts';
import { hasten } from '../delivery/outbox.ts';
import { bareEvidence, type ReadingOptions } from './header-evidence.ts';
import { maxHeaderBytes } from './limits.ts';
import { limitedMail, ReaderClosed, type MailReader } from './mail-reader.ts';
import type { ComparableMail } from './reading-thread.ts';
import { campaignText } from './search-text.ts';
import { aloneWith, countTry, forgetTry, rawMail, storeReading, unplacedReports, unreadReports, type Unread } from './reading-store.ts';

/** A mail that was begun so often without an end has taken the process down with it; it is not begun again. */
export const maxTries = 2;

const batchSize = 20;

export type ReadingDeps = {
  db: Database;
  engine: Engine;
  clock: Clock;
  newId: () => string;
  reader: MailReader;
  options: ReadingOptions;
  /** Called after a mail was read and its deliveries made due, and its answer if its campaign has one. */
  onRead: () => void;
  /** Called in the transaction that stores what reading found. */
  onStored?: (tx: Database, reportId: string) => Promise<void>;
  /** Called in the transaction that opens a campaign. */
  onOpened?: (tx: Database, campaignId: string) => Promise<void>;
  /** Looks at what reading found before it is stored; resolves to what is to be stored. */
  recognise?: (tx: Database, report: Pick<Unread, 'id' | 'number'>, evidence: Evidence) => Promise<Evidence>;
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
  return read > 0 || deps.signal?.aborted === true ? read : placeOlder(deps);
}

/** Reports that were read before there were campaigns get theirs, a few at a time, when nothing else is to be done. */
async function placeOlder({ db, engine, clock, newId }: ReadingDeps): Promise<number> {
  const older = await unplacedReports(db, batchSize);
  for (const { number, evidence: text } of older) {
    const evidence = JSON.parse(text) as Evidence;
    await db.transaction().execute((tx) => placeReport(tx, { engine, now: clock(), newId }, { number, evidence, fingerprint: fingerprintOf(evidence), searchText: campaignText(evidence) }));
  }
  return older.length;
}

async function readOne({ db, engine, clock, newId, reader, options, onRead, onStored, onOpened, recognise }: ReadingDeps, report: Unread): Promise<boolean> {
  const found = await evidenceFor(db, reader, options, report);
  if (report.internetMessageId !== null && found.evidence.messageId !== null && messageKeyOf(report.internetMessageId) !== messageKeyOf(found.evidence.messageId))
    found.evidence.flags = [...found.evidence.flags, 'message-id-differs'];
  const stored = await db.transaction().execute(async (tx) => {
    const evidence = recognise === undefined ? found.evidence : await recognise(tx, report, found.evidence);
    if (!(await storeReading(tx, report.number, { ...found, evidence }))) return false;
    const placing = { engine, now: clock(), newId, ...(onOpened === undefined ? {} : { onOpened }) };
    await placeReport(tx, placing, { number: report.number, evidence, fingerprint: found.fingerprint, searchText: campaignText(evidence) });
    await onStored?.(tx, report.id);
    // The mail's subject is known now: what waited for it need not wait any longer.
    await hasten(tx, report.id, clock());
    return true;
  });
  if (stored) onRead();
  return stored;
}

async function evidenceFor(db: Database, reader: MailReader, options: ReadingOptions, { number, tries }: Unread): Promise<ComparableMail> {
  const raw = await rawMail(db, number);
  if (raw === undefined) return limitedMail(bareEvidence(new Uint8Array(), options, 'The mail is no longer stored.'));
  if (tries >= maxTries) {
    const why = `Only the header was read: reading ended ${String(tries)} times before it was done.`;
    return limitedMail(bareEvidence(raw.subarray(0, maxHeaderBytes), options, why));
  }
  await countTry(db, number);
  try {
    return await reader.read(raw);
  } catch (error) {
    if (error instanceof ReaderClosed) await forgetTry(db, number);
    throw error;
  }
}
