import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MailItem, MailLine, MailPreview } from '../wire.ts';
import { readHead, readHeaderBlock, type MailHead } from './mail-head.ts';
import type { MailReader, ReadMail } from './mail-reader.ts';
import type { MailboxState } from './mailbox-state.ts';

export interface MailFolders {
  /** The project's own sample mails. */
  samples: string;
  /** A folder given by `HEADSUP_DEMO_MAILS`. */
  given?: string | undefined;
  /** Where mails dropped on the page are kept. */
  dropped: string;
}

/** Everything the pages show of one mail. */
export type OpenedMail = { item: MailItem; shown: string; sha256: string[] };

export interface Mailbox {
  /** All mails, newest first. */
  list(): Promise<MailLine[]>;
  open(id: string): Promise<OpenedMail | null>;
  preview(id: string): Promise<MailPreview | null>;
  /** The file as it is, byte for byte. */
  original(id: string): Promise<{ stream: Readable; bytes: number } | null>;
  attachment(id: string, index: number): Promise<Uint8Array | null>;
  /** Adds a mail and gives its id. Its file gets a name of ours: names from outside are data (`security 20`). */
  add(mail: Readable): Promise<string>;
}

interface Entry {
  id: string;
  path: string;
  file: string;
  origin: MailLine['origin'];
  bytes: number;
  modified: number;
  head: MailHead;
}

const previewChars = 180;
/** Mails kept read, for going back and forth in the list. */
const maxOpened = 30;
/** The folders are looked through again at most this often. */
const freshMs = 1000;

/** The simulated mailbox: files in folders, read only when they are looked at, so that hundreds are no burden. */
export function createMailbox(folders: MailFolders, reader: MailReader, state: MailboxState): Mailbox {
  let entries = new Map<string, Entry>();
  let scanned = 0;
  let scanning: Promise<void> | null = null;
  const opened = new Map<string, OpenedMail>();
  const previews = new Map<string, MailPreview>();

  async function scan(): Promise<void> {
    const found = new Map<string, Entry>();
    const sources = [
      { folder: folders.samples, origin: 'sample' },
      { folder: folders.given, origin: 'folder' },
      { folder: folders.dropped, origin: 'dropped' },
    ] as const;
    for (const { folder, origin } of sources) {
      if (folder === undefined) continue;
      for (const path of await mailFiles(folder)) {
        const file = relative(folder, path).split(sep).join('/');
        const id = createHash('sha256').update(`${origin}/${file}`).digest('base64url').slice(0, 24);
        const { size: bytes, mtimeMs: modified } = await stat(path);
        const before = entries.get(id);
        const unchanged = before !== undefined && before.bytes === bytes && before.modified === modified;
        if (before !== undefined && !unchanged) opened.delete(id);
        found.set(id, unchanged ? before : { id, path, file, origin, bytes, modified, head: await readHead(path) });
      }
    }
    entries = found;
    scanned = Date.now();
  }

  async function fresh(): Promise<void> {
    if (Date.now() - scanned < freshMs) return;
    scanning ??= scan().finally(() => {
      scanning = null;
    });
    await scanning;
  }

  async function find(id: string): Promise<Entry | undefined> {
    if (!entries.has(id)) await fresh();
    return entries.get(id);
  }

  // A dropped mail is new whatever its Date says.
  const receivedAt = (entry: Entry) => (entry.origin === 'dropped' ? null : entry.head.date) ?? new Date(entry.modified).toISOString();

  const mailbox: Mailbox = {
    async list() {
      await fresh();
      const lines = [...entries.values()].map((entry) => ({
        id: entry.id,
        ...state.mail(entry.id),
        file: entry.file,
        origin: entry.origin,
        subject: entry.head.subject,
        from: entry.head.from,
        receivedAt: receivedAt(entry),
        bytes: entry.bytes,
      }));
      return lines.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : a.receivedAt > b.receivedAt ? -1 : a.id < b.id ? -1 : 1));
    },

    async open(id) {
      const entry = await find(id);
      if (entry === undefined) return null;
      const kept = opened.get(id);
      if (kept !== undefined) return kept;
      const read = await reader.read(entry.path);
      const mail = read === null ? await tooMuch(entry, receivedAt(entry)) : toOpened(entry, read, receivedAt(entry));
      opened.set(id, mail);
      if (opened.size > maxOpened) opened.delete(opened.keys().next().value!);
      previews.set(id, toPreview(mail.item));
      return mail;
    },

    async preview(id) {
      return previews.get(id) ?? ((await mailbox.open(id)) === null ? null : (previews.get(id) ?? null));
    },

    async original(id) {
      const entry = await find(id);
      return entry === undefined ? null : { stream: createReadStream(entry.path), bytes: entry.bytes };
    },

    async attachment(id, index) {
      const entry = await find(id);
      return entry === undefined ? null : reader.attachment(entry.path, index);
    },

    async add(mail) {
      await mkdir(folders.dropped, { recursive: true });
      const file = `${Date.now()}-${randomUUID()}.eml`;
      const aside = join(folders.dropped, `${file}.part`);
      try {
        await pipeline(mail, createWriteStream(aside));
        await rename(aside, join(folders.dropped, file));
      } finally {
        await rm(aside, { force: true });
      }
      scanned = 0;
      await fresh();
      return createHash('sha256').update(`dropped/${file}`).digest('base64url').slice(0, 24);
    },
  };
  return mailbox;
}

async function mailFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.eml')).map((entry) => join(entry.parentPath, entry.name));
}

function toOpened(entry: Entry, { shown, sha256, ...facts }: ReadMail, receivedAt: string): OpenedMail {
  return { item: { ...facts, id: entry.id, receivedAt, read: true }, shown, sha256 };
}

/** Where reading was given up: what the header says. The original is still there to be reported. */
async function tooMuch(entry: Entry, receivedAt: string): Promise<OpenedMail> {
  const { subject, from } = entry.head;
  const headers = `${(await readHeaderBlock(entry.path)).replaceAll(/\r?\n/g, '\r\n')}\r\n`;
  const empty = { to: [], cc: [], internetMessageId: '', text: '', html: '', attachments: [] };
  const item: MailItem = { ...empty, id: entry.id, subject, from, sender: from, headers, receivedAt, read: false };
  return { item, shown: '<p>This mail is too much to show here. It can still be reported.</p>', sha256: [] };
}

function toPreview(item: MailItem): MailPreview {
  return {
    preview: item.text.slice(0, 2000).replaceAll(/\s+/g, ' ').trim().slice(0, previewChars),
    hasAttachments: item.attachments.some(({ isInline }) => !isInline),
  };
}
