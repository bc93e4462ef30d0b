import { jest } from '@jest/globals';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { chooseAt, CookieJar, deskIssuer, type DeskIssuer } from '../../support/desk-issuer.ts';
import { deskServer } from '../../support/desk-server.ts';
import { forgingIssuer, type ForgingIssuer } from '../../support/forging-issuer.ts';

jest.setTimeout(30_000);
const deskUrl = 'http://localhost:3002';
type Desk = ReturnType<typeof deskServer>;

/** Begins at the desk: where the browser is sent, and what it carries. */
async function begin(desk: Desk, jar: CookieJar, to = '/') {
  const answer = await desk.app.inject({ url: `/sign-in?return=${encodeURIComponent(to)}`, headers: { cookie: jar.header } });
  jar.take(answer.headers['set-cookie']);
  return { status: answer.statusCode, to: String(answer.headers.location), cookie: String(answer.headers['set-cookie']) };
}

/** Comes back to the desk as the issuer sends the browser. */
async function comeBack(desk: Desk, jar: CookieJar, address: string) {
  const { pathname, search } = new URL(address);
  const answer = await desk.app.inject({ url: pathname + search, headers: { cookie: jar.header } });
  jar.take(answer.headers['set-cookie']);
  return String(answer.headers.location);
}

const me = async (desk: Desk, jar: CookieJar) => desk.app.inject({ url: '/api/v1/me', headers: { cookie: jar.header } });

describe.each(engines)('signing in over the issuer, with sessions on %s', (engine) => {
  let database: TestDatabase;
  let issuer: DeskIssuer;
  let desk: Desk;
  beforeAll(async () => {
    database = await testDatabase(engine);
    issuer = await deskIssuer(deskUrl);
    desk = deskServer(database, { config: { deskUrl, ...issuer, roleGroups: {} } });
  });
  afterAll(async () => { await desk.close(); await issuer.close(); await database.close(); });

  it('asks with PKCE, state and nonce, none of which the browser could choose', async () => {
    const jar = new CookieJar();
    const { status, to, cookie } = await begin(desk, jar);
    const query = Object.fromEntries(new URL(to).searchParams);
    expect(status).toBe(303);
    expect(query).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', redirect_uri: `${deskUrl}/signed-in`, client_id: 'desk' });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query[name]).toMatch(/^[\w-]{43}$/);
    expect(cookie).toMatch(/^headsup-sign-in=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/i);
    const again = Object.fromEntries(new URL((await begin(desk, new CookieJar())).to).searchParams);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(again[name]).not.toBe(query[name]);
  });

  it.each([['analyst', 'Mirjam Visser'], ['admin', 'Tobias Lang'], ['auditor', 'Aiko Sato']])('lets the %s in, back to where they were', async (role, name) => {
    const jar = new CookieJar();
    const { to } = await begin(desk, jar, "/reports/abc?state=all&q=it's~%21");
    expect(await comeBack(desk, jar, await chooseAt(to, role))).toBe("/reports/abc?state=all&q=it's~%21");
    expect((await me(desk, jar)).json()).toMatchObject({ name, role });
  });

  it('uses a state once', async () => {
    const jar = new CookieJar();
    const back = await chooseAt((await begin(desk, jar)).to, 'analyst');
    const copy = new CookieJar();
    copy.take(jar.header.split('; '));
    await comeBack(desk, jar, back);
    expect(await comeBack(desk, copy, back)).toBe('/signed-out?because=expired');
    expect((await me(desk, copy)).statusCode).toBe(401);
  });

  it('does not sign a browser in with a sign-in that another one began', async () => {
    const attacker = new CookieJar();
    const back = await chooseAt((await begin(desk, attacker)).to, 'admin');
    const victim = new CookieJar();
    await begin(desk, victim);
    expect(await comeBack(desk, victim, back)).toBe('/signed-out?because=expired');
    expect((await me(desk, victim)).statusCode).toBe(401);
  });

  it.each([
    ['without a state', '/signed-in?code=x'],
    ['with two states', '/signed-in?code=x&state=a&state=b'],
    ['with a made-up state', '/signed-in?code=x&state=made-up'],
    ['with nothing', '/signed-in'],
  ])('sends who comes back %s to the page that says so', async (_how, address) => {
    const jar = new CookieJar();
    await begin(desk, jar);
    expect(await comeBack(desk, jar, `${deskUrl}${address}`)).toBe('/signed-out?because=expired');
  });

  it('fails when the code belongs to another challenge, and says so kindly', async () => {
    const jar = new CookieJar();
    const back = await chooseAt((await begin(desk, jar)).to, 'analyst');
    await database.db.updateTable('desk_sign_ins').set({ verifier: 'x'.repeat(43) }).execute();
    expect(await comeBack(desk, jar, back)).toBe('/signed-out?because=failed');
  });

  it('takes longer than ten minutes for no one', async () => {
    const jar = new CookieJar();
    const back = await chooseAt((await begin(desk, jar)).to, 'analyst');
    await database.db.updateTable('desk_sign_ins').set((eb) => ({ created_at: eb('created_at', '-', 10 * 60_000 + 1) })).execute();
    expect(await comeBack(desk, jar, back)).toBe('/signed-out?because=expired');
  });

  it('signs out on the server and points to the issuer’s own sign-out', async () => {
    const jar = new CookieJar();
    await comeBack(desk, jar, await chooseAt((await begin(desk, jar)).to, 'analyst'));
    const kept = new CookieJar();
    kept.take(jar.header.split('; '));
    const out = await desk.app.inject({ method: 'POST', url: '/sign-out', headers: { cookie: jar.header, 'x-headsup-desk': '1' } });
    expect(out.json<{ to: string }>().to).toMatch(new RegExp(`^${issuer.issuer}/session/end\\?.*id_token_hint=`));
    expect((await me(desk, kept)).statusCode).toBe(401);
  });
});

