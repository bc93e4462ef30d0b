import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Folder } from '../wire.ts';

interface Kept {
  /** Only what differs from "unread in the inbox", by mail id. */
  mails: Record<string, { folder?: Folder; isRead?: boolean }>;
  /** Roaming settings by colleague, as office.js sends them: JSON text per key. */
  settings: Record<string, Record<string, string>>;
  /** Custom properties by colleague and mail, JSON text of an object. */
  properties: Record<string, string>;
}

/** What Exchange would remember of the simulated mailbox; survives a restart. */
export interface MailboxState {
  mail(id: string): { folder: Folder; isRead: boolean };
  change(id: string, change: { folder?: Folder; isRead?: boolean }): void;
  settings(person: string): Record<string, string>;
  keepSettings(person: string, settings: Record<string, string>): void;
  properties(person: string, mail: string): string;
  keepProperties(person: string, mail: string, properties: string): void;
  /** Resolves when everything changed so far is on disk. */
  flush(): Promise<void>;
}

export async function openMailboxState(file: string): Promise<MailboxState> {
  await mkdir(dirname(file), { recursive: true });
  const text = await readFile(file, 'utf8').catch(() => null);
  const kept: Kept = text === null ? { mails: {}, settings: {}, properties: {} } : (JSON.parse(text) as Kept);

  let writing: Promise<void> = Promise.resolve();
  let waiting = false;
  const write = async () => {
    waiting = false;
    await writeFile(`${file}.part`, JSON.stringify(kept), { mode: 0o600 });
    await rename(`${file}.part`, file);
  };
  // Changes that come while a write runs share the next one.
  const save = () => {
    if (waiting) return;
    waiting = true;
    writing = writing.then(write, write);
    // Losing a read mark is no reason to end the demo; the next change tries again.
    writing.catch(() => undefined);
  };

  return {
    mail: (id) => ({ folder: kept.mails[id]?.folder ?? 'inbox', isRead: kept.mails[id]?.isRead ?? false }),
    change(id, change) {
      kept.mails[id] = { ...kept.mails[id], ...change };
      save();
    },
    settings: (person) => kept.settings[person] ?? {},
    keepSettings(person, settings) {
      kept.settings[person] = settings;
      save();
    },
    properties: (person, mail) => kept.properties[`${person} ${mail}`] ?? '{}',
    keepProperties(person, mail, properties) {
      kept.properties[`${person} ${mail}`] = properties;
      save();
    },
    flush: () => writing,
  };
}
