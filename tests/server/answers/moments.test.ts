import { momentCaps, momentFor } from '../../../src/server/moments/moment-for.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { storedReport } from '../../support/stored-report.ts';

describe.each(engines)('moments to learn on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => { database = await testDatabase(engine); });
  afterAll(async () => { await database.close(); });

  const who = { tenantId: 't', personId: 'person-1' };
  const day = 24 * 3_600_000;

  it('gives nobody a figure that is about fewer than five people, and spaces what it shows', async () => {
    const now = Date.now();
    expect(await momentFor(database.db, who, now)).toBeNull();
    await storedReport(database.db, 'Subject: 1\r\n\r\nx');
    expect(await momentFor(database.db, who, now)).toEqual({ kind: 'tip', key: 'tip.bookmark' });
    expect(await momentFor(database.db, who, now + day)).toBeNull();
    expect(await momentFor(database.db, who, now + momentCaps.everyMs + 1)).toEqual({ kind: 'tip', key: 'tip.callBack' });
  });

  it('counts colleagues once there are five, and says so to one of them', async () => {
    for (let i = 2; i <= 5; i++) await storedReport(database.db, `Subject: ${String(i)}\r\n\r\nx`, { oid: `person-${String(i)}` });
    expect(await momentFor(database.db, { tenantId: 't', personId: 'person-2' }, Date.now() + 1000)).toEqual({ kind: 'figure', key: 'figure.reporters', count: 5 });
  });
});
