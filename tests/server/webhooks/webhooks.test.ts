import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { webhooksSchema } from '../../../src/contract/webhook.ts';
import { giveCampaignVerdict } from '../../../src/server/answers/give-verdict.ts';
import { sqliteFile } from '../../../src/server/db/database.ts';
import { deliverDue, defaultDeliveryLimits, nothingInFlight } from '../../../src/server/delivery/deliver-due.ts';
import { newId } from '../../../src/server/ids.ts';
import { createMailReader, type MailReader } from '../../../src/server/reading/mail-reader.ts';
import { readDue } from '../../../src/server/reading/read-due.ts';
import { addressGuard } from '../../../src/server/webhooks/address-guard.ts';
import { webhookQueue } from '../../../src/server/webhooks/queue-webhooks.ts';
import { webhookChannel } from '../../../src/server/webhooks/webhook-channel.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deskServer, signIn, silentLog } from '../../support/desk-server.ts';
import { eml } from '../../support/eml.ts';
import { campaignOf, reported } from '../../support/reported-mails.ts';

jest.setTimeout(60_000);

type Told = { headers: IncomingHttpHeaders; body: string };

describe.each(engines)('webhooks on %s', (engine) => {
  let database: TestDatabase;
  let desk: ReturnType<typeof deskServer>;
  let reader: MailReader;
  let admin: string;
  let server: Server;
  let url: string;
  let elsewhere = 0;
  const told: Told[] = [];
  let answer: (turn: number) => { status: number; headers?: Record<string, string> } = () => ({ status: 204 });
  /** How far ahead the worker's clock is, ms; the desk's stays, or its session would end. */
  let ahead = 0;
  const clock = () => Date.now() + ahead;

  beforeAll(async () => {
    database = await testDatabase(engine);
    desk = deskServer(database);
    reader = createMailReader({ trustedAuthservIds: [] });
    admin = await signIn(desk.app, 'admin');
    server = createServer((request, response) => {
      if (request.url !== '/hook') elsewhere++;
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        told.push({ headers: request.headers, body: Buffer.concat(pieces).toString() });
        const { status, headers } = answer(told.length);
        response.writeHead(status, headers).end('x'.repeat(100_000));
      });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    url = `http://localhost:${String((server.address() as AddressInfo).port)}/hook`;
  });
  afterAll(async () => {
    await desk.close();
    await reader.close();
    await new Promise((resolve) => { server.close(resolve); });
    await database.close();
  });
  beforeEach(async () => {
    told.length = 0;
    ahead = 0;
    answer = () => ({ status: 204 });
    for (const table of ['deliveries', 'webhook_targets', 'webhook_events'] as const) await database.db.deleteFrom(table).execute();
  });

  const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) => desk.app.inject({ method, url: `/api/v1/webhooks${path}`, headers: { cookie: admin, 'x-headsup-desk': '1' }, ...(payload === undefined ? {} : { payload }) });
  const add = async (events: string[]) => (await ask('POST', '', { name: 'SIEM', url, events })).json<{ id: string; secret: string }>();
  const list = async () => webhooksSchema.parse((await ask('GET', '')).json()).items;
  /** Delivers what is due, as the worker does. */
  async function deliver(): Promise<void> {
    const inFlight = nothingInFlight();
    const channel = webhookChannel({ db: database.db, clock, key: Buffer.alloc(32, 7), guard: addressGuard([], true), version: 'test', timeoutMs: 2_000 });
    await deliverDue({ db: database.db, engine, clock, newId, random: () => 0.5, log: silentLog, channels: { webhook: channel }, limits: { ...defaultDeliveryLimits, retryBaseMs: 10 }, inFlight, onSettled: () => undefined });
    await Promise.all([...inFlight.deliveries.values()].map(({ settled }) => settled));
  }
  const verified = ({ headers, body }: Told, secret: string) => new Webhook(secret).verify(body, headers as Record<string, string>);

  it('tells of a report, its campaign and the verdict, signed as Standard Webhooks are, without a word of the mail', async () => {
    const { secret } = await add(['report.received', 'campaign.opened', 'campaign.verdict']);
    const queue = webhookQueue({ clock, newId, deskUrl: 'https://desk.example.com' });
    const report = await reported(database, eml(['Subject: canary-subject', 'From: Canary <canary@evil.test>'], 'canary-body and some more words to tell'), { oid: 'canary-person' });
    await readDue({ db: database.db, engine, clock, newId, reader, options: { trustedAuthservIds: [] }, onRead: () => undefined, onStored: queue.reportReceived, onOpened: queue.campaignOpened });
    const campaign = await campaignOf(database, report.id);
    await giveCampaignVerdict({ db: database.db, engine, clock, newId, live: desk.live, answerHours: 24, answerDelayMs: 0, phone: '', mailsFor: () => [], onAnswered: () => undefined, onVerdict: queue.verdictGiven }, [campaign], { class: 'dangerous', kind: 'credentials' }, { id: 'a', name: 'Ana' });
    await deliver();
    const events = told.map((one) => verified(one, secret) as { type: string; data: { campaign: { id: string }; link: string } });
    expect(events.map(({ type }) => type).sort()).toEqual(['campaign.opened', 'campaign.verdict', 'report.received']);
    expect(new Set(events.map(({ data }) => data.campaign.id))).toEqual(new Set([campaign]));
    expect(JSON.stringify(told)).not.toContain('canary');
    expect((await list())[0]?.deliveries.map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('tells only what was asked for, and nothing while nobody asks', async () => {
    const queue = webhookQueue({ clock, newId, deskUrl: 'https://desk.example.com' });
    await add(['campaign.verdict']);
    const { id } = await reported(database, eml(['Subject: other'], `other ${newId()}`), { oid: newId() });
    await queue.reportReceived(database.db, id);
    expect(await database.db.selectFrom('webhook_events').selectAll().execute()).toEqual([]);
  });

  it('tries again under the same id with another time, and stops when it was told', async () => {
    const { id, secret } = await add(['report.received']);
    answer = (turn) => ({ status: turn === 1 ? 500 : 200 });
    expect((await ask('POST', `/${id}/test`)).statusCode).toBe(204);
    await deliver();
    ahead += 3_600_000;
    await deliver();
    ahead += 3_600_000;
    await deliver();
    expect(told).toHaveLength(2);
    const [first, second] = told as [Told, Told];
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(Number(second.headers['webhook-timestamp']) - Number(first.headers['webhook-timestamp'])).toBeGreaterThanOrEqual(3600);
    expect(second.body).toBe(first.body);
    expect(secret.length).toBeGreaterThanOrEqual('whsec_'.length + 32);
  });

  it('signs with the new and the old secret for a day after a rotation', async () => {
    const { id, secret } = await add(['report.received']);
    const { secret: fresh } = (await ask('POST', `/${id}/rotate`)).json<{ secret: string }>();
    expect(fresh).not.toBe(secret);
    await ask('POST', `/${id}/test`);
    await deliver();
    expect([secret, fresh].map((one) => (verified(told[0]!, one) as { type: string }).type)).toEqual(['webhook.test', 'webhook.test']);
    ahead += 25 * 3_600_000;
    await database.db.updateTable('deliveries').set({ state: 'waiting', due_at: 0, delivered_at: null }).execute();
    await deliver();
    expect(told[1]?.headers['webhook-signature']).not.toContain(' ');
  });

  it('follows no redirect, reads no answer, and asks no more after 410', async () => {
    const { id } = await add(['report.received']);
    answer = (turn) => (turn === 1 ? { status: 302, headers: { location: '/stolen' } } : { status: 410 });
    await ask('POST', `/${id}/test`);
    await deliver();
    ahead += 3_600_000;
    await deliver();
    expect([told.length, elsewhere, (await list())[0]?.state]).toEqual([2, 0, 'gone']);
    await ask('POST', `/${id}/resume`);
    expect((await list())[0]?.state).toBe('active');
  });

  it('refuses addresses that may not be called, and a name that later leads to one', async () => {
    for (const address of ['https://169.254.169.254/latest', 'https://10.0.0.1/', 'http://hooks.example.com/', 'https://[::ffff:127.9.0.1]:1/x', 'file:///etc/passwd']) {
      const answered = await ask('POST', '', { name: 'x', url: address, events: ['report.received'] });
      // In the demo this machine itself is allowed.
      expect([address, answered.statusCode]).toEqual([address, address.includes('127.9') ? 201 : 400]);
    }
    const rebound = webhookChannel({ db: database.db, clock, key: Buffer.alloc(32, 7), guard: addressGuard([], false, async () => [{ address: '127.0.0.1', family: 4 }]), version: 'test' });
    const { id } = await add(['report.received']);
    await database.db.updateTable('webhook_targets').set({ url: 'https://hooks.example.com/hook' }).where('id', '=', id).execute();
    await ask('POST', `/${id}/test`);
    const delivery = await database.db.selectFrom('deliveries').selectAll().executeTakeFirstOrThrow();
    const outcome = await rebound({ id: delivery.id, subjectId: delivery.subject_id, kind: 'webhook', target: id, messageId: delivery.message_id, createdAt: 0, attempt: 1, leaseUntil: 0, leaseHolder: '' }, new AbortController().signal);
    expect([outcome.outcome, told.length]).toEqual(['refused', 0]);
  });

  it('keeps secrets out of answers and out of the database’s file', async () => {
    const { secret } = await add(['report.received']);
    expect((await ask('GET', '')).body).not.toContain(secret.slice(6, 30));
    const stored = JSON.stringify(await database.db.selectFrom('webhook_targets').selectAll().execute());
    expect(stored).not.toContain(secret.slice(6, 30));
    if (engine === 'sqlite') for (const file of ['', '-wal']) expect(readFileSync(`${sqliteFile(database.location.dataDir)}${file}`).includes(secret.slice(6))).toBe(false);
  });

  it('deletes, and what waited is not sent', async () => {
    const { id } = await add(['report.received']);
    await ask('POST', `/${id}/pause`);
    await ask('POST', `/${id}/test`);
    expect((await ask('DELETE', `/${id}`)).statusCode).toBe(204);
    await deliver();
    expect([told.length, (await list()).length, (await ask('DELETE', `/${id}`)).statusCode]).toEqual([0, 0, 404]);
  });
});
