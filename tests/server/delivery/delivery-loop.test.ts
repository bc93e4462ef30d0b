import { jest } from '@jest/globals';
import { startDelivery } from '../../../src/server/delivery/delivery-loop.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deliverer, queue } from '../../support/delivery-bench.ts';
import { mailServer, type Behaviour } from '../../support/mail-server.ts';

jest.setTimeout(60_000);

const until = async (done: () => Promise<boolean>) => { while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20)); };

describe.each(engines)('the delivery loop on %s', (engine) => {
  let database: TestDatabase;
  let server: Awaited<ReturnType<typeof mailServer>>;
  const behaviour = new Map<string, Behaviour>();
  beforeAll(async () => {
    database = await testDatabase(engine);
    server = await mailServer((recipient) => behaviour.get(recipient) ?? 'ok');
  });
  afterAll(async () => {
    await database.close();
    await server.close();
  });
  const running = () => {
    const bench = deliverer(database, { read: Date.now }, server.url);
    const loop = startDelivery(bench.deps);
    return { loop, close: async () => { await loop.stop(); await bench.close(); } };
  };

  it('delivers when a due time comes, without being nudged', async () => {
    const delivery = await queue(database, Date.now() + 400);
    const { close } = running();
    await until(async () => (await delivery.state())?.state === 'delivered');
    expect((await delivery.state())?.deliveredAt).toBeLessThan(Date.now() + 5_000);
    await close();
  });

  it('works a backlog of many targets off by itself', async () => {
    const deliveries = await Promise.all(Array.from({ length: 60 }, (_, i) => queue(database, Date.now(), `t${String(i % 3)}@example.test`)));
    const { loop, close } = running();
    loop.nudge();
    await until(async () => (await database.db.selectFrom('deliveries').select('id').where('state', '!=', 'delivered').execute()).length === 0);
    await close();
    expect(new Set(await Promise.all(deliveries.map(async (one) => (await one.state())?.attempts)))).toEqual(new Set([1]));
  });

  it('stops within seconds though a target hangs, and leaves its delivery to the next server', async () => {
    behaviour.set('hang@example.test', 'hang');
    const delivery = await queue(database, Date.now(), 'hang@example.test');
    const { close } = running();
    await until(async () => (await delivery.state())?.state === 'sending');
    const startedAt = Date.now();
    await close();
    expect(Date.now() - startedAt).toBeLessThan(8_000);
    expect((await delivery.state())?.state).toBe('waiting');
  });
});
