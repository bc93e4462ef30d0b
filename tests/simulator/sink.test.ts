import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createTransport } from 'nodemailer';
import { openSinkStore, type SinkStore } from '../../src/simulator/sink/sink-store.ts';
import { startSink, type Sink } from '../../src/simulator/sink/sink.ts';

describe('the SMTP sink', () => {
  let folder: string;
  let store: SinkStore;
  let sink: Sink;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sink-'));
    store = await openSinkStore(folder);
    sink = await startSink(store, { port: 0 });
  });

  afterEach(async () => {
    await sink.close();
    await rm(folder, { recursive: true });
  });

  const send = (raw: Buffer | string, timeouts = {}) =>
    createTransport({ host: 'localhost', port: sink.port, ignoreTLS: true, ...timeouts }).sendMail({
      envelope: { from: 'heads-up@linden.example', to: ['security@linden.example', 'second@linden.example'] },
      raw,
    });

  const mail = (subject: string, body = 'Text.\r\n') => `From: Heads-Up <heads-up@linden.example>\r\nSubject: ${subject}\r\n\r\n${body}`;

  test('keeps a mail byte for byte and lists the newest first', async () => {
    const attachment = randomBytes(300_000).toString('base64').replaceAll(/(.{76})/g, '$1\r\n');
    const big = mail('3|First', `.dot at the start of a line\r\n..two\r\n${attachment}\r\n`);
    await send(big);
    await send(mail('=?UTF-8?B?M3zjgb7jgZrlvozjgafou6LpgIHjgZfjgb7jgZk=?='));

    const [newest, first] = store.list();
    expect(newest).toMatchObject({ from: 'heads-up@linden.example', to: ['security@linden.example', 'second@linden.example'], subject: '3|まず後で転送します' });
    expect(first!.subject).toBe('3|First');
    const kept = await buffer(store.open(first!.id));
    expect(createHash('sha256').update(kept).digest('hex')).toBe(createHash('sha256').update(big).digest('hex'));
  });

  test('keeps its mails over a restart', async () => {
    await send(mail('Before'));
    const [before] = store.list();
    expect((await openSinkStore(folder)).list()).toEqual([before]);
  });

  test('refuses for good with 550 and for now with 451, and stores neither', async () => {
    sink.behave('refuse');
    await expect(send(mail('x'))).rejects.toMatchObject({ responseCode: 550 });
    sink.behave('later');
    await expect(send(mail('x'))).rejects.toMatchObject({ responseCode: 451 });
    expect(store.list()).toEqual([]);
    sink.behave('ok');
    await send(mail('x'));
    expect(store.list()).toHaveLength(1);
  });

  test('hangs: the sender runs into its own time limit', async () => {
    sink.behave('hang');
    await expect(send(mail('x'), { socketTimeout: 300 })).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(store.list()).toEqual([]);
  });

  test('drops the line after the final dot, with the mail kept', async () => {
    sink.behave('drop-after-dot');
    await expect(send(mail('Ambiguous'))).rejects.toThrow(/closed|ECONN/i);
    expect(store.list().map(({ subject }) => subject)).toEqual(['Ambiguous']);
  });

  test('says when its port is taken', async () => {
    await expect(startSink(store, { port: sink.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
