import { jest } from '@jest/globals';
import { evidenceSchema } from '../../../src/contract/desk.ts';
import { queueDeliveries } from '../../../src/server/delivery/outbox.ts';
import { newId } from '../../../src/server/ids.ts';
import { createMailReader, type MailReader } from '../../../src/server/reading/mail-reader.ts';
import { maxTries, readDue, type ReadingDeps } from '../../../src/server/reading/read-due.ts';
import { startReading } from '../../../src/server/reading/reading-loop.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { eml } from '../../support/eml.ts';
import { storeReport } from '../../support/report-rows.ts';

// Threads and databases start slowly on a busy machine.
jest.setTimeout(60_000);

const options = { trustedAuthservIds: [] };
const mail = (subject: string) => eml([`Subject: ${subject}`, 'From: Eve <eve@evil.test>', 'Message-ID: <1@evil.test>'], 'https://evil.test');
const log = { info: () => undefined, error: () => undefined };

describe.each(engines)('reading what is due on %s', (engine) => {
  let database: TestDatabase;
  let reader: MailReader;
  let read = 0;
  let deps: ReadingDeps;
  beforeAll(async () => {
    database = await testDatabase(engine);
    reader = createMailReader(options);
    deps = { db: database.db, engine, clock: () => 1_760_000_000_000, newId, reader, options, onRead: () => { read++; } };
  });
  afterAll(async () => {
    await reader.close();
    await database.close();
  });
  beforeEach(async () => {
    await database.db.deleteFrom('reports').execute();
    await database.db.deleteFrom('deliveries').execute();
    read = 0;
  });
  const row = (number: number) => database.db.selectFrom('reports').leftJoin('evidence', 'evidence.number', 'reports.number').selectAll('reports').select('evidence.evidence').where('reports.number', '=', number).executeTakeFirstOrThrow();

  it('stores the evidence, the columns of the queue, and hastens the deliveries that waited for it', async () => {
    const { id, number } = await storeReport(database.db, mail('Für dich 🎉'), { internet_message_id: ' <1@evil.test>' });
    await queueDeliveries(database.db, [1, 2].map((n) => ({ id: `d${String(n)}${engine}`, subjectId: n === 1 ? id : 'other', kind: 'report', target: 't', messageId: 'm', createdAt: 1, dueAt: 1_760_000_010_000 })));
    expect(await readDue(deps)).toBe(1);
    expect(await readDue(deps)).toBe(0);
    const stored = await row(number);
    expect(stored).toMatchObject({ reading: 'read', subject: 'Für dich 🎉', from_name: 'Eve', from_address: 'eve@evil.test', reading_tries: 1 });
    expect(evidenceSchema.parse(JSON.parse(stored.evidence ?? '')).links).toMatchObject([{ host: 'evil.test' }]);
    expect((await database.db.selectFrom('deliveries').select(['subject_id', 'due_at']).orderBy('due_at').execute()).map(({ subject_id, due_at }) => [subject_id, due_at])).toEqual([[id, 1_760_000_000_000], ['other', 1_760_000_010_000]]);
    expect(read).toBe(1);
  });

  it('keeps texts that a database cannot', async () => {
    const { number } = await storeReport(database.db, Buffer.from('Subject: a\0b =?utf-16?B?2AA=?=\r\nFrom: "\0" <x\0@y.test>\r\n\r\n\0\0'));
    expect(await readDue(deps)).toBe(1);
    expect((await row(number)).subject).toMatch(/^a b/);
  });

  it('flags a Message-ID that is not the one Outlook named', async () => {
    const { number } = await storeReport(database.db, mail('x'), { internet_message_id: '<other@evil.test>' });
    await readDue(deps);
    expect(evidenceSchema.parse(JSON.parse((await row(number)).evidence ?? '')).flags).toContain('message-id-differs');
  });

  it('does not begin a third time with a mail that took the process down twice', async () => {
    const { number } = await storeReport(database.db, mail('deadly'));
    await database.db.updateTable('reports').set({ reading_tries: maxTries }).where('number', '=', number).execute();
    const never: MailReader = { ...reader, read: () => { throw new Error('must not be called'); } };
    expect(await readDue({ ...deps, reader: never })).toBe(1);
    expect(await row(number)).toMatchObject({ reading: 'limited', subject: 'deadly', from_address: 'eve@evil.test', reading_tries: maxTries });
  });

  it('counts a try before it is made, and takes it back when the server stops', async () => {
    const { number } = await storeReport(database.db, mail('x'));
    let during = -1;
    const closing: MailReader = { ...reader, read: async () => {
      during = (await row(number)).reading_tries;
      await closed.close();
      return closed.read(new Uint8Array());
    } };
    const closed = createMailReader(options);
    await expect(readDue({ ...deps, reader: closing })).rejects.toThrow('closed');
    expect(during).toBe(1);
    expect(await row(number)).toMatchObject({ reading: 'pending', reading_tries: 0 });
  });

  it('reads the others when one goes wrong, and tells', async () => {
    const [bad, good] = [await storeReport(database.db, mail('bad')), await storeReport(database.db, mail('good'))];
    const failing: MailReader = { ...reader, read: (raw) => (Buffer.from(raw).includes('bad') ? Promise.reject(new Error('surprise')) : reader.read(raw)) };
    await expect(readDue({ ...deps, reader: failing })).rejects.toThrow('surprise');
    expect([(await row(bad.number)).reading, (await row(good.number)).reading]).toEqual(['pending', 'read']);
  });

  it('reads each mail once though two servers look for work', async () => {
    const numbers = await Promise.all(Array.from({ length: 12 }, async (_, i) => (await storeReport(database.db, mail(`m${String(i)}`))).number));
    let calls = 0;
    const counting: MailReader = { ...reader, read: (raw) => { calls++; return reader.read(raw); } };
    const servers = engine === 'postgres' ? [deps, deps] : [deps];
    await Promise.all(servers.map((one) => readDue({ ...one, reader: counting })));
    await readDue({ ...deps, reader: counting });
    expect(calls).toBe(numbers.length);
    expect(read).toBe(numbers.length);
  });

  it('goes on by itself when nudged, and stops after the mail under way', async () => {
    const loop = startReading(deps, log);
    const { number } = await storeReport(database.db, mail('nudged'));
    loop.nudge();
    while ((await row(number)).reading === 'pending') await new Promise((resolve) => setTimeout(resolve, 20));
    await loop.stop();
    const later = await storeReport(database.db, mail('later'));
    loop.nudge();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await row(later.number)).reading).toBe('pending');
  });
});
