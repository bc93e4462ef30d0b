import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { receiptSchema } from '../../../src/contract/report.ts';
import { newSecretSchema, simulationsSchema, type Simulations, type SimulationSettings } from '../../../src/contract/simulation.ts';
import { evidenceSchema } from '../../../src/contract/desk.ts';
import { newId } from '../../../src/server/ids.ts';
import { momentFor } from '../../../src/server/moments/moment-for.ts';
import { createMailReader, type MailReader } from '../../../src/server/reading/mail-reader.ts';
import { readDue } from '../../../src/server/reading/read-due.ts';
import { levels } from '../../../src/server/simulations/levels.ts';
import { recogniseRead } from '../../../src/server/simulations/recognise-read.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deskServer, signIn } from '../../support/desk-server.ts';
import { eml } from '../../support/eml.ts';
import { testIssuer, type TestIssuer } from '../../support/issuer.ts';
import { publicServer } from '../../support/public-server.ts';
import { multipart, reportParts, send } from '../../support/report-client.ts';

// Threads and databases start slowly on a busy machine.
jest.setTimeout(60_000);

describe.each(engines)('mails of exercises on %s', (engine) => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let server: Awaited<ReturnType<typeof publicServer>>;
  let desk: ReturnType<typeof deskServer>;
  let reader: MailReader;
  let found = 0;
  const cookies: Record<string, string> = {};
  beforeAll(async () => {
    database = await testDatabase(engine);
    issuer = await testIssuer();
    server = await publicServer(database, issuer);
    desk = deskServer(database, { simulations: server.simulations });
    reader = createMailReader({ trustedAuthservIds: [] });
    for (const role of ['admin', 'analyst', 'auditor']) cookies[role] = await signIn(desk.app, role);
  });
  afterAll(async () => {
    await reader.close();
    await desk.close();
    await server.close();
    await issuer.close();
    await database.close();
  });

  const ask = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: object, role = 'admin') =>
    desk.app.inject({ method, url, headers: { cookie: cookies[role] ?? '', 'x-headsup-desk': '1' }, ...(payload === undefined ? {} : { payload }) });
  const settings = async (): Promise<SimulationSettings> => {
    const { secretHeader, products } = simulationsSchema.parse((await ask('GET', '/api/v1/simulations')).json());
    return { secretHeader, products };
  };
  const change = async (id: string, changes: Partial<Simulations['products'][number]>) => {
    const { secretHeader, products } = await settings();
    return ask('PUT', '/api/v1/simulations', { secretHeader, products: products.map((product) => (product.id === id ? { ...product, ...changes } : product)) });
  };
  const report = async (mail: Buffer, { oid = 'person-1', key = randomUUID() } = {}) => {
    const { body, contentType } = multipart(reportParts(mail));
    const answer = await send(`${server.url}/api/v1/reports`, { authorization: `Bearer ${await issuer.token({ oid })}`, 'idempotency-key': key, 'content-type': contentType }, body);
    expect(answer.status).toBe(201);
    return receiptSchema.parse(JSON.parse(answer.body));
  };
  const readAll = async () => {
    const recognise = recogniseRead({ simulations: server.simulations, clock: Date.now, onFound: () => { found++; } });
    while ((await readDue({ db: database.db, engine, clock: Date.now, newId, reader, options: { trustedAuthservIds: [] }, onRead: () => undefined, recognise })) > 0);
  };
  const stored = async (id: string) => {
    const row = await database.db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const { evidence } = await database.db.selectFrom('evidence').select('evidence').where('number', '=', row.number).executeTakeFirstOrThrow();
    const campaign = await database.db.selectFrom('campaigns').selectAll().where('id', '=', row.campaign_id ?? '').executeTakeFirstOrThrow();
    return { ...row, flags: evidenceSchema.parse(JSON.parse(evidence)).flags.filter((flag) => flag !== 'message-id-differs'), campaign };
  };
  let mails = 0;
  const mail = (...headers: string[]) => {
    mails++;
    return eml([`Subject: practice ${String(mails)}`, 'From: it@linden.example', `Message-ID: <${String(mails)}@x.test>`, ...headers], `Word ${randomUUID()} https://host${String(mails)}.test`);
  };

  it('gives the normal receipt for the mark of a product that is not used: anybody can write one', async () => {
    const receipt = await report(mail('X-PHISHTEST: 1'));
    expect(receipt.simulation).toBe(false);
    await readAll();
    expect(await stored(receipt.id)).toMatchObject({ simulation: levels.none, flags: ['simulation-mark'], campaign: { simulation: 0 } });
  });

  it('praises at once once an administrator says that it is used, and keeps the report open, delivered, and on the desk', async () => {
    expect((await change('knowbe4', { on: true })).statusCode).toBe(200);
    const raw = mail('X-PHISHTEST: 1');
    const key = randomUUID();
    const receipt = await report(raw, { key });
    expect(receipt).toMatchObject({ simulation: true, duplicate: false });
    await readAll();
    expect(await stored(receipt.id)).toMatchObject({ state: 'open', verdict_id: null, verdict_due: null, simulation: levels.told, flags: ['simulation-mark'], campaign: { state: 'open', open_reports: 1, simulation: levels.told } });
    const deliveries = await database.db.selectFrom('deliveries').selectAll().where('subject_id', '=', receipt.id).execute();
    expect(deliveries).toMatchObject([{ kind: 'report', state: 'waiting' }]);
    const page = (await ask('GET', '/api/v1/campaigns', undefined, 'analyst')).json<{ items: { number: number; simulation: boolean }[] }>();
    expect(page.items.filter(({ simulation }) => simulation)).toHaveLength(1);

    // Every later receipt of this report says the same, also when the setting has changed.
    await change('knowbe4', { on: false });
    expect(await report(raw, { key })).toEqual(receipt);
    expect(await report(raw)).toMatchObject({ id: receipt.id, simulation: true, duplicate: true });
    expect(await report(raw, { oid: 'person-2' })).toMatchObject({ simulation: false });
    await readAll();
  });

  it('a link host tells after the receipt only: counted apart, and the receipt stays as it was', async () => {
    await change('gophish', { on: true, linkHosts: ['Übung.linden.example'] });
    const raw = eml(['Subject: parcel', 'From: x@evil.test'], `${randomUUID()} https://www.xn--bung-zra.linden.example/?rid=abc1234`);
    const receipt = await report(raw);
    expect(receipt.simulation).toBe(false);
    const before = found;
    await readAll();
    expect(found).toBe(before + 1);
    expect(await stored(receipt.id)).toMatchObject({ state: 'open', simulation: levels.found, flags: ['simulation-mark'], campaign: { simulation: levels.found } });
    expect(await report(raw)).toMatchObject({ simulation: false, duplicate: true });
    // Without a report address nobody outside is told.
    expect(await database.db.selectFrom('deliveries').select('id').where('kind', '=', 'gophish').execute()).toEqual([]);
    // A host that only ends alike is another.
    const other = await report(eml(['Subject: other'], `${randomUUID()} https://evil-xn--bung-zra.linden.example.evil.test/?rid=abc1234 https://notlinden.example`));
    await readAll();
    expect(await stored(other.id)).toMatchObject({ simulation: levels.none, flags: [] });
    await change('gophish', { on: false });
  });

  it('a secret is told once, kept as a digest, certain, and ends with a new one in time or at once', async () => {
    const made = newSecretSchema.parse((await ask('POST', '/api/v1/simulations/secret')).json());
    expect(made.value).toMatch(/^[\w-]{43}$/);
    const everything = JSON.stringify([await database.db.selectFrom('settings').selectAll().execute(), await database.db.selectFrom('changes').selectAll().execute(), (await ask('GET', '/api/v1/simulations')).json()]);
    expect(everything).not.toContain(made.value);
    const receipt = await report(mail(`X-HeadsUp-Simulation: ${made.value}`));
    expect(receipt.simulation).toBe(true);
    await readAll();
    expect(await stored(receipt.id)).toMatchObject({ state: 'open', simulation: levels.certain, campaign: { state: 'open', simulation: levels.certain } });
    expect((await stored(receipt.id)).flags).toEqual(['simulation-mark', 'simulation-secret']);
    expect(await report(mail('X-HeadsUp-Simulation: guessed'))).toMatchObject({ simulation: false });

    const second = newSecretSchema.parse((await ask('POST', '/api/v1/simulations/secret')).json());
    expect(second.secret?.formerUntil).not.toBeNull();
    expect(await report(mail(`X-HeadsUp-Simulation: ${made.value}`))).toMatchObject({ simulation: true });
    expect(await report(mail(`X-HeadsUp-Simulation: ${second.value}`))).toMatchObject({ simulation: true });
    expect((await ask('DELETE', '/api/v1/simulations/secret')).statusCode).toBe(204);
    expect(await report(mail(`X-HeadsUp-Simulation: ${second.value}`))).toMatchObject({ simulation: false });
    expect(await report(mail(`X-HeadsUp-Simulation: ${made.value}`))).toMatchObject({ simulation: false });
    await readAll();
  });

  it('a former secret ends after its time', async () => {
    const made = newSecretSchema.parse((await ask('POST', '/api/v1/simulations/secret')).json());
    await ask('POST', '/api/v1/simulations/secret');
    const row = await database.db.selectFrom('settings').select('value').where('name', '=', 'simulation-secret').executeTakeFirstOrThrow();
    const secret = JSON.parse(row.value) as { former: { until: number } };
    await database.db.updateTable('settings').set({ value: JSON.stringify({ ...secret, former: { ...secret.former, until: Date.now() - 1 } }) }).where('name', '=', 'simulation-secret').execute();
    await server.simulations.reload();
    expect(await report(mail(`X-HeadsUp-Simulation: ${made.value}`))).toMatchObject({ simulation: false });
    await readAll();
    await ask('DELETE', '/api/v1/simulations/secret');
  });

  it('keeps who changed what, and refuses what would be too wide or unsafe', async () => {
    const changes = await database.db.selectFrom('changes').select(['what', 'by_name']).where('subject', '=', 'simulations').execute();
    expect(new Set(changes.map(({ what }) => what))).toEqual(new Set(['changed', 'secret renewed', 'secret ended']));
    const before = await settings();
    for (const unsafe of [
      { linkHosts: ['co.uk'] }, { linkHosts: ['com'] }, { linkHosts: ['github.io'] }, { senders: ['someone@co.uk'] }, { linkHosts: ['https://x.example'] }, { headers: [{ name: 'X Y' }] }, { headers: [{ name: '*' }] },
      { reportUrl: 'ftp://phish.example.com/report' }, { reportUrl: 'http://phish.example.com/report' }, { reportUrl: 'https://user:pass@phish.example.com/report' }, { reportUrl: 'https://phish.example.com/report?rid=1' }, { reportUrl: 'report' }, { extra: 1 },
    ]) expect({ unsafe, status: (await change('gophish', unsafe as object)).statusCode }).toEqual({ unsafe, status: 400 });
    expect((await ask('PUT', '/api/v1/simulations', { ...before, products: [...before.products, ...before.products.slice(0, 1)] })).statusCode).toBe(400);
    expect(await settings()).toEqual(before);
    expect((await ask('GET', '/api/v1/simulations', undefined, 'auditor')).statusCode).toBe(200);
    for (const role of ['analyst', 'auditor']) expect((await ask('POST', '/api/v1/simulations/secret', {}, role)).statusCode).toBe(403);
  });

  it('figures for people count no exercise, unless an analyst found that it was none', async () => {
    await change('cofense', { on: true });
    const who = (n: number) => ({ tenantId: issuer.tenant, personId: `colleague-${String(n)}` });
    const marked = [];
    for (let n = 1; n <= 6; n++) marked.push(await report(mail('X-PhishMe: 1'), { oid: `colleague-${String(n)}` }));
    await readAll();
    expect((await momentFor(database.db, who(1), 'en', Date.now() + 1_000))?.kind).toBe('tip');
    const judge = async (id: string, verdict: object) => {
      expect((await ask('POST', `/api/v1/campaigns/${(await stored(id)).campaign_id ?? ''}/verdict`, verdict, 'analyst')).statusCode).toBeLessThan(300);
    };
    // An attacker had written the mark.
    for (const { id } of marked) await judge(id, { class: 'dangerous' });
    expect(await momentFor(database.db, who(2), 'en', Date.now() + 1_000)).toMatchObject({ kind: 'figure', key: 'figure.reporters' });
  });
});
