import { jest } from '@jest/globals';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { defaultDeliveryLimits, deliverDue, nothingInFlight } from '../../../src/server/delivery/deliver-due.ts';
import { historyOf } from '../../../src/server/delivery/outbox.ts';
import { newId } from '../../../src/server/ids.ts';
import { createMailReader, type MailReader } from '../../../src/server/reading/mail-reader.ts';
import { readDue } from '../../../src/server/reading/read-due.ts';
import { gophishChannel } from '../../../src/server/simulations/gophish-channel.ts';
import { defaultSimulations } from '../../../src/server/simulations/known-products.ts';
import { openLiveSimulations, type LiveSimulations } from '../../../src/server/simulations/live-simulations.ts';
import { recogniseRead } from '../../../src/server/simulations/recognise-read.ts';
import { mayCallReportAddress } from '../../../src/server/simulations/report-address.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { silentLog } from '../../support/desk-server.ts';
import { eml } from '../../support/eml.ts';
import { storeReport } from '../../support/report-rows.ts';

// Threads and databases start slowly on a busy machine.
jest.setTimeout(60_000);

const listening = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

describe.each(engines)('telling GoPhish on %s', (engine) => {
  let database: TestDatabase;
  let reader: MailReader;
  let simulations: LiveSimulations;
  let status = 204;
  let location: string | undefined;
  const asked: { method: string | undefined; url: string | undefined; host: string | undefined }[] = [];
  const gophish = createHttpServer((request: IncomingMessage, response) => {
    asked.push({ method: request.method, url: request.url, host: request.headers.host });
    if (status > 0) response.writeHead(status, location === undefined ? {} : { location }).end();
  });
  /** Whatever a mail names: counts connections, not only requests. */
  let touched = 0;
  const named = createTcpServer((socket) => { touched++; socket.destroy(); });
  let [port, namedPort] = [0, 0];

  beforeAll(async () => {
    [port, namedPort] = [await listening(gophish), await listening(named)];
    database = await testDatabase(engine);
    reader = createMailReader({ trustedAuthservIds: [] });
    simulations = await openLiveSimulations(database.db, Date.now);
  });
  afterAll(async () => {
    simulations.stop();
    await reader.close();
    await database.close();
    gophish.closeAllConnections();
    gophish.close();
    named.close();
  });
  beforeEach(async () => {
    await database.db.deleteFrom('deliveries').execute();
    await database.db.deleteFrom('delivery_attempts').execute();
    asked.length = 0;
    touched = 0;
    status = 204;
    location = undefined;
    await configure({});
  });

  async function configure(changes: object) {
    const products = defaultSimulations.products.map((product) => (product.id === 'gophish' ? { ...product, on: true, linkHosts: ['phish.linden.example'], reportUrl: `http://127.0.0.1:${String(port)}/report`, ...changes } : product));
    const value = JSON.stringify({ ...defaultSimulations, products });
    await database.db.insertInto('settings').values({ name: 'simulations', value, changed_at: 1 }).onConflict((conflict) => conflict.column('name').doUpdateSet({ value })).execute();
    await simulations.reload();
  }
  async function reportOf(...body: string[]) {
    const report = await storeReport(database.db, eml([`Subject: ${newId()}`, 'X-Mailer: gophish', `X-Gophish-Contact: http://127.0.0.1:${String(namedPort)}/`], ...body));
    await readDue({ db: database.db, engine, clock: Date.now, newId, reader, options: { trustedAuthservIds: [] }, onRead: () => undefined, recognise: recogniseRead({ simulations, clock: Date.now }) });
    return report;
  }
  async function deliver(channel = gophishChannel({ simulations, mayCall: mayCallReportAddress(true) })) {
    const inFlight = nothingInFlight();
    const begun = await deliverDue({
      db: database.db, engine, clock: Date.now, newId, log: silentLog, random: () => 0, inFlight, channels: { gophish: channel },
      limits: { ...defaultDeliveryLimits, retryBaseMs: 3_600_000 }, onSettled: () => undefined,
    });
    await Promise.all([...inFlight.deliveries.values()].map(({ settled }) => settled));
    return begun;
  }
  const stateOf = async (id: string) => (await historyOf(database.db, [id]))[0];

  it('asks the configured address with the mail’s id, once, whoever reports that mail again', async () => {
    const report = await reportOf('https://phish.linden.example/landing?rid=aB3dE5f', 'and https://phish.linden.example/track?rid=aB3dE5f');
    expect(await deliver()).toBe(1);
    expect(asked).toEqual([{ method: 'GET', url: '/report?rid=aB3dE5f', host: `127.0.0.1:${String(port)}` }]);
    expect(await stateOf(report.id)).toMatchObject({ state: 'delivered', target: 'gophish' });
    await reportOf('https://phish.linden.example/landing?rid=aB3dE5f');
    expect(await deliver()).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it('finds the id behind the link protection of a mail gateway', async () => {
    await reportOf('https://eur01.safelinks.protection.example/?url=https%3A%2F%2Fphish.linden.example%2F%3Frid%3DaB3dE99&data=1');
    await deliver();
    expect(asked.map(({ url }) => url)).toEqual(['/report?rid=aB3dE99']);
  });

  it.each([
    ['another host', (other: string) => `${other}/report?rid=aB3dE5f`],
    ['another host that names the configured one in its path', (other: string) => `${other}/phish.linden.example/report?rid=aB3dE5f`],
    ['another host that names the configured one as its user', (other: string) => `${other.replace('//', '//phish.linden.example@')}/report?rid=aB3dE5f`],
    ['a host that only ends alike', () => 'https://evilphish.linden.example.test/?rid=aB3dE5f'],
  ])('touches nothing when the mail names %s', async (_name, link) => {
    const report = await reportOf(link(`http://127.0.0.1:${String(namedPort)}`));
    expect(await deliver()).toBe(0);
    expect({ asked, touched, delivery: await stateOf(report.id) }).toEqual({ asked: [], touched: 0, delivery: undefined });
  });

  it('a mail that names a host beside the configured one brings its id to the configured address, and nothing to the other', async () => {
    await reportOf(`https://phish.linden.example/?rid=aB3dE5g&next=http://127.0.0.1:${String(namedPort)}/report`, `http://127.0.0.1:${String(namedPort)}/report?rid=zzzzzzz`);
    await deliver();
    expect(asked.map(({ url }) => url)).toEqual(['/report?rid=aB3dE5g']);
    expect(touched).toBe(0);
  });

  it.each(['a', 'abc', 'a'.repeat(21), 'aB3dE5f%0d%0aHost:evil', 'aB3dE5f/../x', '../../aB3dE5f', 'aB3dE5f%26x=1', 'äB3dE5f'])('takes no id of another shape: %s', async (rid) => {
    await reportOf(`https://phish.linden.example/?rid=${rid}`);
    expect(await deliver()).toBe(0);
    expect(asked).toEqual([]);
  });

  it('follows no redirect', async () => {
    [status, location] = [302, `http://127.0.0.1:${String(namedPort)}/`];
    const report = await reportOf('https://phish.linden.example/?rid=aB3dE5h');
    await deliver();
    expect(asked).toHaveLength(1);
    expect(touched).toBe(0);
    expect(await stateOf(report.id)).toMatchObject({ state: 'waiting', lastError: 'refused: answered 302' });
  });

  it('tries again what was not answered, and not what was: 404 is a recipient that GoPhish does not know', async () => {
    const report = await reportOf('https://phish.linden.example/?rid=aB3dE5i');
    for (const [answer, lastError] of [[503, 'later: answered 503'], [404, 'refused: answered 404']] as const) {
      status = answer;
      await database.db.updateTable('deliveries').set({ due_at: 1 }).execute();
      await deliver();
      expect((await stateOf(report.id))?.lastError).toBe(lastError);
    }
    status = 0;
    await database.db.updateTable('deliveries').set({ due_at: 1 }).execute();
    await deliver(gophishChannel({ simulations, mayCall: mayCallReportAddress(true), timeoutMs: 200 }));
    expect((await stateOf(report.id))?.lastError).toMatch(/^later: no answer/);
  });

  it('calls nobody once the address is gone, the product off, or the address not https outside the demo', async () => {
    const report = await reportOf('https://phish.linden.example/?rid=aB3dE5j');
    await deliver(gophishChannel({ simulations, mayCall: mayCallReportAddress(false) }));
    expect((await stateOf(report.id))?.lastError).toContain('may not be called');
    for (const gone of [{ reportUrl: null }, { on: false }]) {
      await configure(gone);
      await database.db.updateTable('deliveries').set({ due_at: 1, state: 'waiting' }).execute();
      await deliver();
      expect((await stateOf(report.id))?.lastError).toContain('no report address');
    }
    expect(asked).toEqual([]);
    expect(await reportOf('https://phish.linden.example/?rid=aB3dE5k').then(({ id }) => stateOf(id))).toBeUndefined();
  });
});
