import { createHash, randomUUID } from 'node:crypto';
import { receiptSchema } from '../../../src/contract/report.ts';
import { problemSchema } from '../../../src/contract/problem.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { testIssuer, type TestIssuer } from '../../support/issuer.ts';
import { publicServer } from '../../support/public-server.ts';
import { multipart, reportParts, send, someReport, type Part } from '../../support/report-client.ts';

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(engines)('POST /api/v1/reports on %s', (engine) => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let server: Awaited<ReturnType<typeof publicServer>>;
  let reports: string;

  beforeAll(async () => {
    database = await testDatabase(engine);
    issuer = await testIssuer();
    server = await publicServer(database, issuer, { HEADSUP_MAX_MAIL_BYTES: String(2 * 1024 * 1024) });
    reports = `${server.url}/api/v1/reports`;
  });
  afterAll(async () => {
    await server.close();
    await issuer.close();
    await database.close();
  });

  async function post(parts: Part[], options: { key?: string; oid?: string; headers?: Record<string, string> } = {}) {
    const { body, contentType } = multipart(parts);
    const headers = {
      authorization: `Bearer ${await issuer.token({ oid: options.oid ?? 'person-1' })}`,
      'idempotency-key': options.key ?? randomUUID(),
      'content-type': contentType,
      ...options.headers,
    };
    return send(reports, headers, body);
  }
  const rawOf = async (number: number) => Buffer.from((await database.db.selectFrom('mails').select('raw').where('number', '=', number).executeTakeFirstOrThrow()).raw);

  it('stores the mail byte for byte with its report and delivery, and answers with a receipt', async () => {
    const mail = Buffer.from(`Subject: a\r\n\r\nbytes \0 \xff \r\n.\r\n--headsup-test-boundar\r\n--headsup\r\n${randomUUID()}`, 'latin1');
    const answer = await post(reportParts(mail));
    expect(answer.status).toBe(201);
    const receipt = receiptSchema.parse(JSON.parse(answer.body));
    expect(receipt).toMatchObject({ sha256: sha256(mail), duplicate: false, agreement: { version: null } });
    expect(Buffer.compare(await rawOf(receipt.number), mail)).toBe(0);
    const deliveries = await database.db.selectFrom('deliveries').selectAll().where('subject_id', '=', receipt.id).execute();
    expect(deliveries).toHaveLength(1);
    expect(deliveries[0]).toMatchObject({ target: 'security@example.test', state: 'waiting', message_id: `<${deliveries[0]?.id ?? ''}@example.test>` });
  });

  it('takes the mail as base64 too, with line ends anywhere', async () => {
    const mail = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7) % 256));
    const text = (mail.toString('base64').match(/.{1,61}/g) ?? []).join('\r\n');
    const answer = await post([reportParts('')[0] as Part, { name: 'mail', type: 'message/rfc822', headers: { 'Content-Transfer-Encoding': 'base64' }, body: text }]);
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.body)).toMatchObject({ sha256: sha256(mail) });
  });

  it('takes the parts in either order, and a file name on the mail', async () => {
    const mail = `Subject: order\r\n\r\n${randomUUID()}`;
    const answer = await post([{ name: 'mail', body: mail, type: 'message/rfc822', fileName: 'mail.eml' }, reportParts('')[0] as Part]);
    expect(answer.status).toBe(201);
  });

  it('gives the same receipt for the same key and body, also to eight at once', async () => {
    const key = randomUUID();
    const mail = `Subject: again\r\n\r\n${key}`;
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(reportParts(mail), { key })));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    const rows = await database.db.selectFrom('reports').select('id').where('mail_sha256', '=', sha256(mail)).execute();
    expect(rows).toHaveLength(1);
  });

  it('refuses the same key with another body, and keeps what was there', async () => {
    const key = randomUUID();
    const first = await post(reportParts(`one ${key}`), { key });
    const second = await post(reportParts(`two ${key}`), { key });
    expect(second.status).toBe(409);
    expect(problemSchema.parse(JSON.parse(second.body)).code).toBe('key_reused');
    expect((await post(reportParts(`one ${key}`), { key })).body).toBe(first.body);
  });

  it('lets two people use the same key', async () => {
    const key = randomUUID();
    const answers = [await post(reportParts(`x ${key}`), { key, oid: 'a' }), await post(reportParts(`y ${key}`), { key, oid: 'b' })];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  });

  it('answers the same mail of the same person with the same report, marked as a duplicate; of another person with a new one', async () => {
    const mail = `Subject: twice\r\n\r\n${randomUUID()}`;
    const [first, again, other] = [await post(reportParts(mail)), await post(reportParts(mail)), await post(reportParts(mail), { oid: 'person-2' })].map(({ body }) => receiptSchema.parse(JSON.parse(body)));
    expect(again).toMatchObject({ id: first?.id, number: first?.number, duplicate: true });
    expect(other?.id).not.toBe(first?.id);
    expect(other?.duplicate).toBe(false);
  });

  it('believes nobody about who they are', async () => {
    const answer = await post(reportParts('x', { ...someReport, reporter: 'ceo@example.test' }));
    expect(answer.status).toBe(400);
  });

  const bad: [string, (good: Part[]) => Part[], number, string][] = [
    ['an empty mail', ([report]) => [report as Part, { name: 'mail', body: '', type: 'message/rfc822' }], 400, 'invalid_report'],
    ['no mail', ([report]) => [report as Part], 400, 'invalid_report'],
    ['no report', ([, mail]) => [mail as Part], 400, 'invalid_report'],
    ['two mails', ([report, mail]) => [report as Part, mail as Part, mail as Part], 400, 'invalid_report'],
    ['two reports', ([report, mail]) => [report as Part, report as Part, mail as Part], 400, 'invalid_report'],
    ['an unknown part', (parts) => [...parts, { name: 'extra', body: 'x' }], 400, 'invalid_report'],
    ['a report that is not JSON', ([, mail]) => [{ name: 'report', body: '{', type: 'application/json' }, mail as Part], 400, 'invalid_report'],
    ['an unknown field', ([, mail]) => [{ name: 'report', body: JSON.stringify({ ...someReport, state: 'open' }), type: 'application/json' }, mail as Part], 400, 'invalid_report'],
    ['false base64', ([report]) => [report as Part, { name: 'mail', body: 'AAAA*AAA', headers: { 'Content-Transfer-Encoding': 'base64' } }], 400, 'invalid_report'],
    ['one byte over the limit', ([report]) => [report as Part, { name: 'mail', body: Buffer.alloc(2 * 1024 * 1024 + 1, 65), type: 'message/rfc822' }], 413, 'mail_too_large'],
    ['a report part of more than a mebibyte', ([, mail]) => [{ name: 'report', body: JSON.stringify({ ...someReport, comment: 'x'.repeat(1_100_000) }), type: 'application/json' }, mail as Part], 400, 'invalid_report'],
  ];
  it.each(bad)('refuses %s', async (_name, spoil, status, code) => {
    const answer = await post(spoil(reportParts(`Subject: x\r\n\r\n${randomUUID()}`)));
    expect({ status: answer.status, ...problemSchema.parse(JSON.parse(answer.body)) }).toMatchObject({ status, code });
  });

  it('takes a mail of exactly the limit', async () => {
    const mail = Buffer.alloc(2 * 1024 * 1024, randomUUID());
    expect((await post(reportParts(mail))).status).toBe(201);
  });

  it('refuses 150 MB early, by its declared length and also when it only streams in', async () => {
    const headers = { authorization: `Bearer ${await issuer.token()}`, 'idempotency-key': randomUUID(), 'content-type': 'multipart/form-data; boundary=b' };
    const chunk = Buffer.alloc(1024 * 1024, 65);
    const first = Buffer.from('--b\r\nContent-Disposition: form-data; name="mail"\r\nContent-Type: message/rfc822\r\n\r\n');
    const streamed = async function* () { yield first; for (let i = 0; i < 150; i++) yield await Promise.resolve(chunk); };
    const outcomes = await Promise.all([
      send(reports, { ...headers, 'content-length': String(150 * 1024 * 1024 + first.length) }, streamed()).then(({ status }) => status, () => 'cut'),
      send(reports, { ...headers, 'transfer-encoding': 'chunked' }, streamed()).then(({ status }) => status, () => 'cut'),
    ]);
    expect(outcomes).toEqual([413, 413]);
  });

  it('refuses a body that breaks off, a missing key, another media type, and stays well', async () => {
    const { body, contentType } = multipart(reportParts('x'));
    const auth = { authorization: `Bearer ${await issuer.token()}` };
    const key = { 'idempotency-key': randomUUID() };
    expect((await send(reports, { ...auth, ...key, 'content-type': contentType }, body.subarray(0, -30))).status).toBe(400);
    expect((await send(reports, { ...auth, ...key, 'content-type': 'multipart/form-data' }, body)).status).toBe(400);
    expect((await send(reports, { ...auth, 'content-type': contentType }, body)).status).toBe(400);
    expect((await send(reports, { ...auth, 'idempotency-key': 'x', 'content-type': contentType }, body)).status).toBe(400);
    expect((await send(reports, { ...auth, ...key, 'content-type': 'application/xml' }, body)).status).toBe(415);
    expect((await send(reports, { ...auth, ...key, 'content-type': 'application/json' }, Buffer.from('{}'))).status).toBe(415);
    expect((await post(reportParts(`Subject: ok\r\n\r\n${randomUUID()}`))).status).toBe(201);
  });

  it('asks for a sign-in before it reads a byte of the body', async () => {
    const { body, contentType } = multipart(reportParts('x'));
    const answer = await send(reports, { 'content-type': contentType, 'idempotency-key': randomUUID() }, body);
    expect(answer.status).toBe(401);
    expect(problemSchema.parse(JSON.parse(answer.body))).toMatchObject({ code: 'not_signed_in' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('logs no name, address, subject, token or file name', async () => {
    const canary = `canary${randomUUID()}`;
    await post(reportParts(`Subject: ${canary}\r\nFrom: ${canary}@example.test\r\n\r\n${canary}`, { ...someReport, comment: canary }));
    await post([{ name: canary, body: canary, fileName: canary }]);
    expect(server.logged.length).toBeGreaterThan(0);
    expect(server.logged.join('\n')).not.toMatch(new RegExp(`${canary}|noor|Noor|eyJ`));
  });

  it('says when the next report is welcome, once a person has used up the hour', async () => {
    const strict = await publicServer(database, issuer, { HEADSUP_REPORTS_PER_HOUR: '2' });
    const { body, contentType } = multipart(reportParts(`Subject: rate\r\n\r\n${randomUUID()}`));
    const one = async (oid: string) => send(`${strict.url}/api/v1/reports`, { authorization: `Bearer ${await issuer.token({ oid })}`, 'idempotency-key': randomUUID(), 'content-type': contentType }, body);
    const statuses = [await one('r'), await one('r'), await one('r'), await one('s')].map(({ status, headers }) => [status, Number(headers['retry-after'] ?? 0)]);
    expect(statuses.map(([status]) => status)).toEqual([201, 201, 429, 201]);
    expect(statuses[2]?.[1]).toBeGreaterThan(60);
    await strict.close();
  });
});
