import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createMailReader, type MailReader } from '../../src/simulator/mailbox/mail-reader.ts';
import { openMailboxState, type MailboxState } from '../../src/simulator/mailbox/mailbox-state.ts';
import { createMailbox } from '../../src/simulator/mailbox/mailbox.ts';

const samples = join(import.meta.dirname, '../../src/simulator/mails');
const corpus = process.env['HEADSUP_CORPUS'] ?? join(import.meta.dirname, '../../../shared/corpus');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the simulated mailbox', () => {
  let folder: string;
  let reader: MailReader;
  let state: MailboxState;

  beforeAll(() => {
    reader = createMailReader();
  });
  afterAll(() => reader.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
    state = await openMailboxState(join(folder, 'state.json'));
  });
  afterEach(async () => {
    await state.flush();
    await rm(folder, { recursive: true });
  });
  const open = (given?: string) => createMailbox({ samples, given, dropped: join(folder, 'dropped') }, reader, state);

  test('has the sample mails, newest first, each readable and each from reserved domains only', async () => {
    const mailbox = open();
    const lines = await mailbox.list();
    expect(lines.length).toBeGreaterThanOrEqual(8);
    expect(lines.map(({ receivedAt }) => receivedAt)).toEqual(lines.map(({ receivedAt }) => receivedAt).sort().reverse());
    for (const { id, file } of lines) {
      const mail = await mailbox.open(id);
      expect({ file, read: mail?.item.read, id: mail?.item.internetMessageId }).toMatchObject({ read: true, id: expect.stringMatching(/^<.+@.+>$/) });
      const hosts = [...`${mail!.item.headers} ${mail!.item.text} ${mail!.item.html}`.matchAll(/(?:https?:\/\/|@)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map((match) => match[1]!.toLowerCase());
      expect(hosts.filter((host) => !/\.(?:example|test|invalid)$/.test(host))).toEqual([]);
    }
  });

  test('reads a mail as Outlook hands it on: decoded, with its attachments described', async () => {
    const mailbox = open();
    const lines = await mailbox.list();
    const find = async (part: string) => (await mailbox.open(lines.find(({ file }) => file.includes(part))!.id))!.item;

    const japanese = await find('oshiharai');
    expect(japanese).toMatchObject({ subject: '【重要】お支払い方法の確認のお願い', from: { name: 'おうちショップ', address: 'account-update@ouchi-shop.example' } });
    expect(japanese.text).toContain('カード情報');
    expect(japanese.headers).toMatch(/^Return-Path: .*\r\nReceived: /);

    const figures = await find('minutes');
    expect(figures.attachments.map(({ name, type, isInline }) => ({ name, type, isInline }))).toEqual([
      { name: 'chart.png', type: 'image/png', isInline: true },
      { name: 'Minutes 12 November.txt', type: 'text/plain', isInline: false },
      { name: 'Prüfstunden.csv', type: 'text/csv', isInline: false },
    ]);
    expect(figures.text).toContain('as promised, the minutes of Thursday');
    const minutes = await mailbox.attachment(figures.id, 1);
    expect(Buffer.from(minutes!).toString()).toContain('now it is glued');
  });

  test('keeps a dropped mail byte for byte, on top, and over a restart', async () => {
    const raw = Buffer.from('From: a@drop.test\nSubject: Dropped\nDate: Mon, 1 Jan 2001 00:00:00 +0000\n\nBare line ends, \0 and \xff.\n', 'latin1');
    const id = await open().add(Readable.from([raw]));
    const mailbox = open();
    expect((await mailbox.list())[0]).toMatchObject({ id, subject: 'Dropped', origin: 'dropped' });
    expect(sha256(await buffer((await mailbox.original(id))!.stream))).toBe(sha256(raw));
  });

  test('remembers what was read and moved, and what an add-in saved', async () => {
    state.change('one', { folder: 'junk' });
    state.change('one', { isRead: true });
    state.keepSettings('sanne', { lang: '"nl"' });
    await state.flush();
    const again = await openMailboxState(join(folder, 'state.json'));
    expect(again.mail('one')).toEqual({ folder: 'junk', isRead: true });
    expect(again.settings('sanne')).toEqual({ lang: '"nl"' });
    expect(again.mail('another')).toEqual({ folder: 'inbox', isRead: false });
  });

  test('gives up on a mail that is too much, and goes on with the next', async () => {
    const given = join(folder, 'given');
    await mkdir(given);
    const nested = Array.from({ length: 60 }, (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`).join('');
    await writeFile(join(given, 'deep.eml'), `From: bomb@deep.test\r\nSubject: Deep\r\n${nested}`);
    const mailbox = open(given);
    const deep = (await mailbox.list()).find(({ subject }) => subject === 'Deep')!;
    const opened = await mailbox.open(deep.id);
    expect(opened!.item).toMatchObject({ read: false, subject: 'Deep', from: { address: 'bomb@deep.test' }, text: '' });
    expect(opened!.item.headers).toContain('Subject: Deep');
    const sample = (await mailbox.list()).find(({ origin }) => origin === 'sample')!;
    expect((await mailbox.open(sample.id))!.item.read).toBe(true);
  });

  test('shows the beginning of a text of 30 MB within seconds, and gives all of it', async () => {
    const raw = Buffer.concat([Buffer.from('From: long@text.test\r\nSubject: Long\r\n\r\n'), Buffer.alloc(30_000_000, 'One line of many.\r\n')]);
    const mailbox = open();
    const id = await mailbox.add(Readable.from([raw]));
    const began = performance.now();
    expect((await mailbox.open(id))!.item).toMatchObject({ read: true, subject: 'Long', text: expect.stringContaining('One line of many.') });
    expect(performance.now() - began).toBeLessThan(8000);
    expect((await mailbox.original(id))!.bytes).toBe(raw.length);
  }, 20_000);

  (existsSync(corpus) ? test : test.skip)('lists and reads every mail of a folder of real mails, with its bytes untouched', async () => {
    const mailbox = open(corpus);
    const files = (await readdir(corpus, { recursive: true })).filter((name) => name.endsWith('.eml'));
    const began = performance.now();
    const lines = (await mailbox.list()).filter(({ origin }) => origin === 'folder');
    expect(performance.now() - began).toBeLessThan(5000);
    expect(lines.map(({ file }) => file).sort()).toEqual(files.sort());
    const different: string[] = [];
    for (const { id, file } of lines) {
      const bytes = await buffer((await mailbox.original(id))!.stream);
      if (sha256(bytes) !== sha256(await readFile(join(corpus, file)))) different.push(file);
      if ((await mailbox.open(id))?.item.read !== true) different.push(`${file}: not read`);
    }
    expect(different).toEqual([]);
  }, 120_000);
});
