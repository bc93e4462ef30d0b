import { jest } from '@jest/globals';
import { campaignRowSchema } from '../../../src/contract/campaign.ts';
import { indicatorsSchema } from '../../../src/contract/indicators.ts';
import { csvCell, csvLine } from '../../../src/server/export/csv.ts';
import { createMailReader } from '../../../src/server/reading/mail-reader.ts';
import { seedDesk } from '../../bench/desk-seed.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deskServer, signIn } from '../../support/desk-server.ts';
import { eml } from '../../support/eml.ts';
import { campaignOf, readAll, reported } from '../../support/reported-mails.ts';

jest.setTimeout(60_000);

describe('a cell of an exported list', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1', '＋1', '－1', '＠x', '|cmd', '%x', '\u00a0=1', '\n=cmd|calc', '　=1'])('is no formula: %j', (text) => {
    expect(csvCell(text)).toMatch(/^"'/);
  });
  it.each([['plain', '"plain"'], ['a "b" c', '"a ""b"" c"'], ['a,b;c', '"a,b;c"'], ['line\r\nbreak\u2028x', '"line break x"'], ['', '""'], ['Ärger 日本 مرحبا', '"Ärger 日本 مرحبا"'], ['1=1', '"1=1"']])('%j stays what it is', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
  it('is no formula where a semicolon separates cells either', () => {
    expect(csvCell("Hello;=1+41; =cmd|'/C calc'!A0;bye")).toBe(`"Hello;'=1+41; '=cmd|'/C calc'!A0;bye"`);
  });
  it('begins every line with a quote, so that what follows in it stays quoted', () => {
    expect(csvLine([-1, null, true])).toBe('"-1",,"true"\r\n');
  });
});

describe.each(engines)('exports on %s', (engine) => {
  let database: TestDatabase;
  let desk: ReturnType<typeof deskServer>;
  let analyst: string;
  beforeAll(async () => {
    database = await testDatabase(engine);
    desk = deskServer(database);
    analyst = await signIn(desk.app, 'analyst');
  });
  afterAll(async () => { await desk.close(); await database.close(); });
  const ask = (url: string) => desk.app.inject({ url, headers: { cookie: analyst } });

  it('are the whole view, in CSV and JSON, under a name of ours, and in the audit', async () => {
    await seedDesk(database.db, 5_000, 30);
    const csv = await ask('/api/v1/campaigns/export?format=csv&state=all');
    const json = await ask('/api/v1/campaigns/export?format=json&state=all');
    const rows = campaignRowSchema.array().parse(json.json());
    const { count } = await database.db.selectFrom('campaigns').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    expect([rows.length, new Set(rows.map(({ id }) => id)).size, csv.body.split('\r\n').length - 2]).toEqual([Number(count), Number(count), Number(count)]);
    expect([csv.body.startsWith('\ufeff"number"'), csv.headers['content-disposition'], json.headers['content-type']]).toEqual([true, 'attachment; filename="heads-up-campaigns.csv"', 'application/json; charset=utf-8']);
    expect(campaignRowSchema.array().parse((await ask('/api/v1/campaigns/export?format=json&class=spam&state=decided')).json()).every((row) => row.class === 'spam')).toBe(true);
    const large = (await ask('/api/v1/reports/export?format=csv&campaign=large-campaign-000000')).body.split('\r\n');
    expect(large.length - 2).toBe(30);
    expect((await ask('/api/v1/reports/export?format=csv')).body.split('\r\n').length - 2).toBe(5_000);
    expect([(await ask('/api/v1/reports/export')).statusCode, (await ask('/api/v1/campaigns/export?format=xls')).statusCode]).toEqual([400, 400]);
    const recorded = await database.db.selectFrom('audit').select(['action', 'detail']).where('action', 'like', 'export-%').where('outcome', '=', 'allowed').orderBy('seq').execute();
    expect(recorded.length).toBe(7);
    expect(JSON.parse(recorded[0]?.detail ?? '')).toEqual({ format: 'csv', state: 'all' });
  });

  it('give a campaign’s indicators raw, and as a text that no program makes links of', async () => {
    const reader = createMailReader({ trustedAuthservIds: [] });
    const mail = (name: string, host: string) => eml(['Subject: =Your parcel', `From: Service <info@${host}>`, `Message-ID: <${name}@x.test>`, 'Reply-To: <other@reply.test>'], `Hello ${name}, your parcel could not be delivered because the fee was not paid. Please confirm your address within two days. https://${host}/a?b=1`);
    const [one, two] = [await reported(database, mail('a', 'fee-one.test'), { oid: 'a' }), await reported(database, mail('b', 'fee-two.test'), { oid: 'b' })];
    await readAll(database, reader);
    await reader.close();
    const id = await campaignOf(database, one.id);
    expect(await campaignOf(database, two.id)).toBe(id);
    const indicators = indicatorsSchema.parse((await ask(`/api/v1/campaigns/${id}/indicators`)).json());
    expect(indicators).toMatchObject({ hosts: ['fee-one.test', 'fee-two.test'], urls: ['https://fee-one.test/a?b=1', 'https://fee-two.test/a?b=1'], addresses: ['info@fee-one.test', 'other@reply.test', 'info@fee-two.test'], subjects: ['=Your parcel'] });
    const text = (await ask(`/api/v1/campaigns/${id}/indicators?format=text`)).body;
    expect(text).toContain('hxxps://fee-one[.]test/a?b=1');
    expect(text).not.toMatch(/https?:|fee-one\.test|info@/);
    expect((await ask(`/api/v1/campaigns/${id}/indicators?format=text&defanged=0`)).body).toContain('https://fee-one.test/a?b=1');
    expect((await ask('/api/v1/campaigns/AAAAAAAAAAAAAAAAAAAAAA/indicators')).statusCode).toBe(404);
  });
});
