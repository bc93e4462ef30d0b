import { previewReaderSchema, type PreviewReader } from '../../../src/contract/preview.ts';
import { adopt, createDraft } from '../../../src/server/agreement/agreement-store.ts';
import { newId } from '../../../src/server/ids.ts';
import { createOwnWord, publishOwnWord } from '../../../src/server/own-words/own-word-store.ts';
import { defaultRegions } from '../../../src/server/audience/default-regions.ts';
import { testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deskServer, signIn } from '../../support/desk-server.ts';

let database: TestDatabase;
let desk: ReturnType<typeof deskServer>;
let admin: string;
beforeAll(async () => {
  database = await testDatabase('sqlite');
  desk = deskServer(database);
  admin = await signIn(desk.app, 'admin');
});
afterAll(async () => { await desk.close(); await database.close(); });

const ask = (query: Record<string, string>, cookie = admin) => desk.app.inject({ url: `/api/v1/preview?${new URLSearchParams(query).toString()}`, headers: { cookie } });
const reader = async (query: Record<string, string>): Promise<PreviewReader> => previewReaderSchema.parse((await ask({ language: 'en', ...query })).json());
const by = { id: 'a', name: 'Tobias Lang' };

describe('what one reader is told', () => {
  it('is framed by the region, with the reason a real person would have', async () => {
    const told = await Promise.all(['europe', 'asia', 'default'].map((region) => reader({ region })));
    expect(told.map(({ region, frame, reason }) => [region, frame, reason])).toEqual([
      ['europe', 'part-of-the-solution', 'country'], ['asia', 'safe-to-report', 'country'], ['default', 'neutral', 'default'],
    ]);
    expect(new Set(told.map(({ answers }) => answers.dangerous.lines[0])).size).toBe(3);
    expect(told[0]?.regions.map(({ id }) => id)).toEqual(['europe', 'americas', 'asia', 'default']);
  });

  it('follows a rule for the department, also into another region', async () => {
    const cookie = { cookie: admin, 'x-headsup-desk': '1' };
    const roles = [{ role: 'Treasury', frame: 'safe-to-report' }, { role: 'Tokyo office', region: 'asia' }];
    expect((await desk.app.inject({ method: 'PUT', url: '/api/v1/regions', headers: cookie, payload: { ...defaultRegions, roles } })).statusCode).toBe(200);
    const [plain, ruled, moved] = await Promise.all([reader({ region: 'europe', department: 'Sales' }), reader({ region: 'europe', department: 'Treasury' }), reader({ region: 'europe', department: 'Tokyo office' })]);
    expect([plain?.frame, ruled?.frame, ruled?.region]).toEqual(['part-of-the-solution', 'safe-to-report', 'europe']);
    expect([moved?.region, moved?.reason, moved?.frame]).toEqual(['asia', 'role', 'safe-to-report']);
    await desk.app.inject({ method: 'PUT', url: '/api/v1/regions', headers: cookie, payload: defaultRegions });
  });

  it('reaches a region without countries by the person’s own choice', async () => {
    const lab = { id: 'lab', name: 'The lab', frame: 'neutral', countries: [] };
    await desk.app.inject({ method: 'PUT', url: '/api/v1/regions', headers: { cookie: admin, 'x-headsup-desk': '1' }, payload: { ...defaultRegions, regions: [...defaultRegions.regions, lab] } });
    expect(await reader({ region: 'lab' })).toMatchObject({ region: 'lab', reason: 'choice', frame: 'neutral' });
    await desk.app.inject({ method: 'PUT', url: '/api/v1/regions', headers: { cookie: admin, 'x-headsup-desk': '1' }, payload: defaultRegions });
  });

  it('holds own words for exactly those they are for, in the answers too, and a draft over them', async () => {
    const publish = async (key: string, text: string, department: string | null) => {
      const id = newId();
      await createOwnWord(database.db, { key, language: 'en', frame: null, region: 'europe', department, text }, { at: Date.now(), id, by });
      await publishOwnWord(database.db, id, { at: Date.now(), id: newId(), by });
    };
    await publish('receipt.title', 'Thanks, it is here.', null);
    await publish('safe.title', 'This one is real.', 'Finance');
    await desk.live.reload();
    const [europe, finance, asia] = await Promise.all([reader({ region: 'europe' }), reader({ region: 'europe', department: 'finance' }), reader({ region: 'asia' })]);
    expect([europe?.words, asia?.words]).toEqual([{ 'receipt.title': 'Thanks, it is here.' }, {}]);
    expect([europe?.answers.safe.title, finance?.answers.safe.title]).toEqual(['This mail is genuine.', 'This one is real.']);
    const drafted = await reader({ region: 'asia', frame: 'neutral', key: 'answer.spam.title', text: 'Only advertising.' });
    expect([drafted.frame, drafted.words['answer.spam.title'], drafted.answers.spam.title]).toEqual(['neutral', 'Only advertising.', 'Only advertising.']);
    expect(await database.db.selectFrom('own_words').select('key').where('text', '=', 'Only advertising.').execute()).toEqual([]);
  });

  it('mentions the agreement only when one is in force', async () => {
    const before = await reader({ region: 'asia' });
    await createDraft(database.db, { version: '1', effectiveFrom: '2020-01-01', texts: { en: { title: 'Our promise', body: 'Nobody is punished.', limits: '' } }, signatories: [{ name: 'Aiko Sato', role: 'Board', date: '2020-01-01' }], link: null }, { at: Date.now(), id: newId(), by });
    await adopt(database.db, '1', { at: Date.now(), id: newId(), by });
    await desk.live.reload();
    const after = await reader({ region: 'asia' });
    expect([before.agreement, after.agreement?.text.title]).toEqual([null, 'Our promise']);
    expect([before, after].map(({ answers }) => answers.dangerous.lines.join(' ').includes('agreed with management'))).toEqual([false, true]);
  });

  it.each([
    ['an unknown region', { language: 'en', region: 'atlantis' }],
    ['an unknown language', { language: 'tlh', region: 'europe' }],
    ['an unknown frame', { language: 'en', region: 'europe', frame: 'threat' }],
    ['something it was not asked for', { language: 'en', region: 'europe', as: 'admin' }],
    ['a draft whose braces do not fit', { language: 'en', region: 'europe', key: 'safe.title', text: 'Broken {' }],
    ['a draft with a value that nobody gives', { language: 'en', region: 'europe', key: 'safe.title', text: 'Dear {who}' }],
  ])('refuses %s', async (_name, query: object) => {
    const answer = await ask(query as Record<string, string>);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'invalid_request']);
  });

  it('is for administrators and analysts', async () => {
    const statuses = await Promise.all(['admin', 'analyst', 'auditor'].map(async (role) => (await ask({ language: 'en', region: 'europe' }, await signIn(desk.app, role))).statusCode));
    expect(statuses).toEqual([200, 200, 403]);
  });
});

describe('the page of the preview', () => {
  it('asks nobody for anything, is framed by the desk alone, and holds no data', async () => {
    const answer = await desk.app.inject({ url: '/preview' });
    const policy = String(answer.headers['content-security-policy']);
    for (const part of ["default-src 'none'", "script-src 'self'", "connect-src 'none'", "frame-src 'none'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'self'", "require-trusted-types-for 'script'"]) expect(policy.split('; ')).toContain(part);
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    expect(answer.headers).toMatchObject({ 'x-frame-options': 'SAMEORIGIN', 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store' });
    expect(answer.body).not.toMatch(/<script(?![^>]*src=)|linden|@/);
    const nonces = await Promise.all([1, 2].map(async () => /'nonce-([^']+)'/.exec(String((await desk.app.inject({ url: '/preview' })).headers['content-security-policy']))?.[1]));
    expect(nonces[0]).not.toBe(nonces[1]);
    expect((await desk.app.inject({ url: '/' })).headers).toMatchObject({ 'x-frame-options': 'DENY' });
  });
});
