import { createHash } from 'node:crypto';
import { absoluteMs, beginSession, endSession, findSession, idleMs } from '../../../src/server/desk/sessions.ts';
import { safeReturn } from '../../../src/server/desk/sign-in.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deskServer, signIn } from '../../support/desk-server.ts';

describe.each(engines)('a session on %s', (engine) => {
  let database: TestDatabase;
  let now = 1_800_000_000_000;
  const clock = () => now;
  beforeAll(async () => { database = await testDatabase(engine); });
  afterAll(async () => { await database.close(); });
  const begin = () => beginSession(database.db, clock, { personId: 'p', name: 'Ana', role: 'analyst', idToken: null });

  it('lives while it is used, and ends after half an hour without use', async () => {
    const secret = await begin();
    now += idleMs - 1000;
    expect(await findSession(database.db, clock, secret)).toMatchObject({ name: 'Ana', role: 'analyst' });
    now += idleMs - 1000;
    expect(await findSession(database.db, clock, secret)).toBeDefined();
    now += idleMs + 1;
    expect(await findSession(database.db, clock, secret)).toBeUndefined();
  });

  it('ends after twelve hours however much it is used', async () => {
    const secret = await begin();
    for (let i = 0; i * idleMs < absoluteMs; i++) {
      expect(await findSession(database.db, clock, secret)).toBeDefined();
      now += idleMs - 1;
    }
    now += idleMs;
    expect(await findSession(database.db, clock, secret)).toBeUndefined();
  });

  it('is gone on the server once it was ended', async () => {
    const secret = await begin();
    await endSession(database.db, secret);
    expect(await findSession(database.db, clock, secret)).toBeUndefined();
  });

  it('is not known by its stored hash, by nothing, or by garbage', async () => {
    const secret = await begin();
    for (const wrong of [createHash('sha256').update(secret).digest('hex'), '', undefined, 'x'.repeat(5000), `${secret}x`])
      expect(await findSession(database.db, clock, wrong)).toBeUndefined();
  });
});

describe('signing in', () => {
  let database: TestDatabase;
  beforeAll(async () => { database = await testDatabase('sqlite'); });
  afterAll(async () => { await database.close(); });

  it('gives a new session each time and ends the one before', async () => {
    const desk = deskServer(database);
    const first = await signIn(desk.app, 'analyst');
    const again = await desk.app.inject({ method: 'POST', url: '/demo/sign-in', payload: { as: 'analyst' }, headers: { cookie: first } });
    expect(String(again.headers['set-cookie'])).not.toContain(first);
    expect((await desk.app.inject({ url: '/api/v1/me', headers: { cookie: first } })).statusCode).toBe(401);
    await desk.close();
  });

  it('sets a cookie that only our own page can use', async () => {
    const desk = deskServer(database, { config: { deskUrl: 'https://desk.example.com', issuer: 'https://i.example.com', clientId: 'd', clientSecret: undefined, roleGroups: {} } });
    const answer = await desk.app.inject({ method: 'POST', url: '/demo/sign-in', payload: { as: 'analyst' } });
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-headsup-desk=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/i);
    await desk.close();
  });

  it('returns to our own paths only', () => {
    expect(safeReturn('/reports/abc?tab=links')).toBe('/reports/abc?tab=links');
    for (const bad of ['//evil.test', '/\\evil.test', 'https://evil.test', '/\tx', 'javascript:alert(1)', undefined, '/a\r\nb', '/@evil'])
      expect(safeReturn(bad)).toBe('/');
  });
});