describe('an issuer that is away or lies', () => {
  let database: TestDatabase;
  let forger: ForgingIssuer;
  let desk: Desk;
  beforeAll(async () => {
    database = await testDatabase('sqlite');
    forger = await forgingIssuer();
    desk = deskServer(database, { config: { deskUrl, issuer: forger.issuer, clientId: 'desk', clientSecret: 'secret', roleGroups: { auditor: ['group-of-auditors'] } } });
  });
  afterAll(async () => { await desk.close(); await forger.close(); await database.close(); });

  const signInWith = async (how: Parameters<ForgingIssuer['answer']>[1]) => {
    const jar = new CookieJar();
    const { to } = await begin(desk, jar);
    const where = await comeBack(desk, jar, forger.answer(to, how));
    return { where, status: (await me(desk, jar)).statusCode };
  };

  it('is believed when it tells the truth', async () => {
    expect(await signInWith({})).toEqual({ where: '/', status: 200 });
  });

  it.each<[string, Parameters<ForgingIssuer['answer']>[1]]>([
    ['another nonce', { claims: { nonce: 'another' } }],
    ['another audience', { claims: { aud: 'somebody-else' } }],
    ['another issuer in the token', { claims: { iss: 'https://evil.test' } }],
    ['an old token', { claims: { exp: 1_600_000_000, iat: 1_599_999_000 } }],
    ['a token without a signature', { alg: 'none' }],
    ['a token signed with the client’s secret', { alg: 'HS256' }],
    ['a token of another key', { alg: 'other-key' }],
    ['another issuer in the redirect', { iss: 'https://evil.test' }],
    ['a refusal', { error: 'access_denied' }],
  ])('signs nobody in with %s', async (_what, how) => {
    expect(await signInWith(how)).toEqual({ where: '/signed-out?because=failed', status: 401 });
  });

  it.each<[string, Record<string, unknown>]>([['no roles', { roles: undefined }], ['a role of another application', { roles: ['owner', 'Global Administrator'] }]])('lets nobody in who has %s', async (_what, claims) => {
    expect(await signInWith({ claims })).toEqual({ where: '/signed-out?because=no-role', status: 401 });
  });

  it('lets somebody in by a group that stands for a role, and by no other group', async () => {
    expect(await signInWith({ claims: { roles: undefined, groups: ['others', 'group-of-auditors'] } })).toEqual({ where: '/', status: 200 });
    expect(await signInWith({ claims: { roles: undefined, groups: ['auditor'] } })).toEqual({ where: '/signed-out?because=no-role', status: 401 });
  });

  it('that does not answer leads to a page with words', async () => {
    const away = deskServer(database);
    const jar = new CookieJar();
    expect(await begin(away, jar)).toMatchObject({ status: 303, to: '/signed-out?because=unreachable' });
    await away.close();
  });

  it('cannot be asked without end from one address', async () => {
    const busy = deskServer(database, { config: { deskUrl, issuer: forger.issuer, clientId: 'desk', clientSecret: 'secret', roleGroups: {} } });
    const statuses = new Set<number>();
    for (let i = 0; i < 305; i++) statuses.add((await busy.app.inject({ url: '/sign-in' })).statusCode);
    expect([...statuses]).toEqual([303, 429]);
    await busy.close();
  });
});
