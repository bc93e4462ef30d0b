import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readHead } from '../mailbox/mail-head.ts';
import type { SinkMessage } from '../wire.ts';

/** Arrived mails as files: `<id>.eml` with the bytes as they came, `<id>.json` with the envelope. */
export interface SinkStore {
  /** Stores one mail. Resolves once it can be listed and read. */
  keep(mail: Readable, envelope: { from: string; to: string[] }): Promise<SinkMessage>;
  /** Newest first. */
  list(): SinkMessage[];
  find(id: string): SinkMessage | undefined;
  open(id: string): Readable;
  path(id: string): string;
}

/** Opens the folder and lists what earlier starts kept. */
export async function openSinkStore(folder: string): Promise<SinkStore> {
  await mkdir(folder, { recursive: true });
  const messages = new Map<string, SinkMessage>();
  const path = (id: string) => join(folder, `${id}.eml`);

  const notes = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  for (const note of notes) {
    const message = JSON.parse(await readFile(join(folder, note), 'utf8')) as SinkMessage;
    messages.set(message.id, message);
  }

  // Ids sort by arrival, also across restarts and within a millisecond.
  let last = '';
  let count = 0;
  const nextId = () => {
    const now = Date.now().toString(36).padStart(9, '0');
    count = now === last ? count + 1 : 0;
    last = now;
    return `${now}${count.toString(36).padStart(4, '0')}`;
  };

  return {
    async keep(mail, envelope) {
      const id = nextId();
      try {
        await pipeline(mail, createWriteStream(path(id)));
        const head = await readHead(path(id));
        const message: SinkMessage = { id, ...envelope, subject: head.subject, receivedAt: new Date().toISOString() };
        // The note is what makes a mail exist: complete, or absent (a kill in between leaves an unlisted file).
        await writeFile(join(folder, `${id}.part`), JSON.stringify(message));
        await rename(join(folder, `${id}.part`), join(folder, `${id}.json`));
        messages.set(id, message);
        return message;
      } catch (error) {
        await rm(path(id), { force: true });
        throw error;
      }
    },
    list: () => [...messages.values()].sort((a, b) => (a.id < b.id ? 1 : -1)),
    find: (id) => messages.get(id),
    open: (id) => createReadStream(path(id)),
    path,
  };
}
