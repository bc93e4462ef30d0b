import { jest } from '@jest/globals';
import { deadLetters, hasten, queueDeliveries, sendAgain } from '../../../src/server/delivery/outbox.ts';
import { maxPauseMs } from '../../../src/server/delivery/next-attempt.ts';
import type { Smtp } from '../../../src/server/delivery/smtp.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deliverer, limits, plainMail, queue, standingClock } from '../../support/delivery-bench.ts';
import { mailServer, type Behaviour } from '../../support/mail-server.ts';

// Threads and databases start slowly on a busy machine.
jest.setTimeout(60_000);

describe.each(engines)('delivery on %s', (engine) => {
  let database: TestDatabase;
  let clock: ReturnType<typeof standingClock>;
  const open: (() => unknown)[] = [];
  const behaviour = new Map<string, Behaviour>();
  let server: Awaited<ReturnType<typeof mailServer>>;

  beforeAll(async () => {
    server = await mailServer((recipient) => behaviour.get(recipient) ?? 'ok');
    database = await testDatabase(engine);
  });
  afterAll(async () => {
    await database.close();
    await server.close();
  });
  beforeEach(async () => {
    await database.db.deleteFrom('deliveries').execute();
    clock = standingClock();
    behaviour.clear();
    server.taken.length = 0;
  });
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  const here = (changes: Parameters<typeof deliverer>[3] = {}, smtp: Smtp | string = server.url) => {
    const one = deliverer(database, clock, smtp, changes);
    open.push(one.close);
    return one;
  };
  const messageIds = () => server.taken.map(({ raw }) => /^message-id: (.*)$/im.exec(raw.toString())?.[1]?.trim());

  it('sends what is due once, and tells how it went', async () => {
    const delivery = await queue(database, clock.read());
    const desk = here();
    expect(await desk.step()).toBe(1);
    expect(await desk.step()).toBe(0);
    expect(server.taken).toHaveLength(1);
    expect(await delivery.state()).toMatchObject({ state: 'delivered', attempts: 1, deliveredAt: clock.read(), lastError: null, history: [{ number: 1, outcome: 'delivered' }] });
  });

  it('waits for the due time, and is hastened when what it waited for has come', async () => {
    const [one, other] = [await queue(database, clock.read() + 10_000), await queue(database, clock.read() + 10_000)];
    const desk = here();
    expect(await desk.step()).toBe(0);
    await hasten(database.db, one.subjectId, clock.read());
    expect(await desk.step()).toBe(1);
    expect(await other.state()).toMatchObject({ state: 'waiting', attempts: 0 });
    clock.move(10_000);
    expect(await desk.step()).toBe(1);
  });

  it('keeps the Message-ID over attempts, waits longer each time, and never forgets why', async () => {
    behaviour.set('security@example.test', 'later');
    const delivery = await queue(database, clock.read());
    const desk = here();
    await desk.step();
    expect(await delivery.state()).toMatchObject({ state: 'waiting', dueAt: clock.read() + limits.retryBaseMs, lastError: expect.stringContaining('451') as string });
    clock.move(limits.retryBaseMs - 1);
    expect(await desk.step()).toBe(0);
    clock.move(1);
    await desk.step();
    expect((await delivery.state())?.dueAt).toBe(clock.read() + 2 * limits.retryBaseMs);
    behaviour.clear();
    clock.move(2 * limits.retryBaseMs);
    await desk.step();
    const settled = await delivery.state();
    expect(settled?.history.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'delivered']);
    expect(messageIds()).toEqual([delivery.messageId]);
  });

  it('sends again with the same Message-ID when the server hangs up after the final dot', async () => {
    behaviour.set('security@example.test', 'drop');
    const delivery = await queue(database, clock.read());
    const desk = here();
    await desk.step();
    expect(await delivery.state()).toMatchObject({ state: 'waiting' });
    behaviour.clear();
    clock.move(limits.retryBaseMs);
    await desk.step();
    expect(await delivery.state()).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(messageIds()).toEqual([delivery.messageId, delivery.messageId]);
  });

  it('gives a refused mail up after three times, shows it, and sends it again when asked', async () => {
    behaviour.set('security@example.test', 'refuse');
    const delivery = await queue(database, clock.read());
    const desk = here();
    for (let i = 0; i < 4; i++) {
      await desk.step();
      clock.move(maxPauseMs);
    }
    expect(await delivery.state()).toMatchObject({ state: 'dead', attempts: 3, lastError: expect.stringContaining('550') as string });
    expect((await deadLetters(database.db, 10)).map(({ id }) => id)).toEqual([delivery.id]);
    behaviour.clear();
    expect(await sendAgain(database.db, delivery.id, clock.read())).toBe(true);
    expect(await sendAgain(database.db, delivery.id, clock.read())).toBe(false);
    await desk.step();
    expect(await delivery.state()).toMatchObject({ state: 'delivered', attempts: 4 });
  });

  it('lets a poisonous delivery hurt nobody but itself', async () => {
    const poison = await queue(database, clock.read(), 'security@example.test', 'poison');
    const others = await Promise.all([1, 2, 3, 4].map(() => queue(database, clock.read())));
    const desk = here({ compose: (delivery) => (delivery.subjectId === 'poison' ? Promise.reject(new TypeError('surprise')) : plainMail(delivery)) });
    while ((await desk.step()) > 0);
    expect(await Promise.all(others.map(async (other) => (await other.state())?.state))).toEqual(others.map(() => 'delivered'));
    expect(await poison.state()).toMatchObject({ state: 'waiting', attempts: 1, lastError: 'could not be prepared: TypeError' });
  });

  it('does not send what is no longer stored', async () => {
    const delivery = await queue(database, clock.read());
    await here({ compose: () => Promise.resolve(undefined) }).step();
    expect((await delivery.state())?.lastError).toContain('no longer stored');
    expect(server.taken).toHaveLength(0);
  });

  it('keeps other targets going while one hangs, whatever its backlog', async () => {
    behaviour.set('hang@example.test', 'hang');
    for (let i = 0; i < 60; i++) await queue(database, clock.read() - 1_000, 'hang@example.test');
    const others = [await queue(database, clock.read()), await queue(database, clock.read(), 'second@example.test')];
    const desk = here();
    await desk.begin();
    await Promise.all([...desk.deps.inFlight.deliveries.values()].filter(({ target }) => target !== 'hang@example.test').map(({ settled }) => settled));
    expect(await Promise.all(others.map(async (other) => (await other.state())?.state))).toEqual(['delivered', 'delivered']);
    expect([...desk.deps.inFlight.deliveries.values()].map(({ target }) => target)).toEqual(['hang@example.test', 'hang@example.test']);
  });

  it('does not let a target that is back wait out its pauses, but a refused mail does', async () => {
    behaviour.set('security@example.test', 'later');
    const waiting = [await queue(database, clock.read()), await queue(database, clock.read())];
    behaviour.set('no@example.test', 'refuse');
    const refused = await queue(database, clock.read(), 'no@example.test');
    const desk = here();
    for (let i = 0; i < 8; i++) {
      await desk.step();
      clock.move(100 * limits.retryBaseMs);
      if (i < 6) continue;
      behaviour.delete('security@example.test');
    }
    expect((await refused.state())?.state).toBe('dead');
    const fresh = await queue(database, clock.read());
    while ((await desk.step()) > 0);
    expect(await Promise.all([...waiting, fresh].map(async (one) => (await one.state())?.state))).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('takes a delivery over when the lease of a dead server has run out, and says that an attempt was lost', async () => {
    const delivery = await queue(database, clock.read());
    const never: Smtp = { send: () => new Promise(() => undefined), close: () => undefined };
    await here({ limits: { ...limits, leaseMs: 3_600_000 } }, never).begin();
    const heir = here({ limits: { ...limits, leaseMs: 3_600_000 } });
    expect(await heir.step()).toBe(0);
    clock.move(3_600_001);
    expect(await heir.step()).toBe(1);
    expect((await delivery.state())?.history.map(({ outcome }) => outcome)).toEqual(['lost', 'delivered']);
  });

  it('lets a server that slept beyond its lease settle nothing', async () => {
    const delivery = await queue(database, clock.read());
    let wake: (outcome: { outcome: 'later'; detail: string }) => void = () => undefined;
    const asleep: Smtp = { send: () => new Promise((resolve) => { wake = resolve; }), close: () => undefined };
    const slow = here({ limits: { ...limits, leaseMs: 3_600_000 } }, asleep);
    await slow.begin();
    clock.move(3_600_001);
    await here().step();
    wake({ outcome: 'later', detail: 'the sleeper gives up' });
    await Promise.all([...slow.deps.inFlight.deliveries.values()].map(({ settled }) => settled));
    expect(await delivery.state()).toMatchObject({ state: 'delivered', lastError: null });
    expect(slow.logged.join()).toContain('lease lost');
  });

  it('sends each delivery once when two servers work at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, async (_, i) => (await queue(database, clock.read(), `t${String(i % 5)}@example.test`)).messageId));
    const servers = [here(), here()];
    await Promise.all(servers.map(async (one) => { while ((await one.step()) > 0); }));
    // Whoever found the other at work may have stopped early.
    for (const one of servers) while ((await one.step()) > 0);
    expect(messageIds().sort()).toEqual(ids.sort());
  });

  it('is not stuck when the clock is set back by an hour, and not hasty when it is set forward', async () => {
    behaviour.set('security@example.test', 'later');
    const delivery = await queue(database, clock.read());
    const desk = here();
    await desk.step();
    behaviour.clear();
    clock.move(-3_600_000);
    await desk.step();
    expect(await delivery.state()).toMatchObject({ state: 'delivered' });

    const inFlight = await queue(database, clock.read());
    let sent = 0;
    const counting: Smtp = { send: () => new Promise(() => { sent++; }), close: () => undefined };
    const other = here({}, counting);
    await other.begin();
    clock.move(3_600_000);
    await other.begin();
    expect(sent).toBe(1);
    expect((await inFlight.state())?.attempts).toBe(1);
  });

  it('takes the outbox rows only with the transaction that they belong to', async () => {
    const rolledBack = database.db.transaction().execute(async (tx) => {
      await queueDeliveries(tx, [{ id: 'x', subjectId: 'x', kind: 'report', target: 'security@example.test', messageId: '<x@example.test>', createdAt: 1, dueAt: 1 }]);
      throw new Error('the report was not stored');
    });
    await expect(rolledBack).rejects.toThrow('not stored');
    expect(await here().step()).toBe(0);
  });
});
