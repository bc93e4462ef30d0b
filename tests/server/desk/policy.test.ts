import Fastify from 'fastify';
import { deskRoles, policy, ruleFor, type DeskRole } from '../../../src/server/desk/policy.ts';
import { testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deskServer, signIn } from '../../support/desk-server.ts';
import { accessTable, elsewhere } from './access-table.ts';
import { storedReport } from '../../support/stored-report.ts';

describe('who may do what at the desk', () => {
  let database: TestDatabase;
  let desk: ReturnType<typeof deskServer>;
  const cookies = new Map<DeskRole | undefined, string>();
  let reportId: string;
  beforeAll(async () => {
    database = await testDatabase('sqlite');
    desk = deskServer(database);
    reportId = (await storedReport(database.db, 'Subject: policy\r\n\r\nx')).id;
    for (const role of deskRoles) cookies.set(role, await signIn(desk.app, role));
  });
  afterAll(async () => { await desk.close(); await database.close(); });

  it('the table names every route there is', () => {
    expect([...accessTable.flatMap(({ routes }) => routes), ...elsewhere].sort()).toEqual(Object.keys(policy).sort());
  });

  // Signing out ends the cookie it is asked with, and a stream of events does not end: both are asked by themselves below.
  const byThemselves = ['POST /sign-out', 'GET /api/v1/events'];
  const cases = accessTable.flatMap(({ who, routes }) => routes.filter((route) => !byThemselves.includes(route)).flatMap((route) => [undefined, ...deskRoles].map((role) => ({ route, role, who }))));
  it.each(cases)('$route as $role', async ({ route, role, who }) => {
    const [method, url] = route.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string];
    const cookie = cookies.get(role);
    const answer = await desk.app.inject({ method, url: url.replace(':id', reportId), headers: { ...(cookie === undefined ? {} : { cookie }), 'x-headsup-desk': '1' } });
    if (who === 'anyone') expect([200, 204]).toContain(answer.statusCode);
    else if (role === undefined) expect(answer.statusCode).toBe(401);
    else if (who.includes(role)) expect([200, 204, 400, 404]).toContain(answer.statusCode);
    else expect(answer.statusCode).toBe(403);
  });

  it('tells events to analysts only, and no longer than their session stands', async () => {
    const url = await desk.app.listen({ port: 0, host: '127.0.0.1' });
    for (const role of [undefined, ...deskRoles] as const) {
      const end = new AbortController();
      const answer = await fetch(`${url}/api/v1/events`, { headers: { cookie: cookies.get(role) ?? '' }, signal: end.signal });
      expect([role, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([role, role === 'analyst' ? 200 : role === undefined ? 401 : 403, role === 'analyst' ? 'text/event-stream' : 'application/json']);
      end.abort();
    }
  });

  it('does not start with a route that nobody wrote a rule for', () => {
    expect(() => ruleFor('GET', '/api/v1/secrets')).toThrow('no rule');
    expect(() => { desk.app.get('/late', () => 'x'); }).toThrow();
    expect(Fastify).toBeDefined();
  });

  it('answers a foreign id, a missing one and a malformed one alike', async () => {
    const cookie = cookies.get('analyst') ?? '';
    const bodies = await Promise.all(['AAAAAAAAAAAAAAAAAAAAAA', 'x', '..%2f..%2fetc', '%00'].map(async (id) => {
      const { statusCode, body } = await desk.app.inject({ url: `/api/v1/reports/${id}`, headers: { cookie } });
      return { statusCode, ...(JSON.parse(body) as { code: string; message: string }), correlationId: undefined };
    }));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ statusCode: 404, code: 'not_found' });
  });

  it('has no sign-in without a password outside the demo', async () => {
    const real = deskServer(database, { demo: false, config: { deskUrl: 'https://desk.example.com', issuer: 'https://issuer.example.com', clientId: 'd', clientSecret: undefined, roleGroups: {} } });
    expect((await real.app.inject({ method: 'POST', url: '/demo/sign-in', payload: { as: 'admin' } })).statusCode).toBe(404);
    expect((await real.app.inject({ url: '/demo/people' })).statusCode).toBe(404);
    await real.close();
  });

  it.each([
    ['another site’s origin', { origin: 'https://evil.test', 'x-headsup-desk': '1' }],
    ['a null origin', { origin: 'null', 'x-headsup-desk': '1' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site', 'x-headsup-desk': '1' }],
    ['a form of another site, which can send no custom header', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text, which needs no preflight', { 'content-type': 'text/plain' }],
  ])('refuses a state change with %s', async (_name, headers) => {
    const answer = await desk.app.inject({ method: 'POST', url: '/sign-out', headers: { cookie: cookies.get('auditor') ?? '', ...(headers as Record<string, string>) }, payload: 'x' });
    expect(answer.statusCode).toBe(403);
    expect((await desk.app.inject({ url: '/api/v1/me', headers: { cookie: cookies.get('auditor') ?? '' } })).statusCode).toBe(200);
  });
});
