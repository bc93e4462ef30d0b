import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { reportDetailSchema, reportPageSchema } from '../../../src/contract/desk.ts';
import { newId } from '../../../src/server/ids.ts';
import { createMailReader, type MailReader } from '../../../src/server/reading/mail-reader.ts';
import { readDue } from '../../../src/server/reading/read-due.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deskServer, signIn } from '../../support/desk-server.ts';
import { storedReport } from '../../support/stored-report.ts';

jest.setTimeout(30_000);
const mail = (subject: string, { from = 'Billing <billing@examp1e.test>', body = 'x' } = {}) => `From: ${from}\r\nSubject: ${subject}\r\nMessage-ID: <1@example.test>\r\n\r\n${body}`;
/** Every byte there is, NUL and invalid UTF-8 among them, with no line break at the end. */
const anyBytes = Buffer.concat([Buffer.from('Subject: bytes\r\n\r\n'), Buffer.from(Array.from({ length: 150_000 }, (_, i) => (i * 7) % 256))]);
const hostileHtml = [
  'Subject: hostile', 'Content-Type: text/html; charset=utf-8', '', '<script>alert(1)</script><img src="https://pixel.test/1.png" onerror="alert(2)">',
  '<style>@import "https://css.test/"</style><link rel="preconnect" href="https://link.test"><form action="https://form.test"><input></form>',
  '<meta http-equiv="refresh" content="0;url=https://meta.test"><svg onload="alert(3)"></svg><a href="javascript:alert(4)">press</a><p style="background:url(https://bg.test)">text</p>',
].join('\r\n');

