import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Receipt, ReportRequest } from '../contract/report.ts';
import type { Trouble } from './post-report.ts';

/** Why a report still waits. */
export type WaitReason = Trouble | 'sign-in';

/** A press that has not been acknowledged yet, with everything it takes to send it again. */
export interface KeptReport {
  /** Idempotency key of the press. */
  readonly key: string;
  /** Mailbox it was pressed in: on a shared machine nobody sends another one's report. */
  readonly owner: string;
  readonly mailKey: string;
  readonly subject: string;
  readonly request: ReportRequest;
  readonly mail: Blob;
  readonly sha256: string;
  readonly attempts: number;
  /** Unix ms. */
  readonly keptAt: number;
  readonly retryAt: number;
  readonly why: WaitReason;
}

/** What is left of a report when it has arrived: enough for another window of the same person to show the receipt. */
export interface SettledReport {
  readonly key: string;
  readonly owner: string;
  readonly mailKey: string;
  readonly receipt: Receipt;
  /** Unix ms. */
  readonly settledAt: number;
}

export interface WaitingReport {
  readonly report: KeptReport;
  /** False: only while the pane is open. */
  readonly durable: boolean;
}

interface Shelf extends DBSchema {
  waiting: { key: string; value: KeptReport; indexes: { owner: string } };
  settled: { key: string; value: SettledReport };
}

export interface KeptReports {
  /** Keeps or replaces a report. True: on this device, it survives closing Outlook. False: only while the pane is open. */
  keep(report: KeptReport): Promise<boolean>;
  /** Forgets the mail of an acknowledged report and remembers its receipt for a day. */
  settle(report: KeptReport, receipt: Receipt, now: number): Promise<void>;
  /** Forgets a report that was refused for good or stopped. */
  drop(key: string): Promise<void>;
  waiting(owner: string): Promise<readonly WaitingReport[]>;
  settled(key: string): Promise<SettledReport | undefined>;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Some browsers leave a locked or broken database unanswered. */
const openTimeLimitMs = 3_000;

/** Opens this device's shelf; without one (private windows, blocked storage) reports are held in memory alone. */
export async function openKeptReports(name = 'heads-up'): Promise<KeptReports> {
  const shelf = await openShelf(name);
  const memory = new Map<string, KeptReport>();

  /** A shelf that fails later (quota, cleared by the browser) is as good as none for this call. */
  async function onShelf<T>(work: (open: IDBPDatabase<Shelf>) => Promise<T>, otherwise: T): Promise<T> {
    if (!shelf) return otherwise;
    try {
      return await work(shelf);
    } catch {
      return otherwise;
    }
  }

  return {
    async keep(report) {
      const kept = await onShelf(async (open) => {
        // Strict: on the disk before the first attempt to send.
        const change = open.transaction('waiting', 'readwrite', { durability: 'strict' });
        await Promise.all([change.store.put(report), change.done]);
        return true;
      }, false);
      if (kept) memory.delete(report.key);
      else memory.set(report.key, report);
      return kept;
    },
    async settle({ key, owner, mailKey }, receipt, now) {
      memory.delete(key);
      await onShelf(async (open) => {
        const change = open.transaction(['waiting', 'settled'], 'readwrite');
        await change.objectStore('waiting').delete(key);
        await change.objectStore('settled').put({ key, owner, mailKey, receipt, settledAt: now });
        for (const old of await change.objectStore('settled').getAll()) if (old.settledAt < now - dayMs) await change.objectStore('settled').delete(old.key);
        await change.done;
      }, undefined);
    },
    async drop(key) {
      memory.delete(key);
      await onShelf((open) => open.delete('waiting', key), undefined);
    },
    async waiting(owner) {
      const stored = await onShelf((open) => open.getAllFromIndex('waiting', 'owner', owner), []);
      return [
        ...stored.filter(({ key }) => !memory.has(key)).map((report) => ({ report, durable: true })),
        ...[...memory.values()].filter((report) => report.owner === owner).map((report) => ({ report, durable: false })),
      ];
    },
    settled: (key) => onShelf((open) => open.get('settled', key), undefined),
  };
}

async function openShelf(name: string): Promise<IDBPDatabase<Shelf> | null> {
  if (typeof indexedDB === 'undefined') return null;
  let limit: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    limit = setTimeout(resolve, openTimeLimitMs, null);
  });
  try {
    const opening = openDB<Shelf>(name, 1, {
      upgrade(open) {
        open.createObjectStore('waiting', { keyPath: 'key' }).createIndex('owner', 'owner');
        open.createObjectStore('settled', { keyPath: 'key' });
      },
      // Never stand in the way of a newer version of the pane in another window.
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    });
    return await Promise.race([opening, late]);
  } catch {
    // Blocked storage refuses, some browsers by throwing at once.
    return null;
  } finally {
    clearTimeout(limit);
  }
}
