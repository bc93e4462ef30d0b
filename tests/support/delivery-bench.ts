import { randomUUID } from 'node:crypto';
import { deliverDue, nothingInFlight, type DeliveryDeps, type DeliveryLimits } from '../../src/server/delivery/deliver-due.ts';
import { mailChannel, createSmtp, type Compose, type Smtp } from '../../src/server/delivery/smtp.ts';
import { historyOf, queueDeliveries } from '../../src/server/delivery/outbox.ts';
import { newId } from '../../src/server/ids.ts';
import type { TestDatabase } from './databases.ts';

/** A clock that stands until it is moved. */
export function standingClock(start = 1_760_000_000_000) {
  let now = start;
  return { read: () => now, move: (ms: number) => { now += ms; } };
}

export const limits: DeliveryLimits = { retryBaseMs: 1_000, leaseMs: 30_000, perTarget: 2, atOnce: 6, maxSendMs: 60_000 };

/** The mail of a delivery in these tests: its subject id says what it is. */
export const plainMail: Compose = ({ subjectId, target, messageId }) =>
  Promise.resolve({
    from: 'heads-up@example.test', to: target, subject: `3|${subjectId}`, messageId, date: 1_760_000_000_000, headers: {}, text: 'see attachment\n',
    attachment: { filename: 'mail.eml', content: Buffer.from(`Subject: ${subjectId}\r\n\r\nbody\r\n`) },
  });

/** One server's delivery over a shared database and a standing clock. */
export function deliverer({ db, engine }: TestDatabase, clock: { read: () => number }, smtp: Smtp | string, changes: Partial<DeliveryDeps> & { compose?: Compose } = {}) {
  const { compose = plainMail, ...rest } = changes;
  const transport = typeof smtp === 'string' ? createSmtp(smtp, { connections: 6, connectMs: 2_000, silenceMs: 1_500 }) : smtp;
  const logged: string[] = [];
  const deps: DeliveryDeps = {
    db, engine, clock: clock.read, newId, random: () => 0, limits, inFlight: nothingInFlight(),
    channels: { report: mailChannel(compose, transport) },
    log: { info: (event, fields) => { logged.push(JSON.stringify({ event, ...fields })); }, error: (event, fields) => { logged.push(JSON.stringify({ event, ...fields })); } },
    onSettled: () => undefined,
    ...rest,
  };
  return {
    deps, logged,
    begin: () => deliverDue(deps),
    /** Sends what is due and waits for the end of all of it. */
    async step() {
      const begun = await deliverDue(deps);
      await Promise.all([...deps.inFlight.deliveries.values()].map(({ settled }) => settled));
      return begun;
    },
    /** Gives up what is under way. */
    async close() {
      const open = [...deps.inFlight.deliveries.values()];
      for (const { abort } of open) abort.abort();
      await Promise.all(open.map(({ settled }) => settled));
      transport.close();
    },
  };
}

/** Queues one delivery and returns what is needed to find it again. */
export async function queue({ db }: TestDatabase, now: number, target = 'security@example.test', subjectId: string = randomUUID()) {
  const id = newId();
  await queueDeliveries(db, [{ id, subjectId, kind: 'report', target, messageId: `<${id}@example.test>`, createdAt: now, dueAt: now }]);
  return { id, subjectId, messageId: `<${id}@example.test>`, state: async () => (await historyOf(db, [subjectId])).find((delivery) => delivery.id === id) };
}