describe.each(engines)('reports at the desk on %s', (engine) => {
  let database: TestDatabase;
  let desk: ReturnType<typeof deskServer>;
  let reader: MailReader;
  let cookie: string;
  let wakened = 0;
  beforeAll(async () => {
    database = await testDatabase(engine);
    desk = deskServer(database, { onSendAgain: () => { wakened++; } });
    reader = createMailReader({ trustedAuthservIds: [] });
    cookie = await signIn(desk.app, 'analyst');
  });
  afterAll(async () => { await desk.close(); await reader.close(); await database.close(); });

  const get = (url: string, headers: Record<string, string> = {}) => desk.app.inject({ url, headers: { cookie, ...headers } });
  const store = async (raw: string | Uint8Array) => {
    const report = await storedReport(database.db, raw);
    await readDue({ db: database.db, engine, clock: Date.now, newId, reader, options: { trustedAuthservIds: [] }, onRead: () => undefined });
    return report;
  };
  const list = async (query: string) => reportPageSchema.parse((await get(`/api/v1/reports${query}`)).json());

  it('shows a report before its mail was read, claiming nothing about it', async () => {
    const { id, number } = await storedReport(database.db, mail('Not read yet'));
    expect(reportDetailSchema.parse((await get(`/api/v1/reports/${id}`)).json())).toMatchObject({ number, mail: { reading: 'pending', subject: '', links: [], from: null } });
    await readDue({ db: database.db, engine, clock: Date.now, newId, reader, options: { trustedAuthservIds: [] }, onRead: () => undefined });
    expect(reportDetailSchema.parse((await get(`/api/v1/reports/${id}`)).json()).mail).toMatchObject({ reading: 'read', subject: 'Not read yet', from: { address: 'billing@examp1e.test' } });
  });

  it('pages through the queue, newest first, each report once', async () => {
    for (let i = 0; i < 5; i++) await store(mail(`Page ${String(i)}`));
    const seen: number[] = [];
    let before = '';
    for (;;) {
      const { items, next } = await list(`?limit=2${before}`);
      seen.push(...items.map(({ number }) => number));
      if (next === null) break;
      before = `&before=${next}`;
    }
    expect(seen).toEqual([...seen].sort((one, other) => other - one));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(6);
  });

  it('lists by state', async () => {
    const { id } = await store(mail('Taken back'));
    await database.db.updateTable('reports').set({ state: 'withdrawn' }).where('id', '=', id).execute();
    expect((await list('?state=withdrawn')).items.map((row) => row.id)).toEqual([id]);
    expect((await list('?state=open&limit=200')).items.map((row) => row.id)).not.toContain(id);
  });

  it.each([
    ['part of the subject', 'voice 47'],
    ['another case, beyond ASCII', 'ÜBERFÄLLIG'],
    ['words in any order', 'überfällig invoice'],
    ['a percent sign, which is not a wildcard', '50%'],
    ['an underscore, which is not a wildcard either', 'a_b'],
    ['a backslash', 'c\\d'],
    ['the sender', 'billing@search.test'],
    ['a defanged host', 'login[.]search[.]test'],
    ['an address of a link, by its host', 'hxxps://login[.]search[.]test/whatever?a=b'],
    ['the reporter', 'noor@example'],
    ['a word with an invisible sign inside', 'overdue'],
    ['full-width letters', 'ＩＮＶＯＩＣＥ'],
  ])('finds a report by %s', async (_by, q) => {
    const subject = `=?utf-8?Q?Invoice_4711_=C3=BCberf=C3=A4llig_50=25_a=5Fb_c=5Cd_over=E2=80=8Bdue?=`;
    const { id } = await storedReport(database.db, mail(subject, { from: 'Billing <billing@search.test>', body: `https://login.search.test/${String(Math.random())}` }), { oid: `finder-${String(Math.random())}` });
    await readDue({ db: database.db, engine, clock: Date.now, newId, reader, options: { trustedAuthservIds: [] }, onRead: () => undefined });
    expect((await list(`?q=${encodeURIComponent(q)}`)).items.map((row) => row.id)).toContain(id);
  });

  it('finds a report by its number, its fingerprint, and nothing by what is not there', async () => {
    const { id, number, sha256 } = await store(mail('Numbered'));
    for (const q of [String(number), `#${String(number)}`, sha256.toUpperCase()]) expect((await list(`?q=${encodeURIComponent(q)}`)).items.map((row) => row.id)).toContain(id);
    for (const q of ['zzz%zzz', '_____________________________________________________', "' or 1=1 --", '999999999999999']) expect((await list(`?q=${encodeURIComponent(q)}`)).items).toEqual([]);
  });

  it.each(['', '&state=open'])('pages through what a search finds%s, each report once', async (state) => {
    for (let i = 0; i < 5; i++) await store(mail(`Needle ${String(i)}${state}`));
    const seen: string[] = [];
    let before = '';
    for (;;) {
      const { items, next } = await list(`?q=needle&limit=2${state}${before}`);
      seen.push(...items.map(({ id }) => id));
      if (next === null) break;
      before = `&before=${next}`;
    }
    expect(seen.length).toBeGreaterThanOrEqual(5);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual((await list(`?q=needle&limit=200${state}`)).items.map(({ id }) => id));
  });

  it.each(['?limit=0', '?limit=201', '?limit=x', '?before=-1', '?state=secret', '?order=asc', '?before=1&before=2'])('refuses %s', async (query) => {
    expect((await get(`/api/v1/reports${query}`)).json()).toEqual({ code: 'invalid_request', message: expect.any(String) as string, correlationId: expect.any(String) as string });
  });

  it('takes a search of 200 characters and none longer', async () => {
    expect((await get(`/api/v1/reports?q=${'x'.repeat(200)}`)).statusCode).toBe(200);
    expect((await get(`/api/v1/reports?q=${'x'.repeat(201)}`)).statusCode).toBe(400);
  });

  it('gives the original byte for byte, as a download and nothing else', async () => {
    const { id, number, sha256 } = await store(anyBytes);
    const answer = await get(`/api/v1/reports/${id}/original`);
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(sha256);
    expect(answer.rawPayload.equals(anyBytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="report-${String(number)}.eml"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('gives the source in slices that make the whole again', async () => {
    const { id } = await store(anyBytes);
    const chunks: Buffer[] = [];
    let offset: number | null = 0;
    while (offset !== null) {
      const slice: { text: string; next: number | null; bytes: number } = (await get(`/api/v1/reports/${id}/source?offset=${String(offset)}`)).json();
      expect(slice.bytes).toBe(anyBytes.byteLength);
      chunks.push(Buffer.from(slice.text, 'latin1'));
      offset = slice.next;
    }
    expect(chunks.length).toBe(3);
    expect(Buffer.concat(chunks).equals(anyBytes)).toBe(true);
    expect((await get(`/api/v1/reports/${id}/source?offset=${String(anyBytes.byteLength + 5)}`)).json()).toMatchObject({ text: '', next: null });
    for (const bad of ['-1', 'x', '99999999999999999999']) expect((await get(`/api/v1/reports/${id}/source?offset=${bad}`)).statusCode).toBe(400);
  });

  it('shows the body without a thing that could act or load, under a policy that would not let it', async () => {
    const { id } = await store(hostileHtml);
    const answer = await get(`/api/v1/reports/${id}/preview`);
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; img-src data:; style-src 'sha256-[\w+/=]{44}'; .*frame-ancestors 'self'; sandbox$/);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    // X-Frame-Options would keep our own page from framing it; the policy's frame-ancestors does that work here.
    expect(answer.headers['x-frame-options']).toBeUndefined();
    const [, style] = /<style>([^<]*)<\/style>/.exec(answer.body) ?? [];
    expect(answer.headers['content-security-policy']).toContain(createHash('sha256').update(style ?? '').digest('base64'));
    expect(answer.body.replace(/<style>[^<]*<\/style>/, '')).not.toMatch(/<(script|img|link|meta (?!charset)|form|input|svg|style)|\son\w+=|(src|href|action|style)=/i);
    expect((await get(`/api/v1/reports/${id}/preview-notes`)).json<{ leftOut: string[] }>().leftOut.length).toBeGreaterThan(0);
  });

  it('sends a delivery again that was given up, once, and no other', async () => {
    const { id } = await store(mail('Deliver'));
    const delivery = async () => reportDetailSchema.parse((await get(`/api/v1/reports/${id}`)).json()).deliveries[0];
    const again = async () => desk.app.inject({ method: 'POST', url: `/api/v1/deliveries/${(await delivery())?.id ?? ''}/send-again`, headers: { cookie, 'x-headsup-desk': '1' } });
    expect((await again()).statusCode).toBe(404);
    await database.db.updateTable('deliveries').set({ state: 'dead', attempts: 9, last_error: '550 no' }).where('subject_id', '=', id).execute();
    await database.db.insertInto('delivery_attempts').values({ delivery_id: (await delivery())?.id ?? '', number: 9, at: Date.now(), outcome: 'failed', detail: '550 no' }).execute();
    expect(await delivery()).toMatchObject({ state: 'dead', dueAt: null, lastError: '550 no', history: [{ number: 9, outcome: 'failed' }] });
    const before = wakened;
    expect((await again()).statusCode).toBe(204);
    expect(await delivery()).toMatchObject({ state: 'waiting', attempts: 9 });
    expect(wakened).toBe(before + 1);
    expect((await again()).statusCode).toBe(404);
  });
});
