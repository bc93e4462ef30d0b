import { newId } from '../../../src/server/ids.ts';
import { momentCaps, momentFor } from '../../../src/server/moments/moment-for.ts';
import { createStory, deleteStory, listStories, switchStory } from '../../../src/server/stories/story-store.ts';
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
    expect(await momentFor(database.db, who, 'en', now)).toBeNull();
    await storedReport(database.db, 'Subject: 1\r\n\r\nx');
    expect(await momentFor(database.db, who, 'en', now)).toEqual({ kind: 'tip', key: 'tip.bookmark' });
    expect(await momentFor(database.db, who, 'en', now + day)).toBeNull();
    expect(await momentFor(database.db, who, 'en', now + momentCaps.everyMs + 1)).toEqual({ kind: 'tip', key: 'tip.callBack' });
  });

  it('counts colleagues once there are five, and says so to one of them', async () => {
    for (let i = 2; i <= 5; i++) await storedReport(database.db, `Subject: ${String(i)}\r\n\r\nx`, { oid: `person-${String(i)}` });
    expect(await momentFor(database.db, { tenantId: 't', personId: 'person-2' }, 'en', Date.now() + 1000)).toEqual({ kind: 'figure', key: 'figure.reporters', count: 5 });
  });

  it('tells a story rarely: switched on, in the reader’s language, a figure before it, a tip after it, one in ninety days, each in turn', async () => {
    const stamp = (at: number) => ({ at, id: newId(), by: { id: 'a', name: 'Ada' } });
    const own = await testDatabase(engine);
    const { db } = own;
    await storedReport(db, 'Subject: 1\r\n\r\nx');
    const now = Date.now() + 1_000;
    await createStory(db, { texts: { en: 'It happened to me too.', ar: 'حدث لي أيضًا.' }, name: 'Aiko Sato', role: 'Board', agreed: true }, stamp(1));
    await createStory(db, { texts: { nl: 'Mij overkwam het ook.', en: 'I called, and it helped.' }, name: 'Omar Haddad', role: 'CFO', agreed: true }, stamp(2));
    const [first, second] = await listStories(db);
    const week = momentCaps.everyMs + 1;
    // Off: nobody is told it.
    expect((await momentFor(db, who, 'en', now))?.kind).toBe('tip');
    await switchStory(db, first!.id, true, stamp(3));
    await switchStory(db, second!.id, true, stamp(3));
    expect(await momentFor(db, who, 'de', now + week)).toMatchObject({ kind: 'tip' });
    expect(await momentFor(db, who, 'ar', now + 2 * week)).toEqual({ kind: 'story', text: 'حدث لي أيضًا.', name: 'Aiko Sato', role: 'Board' });
    const told = now + 2 * week;
    expect(await momentFor(db, who, 'en', told + week)).toMatchObject({ kind: 'tip' });
    expect((await momentFor(db, who, 'en', told + momentCaps.storyMs - 1))?.kind).toBe('tip');
    const later = told + momentCaps.storyMs + week;
    expect(await momentFor(db, who, 'en', later)).toEqual({ kind: 'story', text: 'I called, and it helped.', name: 'Omar Haddad', role: 'CFO' });
    expect(await momentFor(db, who, 'en', later + momentCaps.storyMs + week)).toMatchObject({ kind: 'story', name: 'Aiko Sato' });
    await deleteStory(db, first!.id, stamp(4));
    expect((await listStories(db)).map(({ name }) => name)).toEqual(['Omar Haddad']);
    // The history, which is never rewritten, keeps neither name nor text.
    expect(JSON.stringify(await db.selectFrom('changes').selectAll().where('subject', 'like', 'story %').execute())).not.toMatch(/Aiko|happened/);
    await own.close();
  });

  it('gives a true figure before a story', async () => {
    const own = await testDatabase(engine);
    for (let i = 1; i <= 5; i++) await storedReport(own.db, `Subject: ${String(i)}\r\n\r\nx`, { oid: `person-${String(i)}` });
    const stamp = { at: 1, id: newId(), by: { id: 'a', name: 'Ada' } };
    await createStory(own.db, { texts: { en: 'It happened to me too.' }, name: 'Aiko Sato', role: 'Board', agreed: true }, stamp);
    await switchStory(own.db, stamp.id, true, { ...stamp, id: newId() });
    expect(await momentFor(own.db, who, 'en', Date.now() + 1_000)).toMatchObject({ kind: 'figure' });
    expect(await momentFor(own.db, who, 'en', Date.now() + momentCaps.everyMs + 2_000)).toMatchObject({ kind: 'story' });
    await own.close();
  });

  it('says that answers were in time only where that is true of the people too: one person’s many reports do not make it', async () => {
    const own = await testDatabase(engine);
    const { db } = own;
    const report = (i: number, oid: string) => storedReport(db, `Subject: ${String(i)} ${oid}\r\n\r\nx`, { oid });
    const answered = async (id: string) => { await db.insertInto('answers').values({ id: newId(), report_id: id, verdict_id: 'v', at: Date.now(), class: 'safe', correction: 0, language: 'en', locale: 'en', frame: 'neutral', words_version: '', agreement_version: null, title: '', lines: '[]', seen_at: null }).execute(); };
    // Twenty of twenty-five in time, all of them one person’s.
    for (let i = 0; i < 20; i++) await answered((await report(i, 'person-1')).id);
    const others = await Promise.all([2, 3, 4, 5].map((i) => report(0, `person-${String(i)}`)));
    await db.updateTable('reports').set({ answer_by: Date.now() - 1 }).where('person_id', '<>', 'person-1').execute();
    const who5 = { tenantId: 't', personId: 'nobody-yet' };
    await report(1, 'nobody-yet');
    const asked = async (at: number) => momentFor(db, who5, 'en', at);
    expect(await asked(Date.now() + 1_000)).toMatchObject({ kind: 'figure', key: 'figure.reporters' });
    expect(await asked(Date.now() + momentCaps.everyMs + 2_000)).toMatchObject({ kind: 'tip' });
    await db.deleteFrom('moments_shown').where('kind', '=', 'tip').execute();
    await db.updateTable('reports').set({ answer_by: Date.now() + 30 * day }).where('person_id', 'in', ['person-2', 'person-3']).execute();
    for (const { id } of others.slice(0, 2)) await answered(id);
    // Three of six people, twenty-two of twenty-five reports.
    expect(await asked(Date.now() + momentCaps.everyMs + 2_000)).toEqual({ kind: 'figure', key: 'figure.onTime', share: 22 / 25 });
    await own.close();
  });
});
