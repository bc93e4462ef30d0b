import { jest } from '@jest/globals';
import { sql } from 'kysely';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditPageSchema, auditVerifiedSchema } from '../../../src/contract/audit.ts';
import { appendAudit, type AuditDeps } from '../../../src/server/audit/audit-chain.ts';
import { auditRuleFor } from '../../../src/server/audit/audit-rules.ts';
import { auditCommand } from '../../../src/server/audit/verify-command.ts';
import { verifyAudit } from '../../../src/server/audit/verify-audit.ts';
import { policy } from '../../../src/server/desk/policy.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deskServer, signIn } from '../../support/desk-server.ts';
import { eml } from '../../support/eml.ts';
import { root } from '../../support/project-files.ts';
import { storedReport } from '../../support/stored-report.ts';

jest.setTimeout(60_000);

const key = Buffer.alloc(32, 7);
const entry = (action: string, n = 0) => ({ at: 1_760_000_000_000 + n, actor: { id: 'a', name: 'Ana', role: 'analyst' }, action, subject: `s${String(n)}`, detail: { n }, outcome: 'allowed' as const });

describe.each(engines)('the audit on %s', (engine) => {
  let database: TestDatabase;
  let deps: AuditDeps;
  beforeEach(async () => {
    database = await testDatabase(engine);
    deps = { db: database.db, engine, key };
  });
  afterEach(() => database.close());

  /** Past the triggers, as somebody with the database in hand could. */
  async function tamper(statement: string): Promise<void> {
    const off = engine === 'postgres' ? ['alter table audit disable trigger all'] : ['drop trigger audit_no_update', 'drop trigger audit_no_delete'];
    for (const one of [...off, statement]) await sql.raw(one).execute(database.db);
  }
  const fill = async (rows = 6) => appendAudit(deps, Array.from({ length: rows }, (_, n) => entry('look', n)));

  it('is whole as it is written, over several writers at once', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => appendAudit(deps, [entry('one', n), entry('two', n)])));
    expect(await verifyAudit(database.db, key)).toMatchObject({ ok: true, rows: 16 });
  });

  it.each(['update audit set action = \'x\'', 'delete from audit', 'delete from audit where seq = 2'])('refuses: %s', async (statement) => {
    await fill();
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow('append-only');
  });

  it.each([
    ['a changed field', 'update audit set detail = \'{"n":9}\' where seq = 3', 3, 'changed'],
    ['a changed name', 'update audit set actor_name = \'Eve\' where seq = 5', 5, 'changed'],
    ['a removed row', 'delete from audit where seq = 4', 4, 'missing'],
    ['the first row removed', 'delete from audit where seq = 1', 1, 'missing'],
    ['the newest row removed', 'delete from audit where seq = 6', 6, 'shortened'],
    ['all rows removed', 'delete from audit', 1, 'shortened'],
    ['two rows exchanged', 'update audit set seq = case seq when 2 then -3 when 3 then -2 end where seq in (2, 3)', 2, 'missing'],
  ])('finds %s', async (_what, statement, brokenAt, why) => {
    await fill();
    await tamper(statement);
    expect(await verifyAudit(database.db, key)).toMatchObject({ ok: false, brokenAt, why });
  });

  it('finds a chain that was shortened and given a new head without the key, and one put back whole by a head noted elsewhere', async () => {
    await fill();
    const before = await verifyAudit(database.db, key);
    const fifth = await database.db.selectFrom('audit').select('hash').where('seq', '=', 5).executeTakeFirstOrThrow();
    await tamper('delete from audit where seq = 6');
    await sql`update audit_head set seq = 5, hash = ${fifth.hash}`.execute(database.db);
    expect(await verifyAudit(database.db, key)).toMatchObject({ ok: false, why: 'shortened' });
    // Without the key the seal says nothing; only the noted hash does.
    expect(await verifyAudit(database.db, undefined)).toMatchObject({ ok: true, rows: 5 });
    expect(await verifyAudit(database.db, undefined, before.head)).toMatchObject({ ok: false, why: 'head-unknown' });
  });

  it('records at the desk before it is done: views, searches by length, verdicts, refused access; and nothing of a mail', async () => {
    const desk = deskServer(database);
    const [analyst, admin, auditor] = [await signIn(desk.app, 'analyst'), await signIn(desk.app, 'admin'), await signIn(desk.app, 'auditor')];
    const { id } = await storedReport(database.db, eml(['Subject: canary-subject', 'From: <canary@evil.test>'], 'canary-body'));
    const ask = (cookie: string, url: string, method: 'GET' | 'POST' = 'GET', payload?: object) => desk.app.inject({ method, url, headers: { cookie, 'x-headsup-desk': '1' }, ...(payload === undefined ? {} : { payload }) });
    expect([
      (await ask(analyst, `/api/v1/reports/${id}`)).statusCode,
      (await ask(analyst, `/api/v1/reports/${id}`)).statusCode,
      (await ask(analyst, `/api/v1/reports/${id}/original`)).statusCode,
      (await ask(analyst, '/api/v1/campaigns?q=canary-search&need=due')).statusCode,
      (await ask(analyst, `/api/v1/reports/${id}/verdict`, 'POST', { class: 'dangerous', facts: 'canary-fact' })).statusCode,
      (await ask(admin, `/api/v1/reports/${id}`)).statusCode,
      (await ask(analyst, '/api/v1/audit')).statusCode,
      (await ask(analyst, '/api/v1/reports/AAAAAAAAAAAAAAAAAAAAAA')).statusCode,
    ]).toEqual([200, 200, 200, 200, 204, 403, 403, 404]);
    const page = auditPageSchema.parse((await ask(auditor, '/api/v1/audit')).json());
    expect(page.items.map(({ actor, action, subject, detail, outcome }) => [actor.role, action, subject === id ? 'report' : subject, detail, outcome]).reverse()).toEqual([
      ['analyst', 'sign-in', '', {}, 'allowed'], ['admin', 'sign-in', '', {}, 'allowed'], ['auditor', 'sign-in', '', {}, 'allowed'],
      ['analyst', 'report-open', 'report', {}, 'allowed'],
      ['analyst', 'original-download', 'report', {}, 'allowed'],
      ['analyst', 'queue', '', { need: 'due', searched: 13 }, 'allowed'],
      ['analyst', 'verdict-one', 'report', { class: 'dangerous' }, 'allowed'],
      ['admin', 'report-open', 'report', {}, 'refused'],
      ['analyst', 'audit-read', '', {}, 'refused'],
      ['analyst', 'report-open', 'AAAAAAAAAAAAAAAAAAAAAA', {}, 'allowed'],
      ['analyst', 'report-open', 'AAAAAAAAAAAAAAAAAAAAAA', { status: 404 }, 'failed'],
      ['auditor', 'audit-read', '', {}, 'allowed'],
    ]);
    expect(JSON.stringify(await database.db.selectFrom('audit').selectAll().execute())).not.toContain('canary');
    expect(auditVerifiedSchema.parse((await ask(auditor, '/api/v1/audit/verify')).json())).toMatchObject({ ok: true });
    const ids = async (query: string) => auditPageSchema.parse((await ask(auditor, `/api/v1/audit?${query}`)).json()).items.length;
    expect([await ids('action=verdict-one'), await ids('actor=ANA'), await ids('from=2999-01-01'), await ids('limit=2')]).toEqual([1, 8, 0, 2]);
    await desk.close();
  });

  it('another search and another page are other looks, a failed look hides no later one, and lists name what they were about', async () => {
    const desk = deskServer(database);
    const [analyst, admin] = [await signIn(desk.app, 'analyst'), await signIn(desk.app, 'admin')];
    const { id } = await storedReport(database.db, eml(['Subject: x'], 'y'));
    const ask = (cookie: string, url: string, method: 'GET' | 'POST' = 'GET', payload?: object, origin?: string) => desk.app.inject({ method, url, headers: { cookie, 'x-headsup-desk': '1', ...(origin === undefined ? {} : { origin }) }, ...(payload === undefined ? {} : { payload }) });
    for (const query of ['q=anna', 'q=emma', 'q=anna', 'q=anna&limit=20']) await ask(analyst, `/api/v1/reports?${query}`);
    for (const offset of ['-1', '0', '0']) await ask(analyst, `/api/v1/reports/${id}/source?offset=${offset}`);
    await ask(analyst, '/api/v1/campaigns/verdict', 'POST', { campaigns: ['AAAAAAAAAAAAAAAAAAAAAA'], verdict: { class: 'spam' } });
    await ask(admin, '/api/v1/webhooks', 'POST', { name: 'Siem', url: 'https://siem.example.com/in?token=canary', events: ['verdict'] });
    await ask(analyst, '/sign-out', 'POST', {}, 'https://evil.test');
    const rows = await database.db.selectFrom('audit').select(['action', 'outcome', 'detail']).orderBy('seq').execute();
    const of = (action: string) => rows.filter((row) => row.action === action).map(({ outcome, detail }) => [outcome, JSON.parse(detail) as object]);
    expect(of('report-list')).toHaveLength(3);
    expect(of('mail-source').map(([outcome]) => outcome)).toEqual(['allowed', 'failed', 'allowed']);
    expect(of('verdict-many')[0]).toEqual(['allowed', { class: 'spam', campaigns: 1, campaignsIds: 'AAAAAAAAAAAAAAAAAAAAAA' }]);
    expect(of('webhook-add')[0]).toEqual(['allowed', { url: 'https://siem.example.com/in' }]);
    expect(of('sign-out')).toEqual([['refused', {}]]);
    await desk.close();
  });

  it('is whole also while others write to it', async () => {
    const writing = (async () => { for (let n = 0; n < 40; n += 1) await appendAudit(deps, [entry('look', n)]); })();
    const verified = [];
    for (let n = 0; n < 40; n += 1) verified.push((await verifyAudit(database.db, key)).ok);
    await writing;
    expect(new Set(verified)).toEqual(new Set([true]));
  });

  it('what cannot be recorded is neither shown nor done', async () => {
    const desk = deskServer(database);
    const analyst = await signIn(desk.app, 'analyst');
    const { id } = await storedReport(database.db, eml(['Subject: x'], 'y'));
    await sql.raw('alter table audit rename to audit_away').execute(database.db);
    const answers = await Promise.all([desk.app.inject({ url: `/api/v1/reports/${id}`, headers: { cookie: analyst } }), desk.app.inject({ method: 'POST', url: `/api/v1/reports/${id}/verdict`, headers: { cookie: analyst }, payload: { class: 'safe' } })]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503]);
    expect(await database.db.selectFrom('verdicts').selectAll().execute()).toEqual([]);
    await desk.close();
  });

  it('can be verified from the command line', async () => {
    const location = engine === 'postgres' ? ['--database-url', database.location.databaseUrl ?? ''] : ['--data-dir', database.location.dataDir];
    const env = { HEADSUP_SECRET_KEY: key.toString('base64') };
    const said: string[] = [];
    const run = (...more: string[]) => auditCommand(['verify', ...location, ...more], env, (line) => said.push(line));
    await fill();
    expect(await run()).toBe(0);
    await tamper('delete from audit where seq = 4');
    expect(await run()).toBe(1);
    expect(said.join('\n')).toContain('broken at row 4');
    expect(await auditCommand(['forget'], env, () => undefined)).toBe(2);
  });
});

describe('the audit’s rules', () => {
  it('name every route of the policy, so that nothing new is read unrecorded', () => {
    for (const route of Object.keys(policy)) {
      const [method = '', url = ''] = route.split(' ');
      expect(() => auditRuleFor(method, url)).not.toThrow();
    }
    expect(() => auditRuleFor('GET', '/api/v1/something-new')).toThrow('no rule');
    expect(auditRuleFor('POST', '/api/v1/something-new')).toEqual({ action: 'POST /api/v1/something-new' });
  });

  it('nothing in the sources changes or deletes what was recorded', () => {
    const files = readdirSync(join(root, 'src/server'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    for (const file of files) expect(readFileSync(join(root, 'src/server', file), 'utf8')).not.toMatch(/(?:updateTable|deleteFrom)\('audit'\)/);
  });
});
