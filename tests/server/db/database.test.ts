import { sql } from 'kysely';
import { openDatabase } from '../../../src/server/db/database.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';

describe.each(engines)('the database on %s', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => { test = await testDatabase(engine); });
  afterAll(async () => { await test.close(); });

  it('keeps a blob byte for byte', async () => {
    const raw = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
    await test.db.insertInto('reports').values(row('a', 'p', 'x')).execute();
    const { number } = await test.db.selectFrom('reports').select('number').where('id', '=', 'a').executeTakeFirstOrThrow();
    await test.db.insertInto('mails').values({ number, raw }).execute();
    const back = await test.db.selectFrom('mails').select('raw').executeTakeFirstOrThrow();
    expect(Buffer.compare(Buffer.from(back.raw), raw)).toBe(0);
  });

  it('refuses the same mail of the same reporter twice', async () => {
    await test.db.insertInto('reports').values(row('b', 'q', 'y')).execute();
    await expect(test.db.insertInto('reports').values(row('c', 'q', 'y')).execute()).rejects.toThrow();
  });

  it('rolls a failed transaction back and goes on', async () => {
    const failing = test.db.transaction().execute(async (tx) => {
      await tx.insertInto('reports').values(row('d', 'r', 'z')).execute();
      throw new Error('stop here');
    });
    await expect(failing).rejects.toThrow('stop here');
    expect(await test.db.selectFrom('reports').select('id').where('id', '=', 'd').execute()).toEqual([]);
    await test.db.insertInto('reports').values(row('d', 'r', 'z')).execute();
  });

  it('takes writes of many callers at once, each whole', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) =>
      test.db.transaction().execute(async (tx) => {
        await tx.insertInto('reports').values(row(`m${String(i)}`, 'many', `s${String(i)}`)).execute();
        await tx.insertInto('deliveries').values({ id: `m${String(i)}`, subject_id: 'm', kind: 'k', target: 't', message_id: 'i', created_at: 1, due_at: 1 }).execute();
      })));
    const { n } = await test.db.selectFrom('deliveries').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    expect(n).toBe(40);
  });

  it('opens an up-to-date database again, and refuses one of a newer version', async () => {
    const again = await openDatabase(test.location);
    await again.db.insertInto('schema_versions').values({ version: 9999, name: 'future', applied_at: 1 }).execute();
    await again.db.destroy();
    await expect(openDatabase(test.location)).rejects.toThrow('newer server');
    await sql`delete from schema_versions where version = 9999`.execute(test.db);
  });
});

function row(id: string, person: string, sha: string) {
  return {
    id, tenant_id: 't', person_id: person, reporter_name: '', reporter_address: '', received_at: 1, answer_by: 2, how: 'file', missing: '[]', client: '{}',
    language: 'en', time_zone: 'UTC', wants_answer: 1, region: 'default', frame: 'neutral', mail_sha256: sha, mail_bytes: 1,
  };
}
