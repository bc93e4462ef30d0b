import type { FastifyInstance } from 'fastify';
import * as oidc from 'openid-client';
import { z } from 'zod';
import type { DeskRecorder } from '../audit/record-desk.ts';
import { errorKind } from '../log.ts';
import { Refusal } from '../problems.ts';
import { rateLimit } from '../rate-limit.ts';
import type { Cookies } from './cookies.ts';
import type { DeskDeps } from './desk-deps.ts';
import { deskRoles, type DeskRole } from './policy.ts';
import { beginSession, endSession, findSession, hashed, newSecret, type SignedIn } from './sessions.ts';

/** A sign-in that takes longer than this begins again. */
const signInMs = 10 * 60_000;
/** Sign-ins begun from one address in that time: many people behind one proxy, yet no way to fill the table. */
const maxBegunPerAddress = 300;

const claimsSchema = z.object({
  sub: z.string().min(1),
  oid: z.string().optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  roles: z.array(z.string()).optional(),
  groups: z.array(z.string()).optional(),
});

type RoleGroups = DeskDeps['config']['roleGroups'];

/** Somebody whose sign-in came to nothing is nobody to the audit. */
const nobody = { id: '', name: '', role: '' };

/** Only a path of our own: `//evil.test` and `/\evil.test` are other hosts to a browser. */
export function safeReturn(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])[\w\-./]*(\?[\x21-\x7e]*)?$/.test(path) && path.length < 1000 ? path : '/';
}

/** OIDC code flow with PKCE, state and nonce (security 8), over openid-client. */
export function signInRoutes(app: FastifyInstance, deps: DeskDeps, cookies: Cookies, recorder: DeskRecorder): void {
  const { db, clock, config } = deps;
  const client = issuerClient(deps);
  const starts = rateLimit(maxBegunPerAddress, signInMs, clock);
  const redirectUri = `${config.deskUrl}/signed-in`;

  app.get<{ Querystring: { return?: unknown } }>('/sign-in', async (request, reply) => {
    starts.spend(request.ip);
    const issuer = await client().catch(() => undefined);
    // A person navigates here: they get a page with words, not a problem in JSON.
    if (issuer === undefined) return reply.redirect('/signed-out?because=unreachable', 303);
    const [state, nonce, verifier, browser] = [newSecret(), newSecret(), oidc.randomPKCECodeVerifier(), newSecret()];
    const now = clock();
    await db.deleteFrom('desk_sign_ins').where('created_at', '<', now - signInMs).execute();
    await db
      .insertInto('desk_sign_ins')
      .values({ state_sha256: hashed(state), browser_sha256: hashed(browser), nonce, verifier, return_to: safeReturn(request.query.return), created_at: now })
      .execute();
    cookies.setSignIn(reply, browser);
    const to = oidc.buildAuthorizationUrl(issuer, {
      redirect_uri: redirectUri,
      scope: 'openid profile',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return reply.header('cache-control', 'no-store').redirect(to.href, 303);
  });

  app.get<{ Querystring: { state?: unknown } }>('/signed-in', async (request, reply) => {
    const state = typeof request.query.state === 'string' ? request.query.state : '';
    // Taken out before it is used: a state works once.
    const begun = await db.deleteFrom('desk_sign_ins').where('state_sha256', '=', hashed(state)).returningAll().executeTakeFirst();
    const browser = cookies.signIn(request);
    cookies.clearSignIn(reply);
    // Somebody else's sign-in, sent to this browser, must not sign it in.
    if (begun === undefined || browser === undefined || begun.browser_sha256 !== hashed(browser) || clock() - begun.created_at > signInMs)
      return reply.redirect('/signed-out?because=expired', 303);

    const person = await exchange(client, config.roleGroups, new URL(request.url, config.deskUrl), { state, nonce: begun.nonce, verifier: begun.verifier }).catch((error: unknown) => {
      deps.log.info('sign_in_refused', { kind: errorKind(error) });
      return error instanceof Refusal ? 'unreachable' : 'failed';
    });
    if (typeof person === 'string') {
      await recorder.record({ actor: nobody, action: 'sign-in', subject: '', detail: { because: person }, outcome: 'refused' });
      return reply.redirect(`/signed-out?because=${person}`, 303);
    }
    await replaceSession(deps, cookies, request, reply, person, recorder);
    return reply.redirect(begun.return_to, 303);
  });

  app.post('/sign-out', async (request, reply) => {
    const secret = cookies.session(request);
    const session = await findSession(db, clock, secret);
    if (secret !== undefined) await endSession(db, secret);
    cookies.clearSession(reply);
    return reply.header('cache-control', 'no-store').send({ to: await signOutAddress(client, config.deskUrl, session?.idToken ?? null) });
  });
}

/** Ends whatever session the browser had and begins a new one: a new id at every sign-in. */
export async function replaceSession(deps: DeskDeps, cookies: Cookies, request: Parameters<Cookies['session']>[0], reply: Parameters<Cookies['clearSession']>[0], person: SignedIn, recorder: DeskRecorder): Promise<void> {
  // Recorded before there is a session: an unrecorded one would see everything.
  await recorder.record({ actor: { id: person.personId, name: person.name, role: person.role }, action: 'sign-in', subject: '', detail: {}, outcome: 'allowed' });
  const before = cookies.session(request);
  if (before !== undefined) await endSession(deps.db, before);
  cookies.setSession(reply, await beginSession(deps.db, deps.clock, person));
}

/** Asks the issuer about itself when it is first needed, so that the desk starts without it. */
function issuerClient({ config, demo }: Pick<DeskDeps, 'config' | 'demo'>): () => Promise<oidc.Configuration> {
  let known: oidc.Configuration | undefined;
  return async () => {
    try {
      known ??= await oidc.discovery(new URL(config.issuer), config.clientId, config.clientSecret, undefined, {
        timeout: 5,
        // The token's signature counts too, not only where it came from. http is for the demo's issuer on loopback;
        // readConfig has refused every other one.
        execute: [oidc.enableNonRepudiationChecks, ...(demo ? [oidc.allowInsecureRequests] : [])],
      });
      return known;
    } catch {
      throw new Refusal('not_ready', { detail: 'The sign-in service does not answer.', retryAfterSeconds: 10 });
    }
  };
}

async function exchange(client: () => Promise<oidc.Configuration>, roleGroups: RoleGroups, callback: URL, expected: { state: string; nonce: string; verifier: string }): Promise<SignedIn | 'no-role'> {
  const tokens = await oidc.authorizationCodeGrant(await client(), callback, {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    pkceCodeVerifier: expected.verifier,
    idTokenExpected: true,
  });
  const claims = claimsSchema.parse(tokens.claims());
  const role = roleFrom(claims.roles ?? [], claims.groups ?? [], roleGroups);
  if (role === undefined) return 'no-role';
  return { personId: claims.oid ?? claims.sub, name: claims.name ?? claims.preferred_username ?? '', role, idToken: tokens.id_token ?? null };
}

/** App roles as the issuer names them, and groups as the organisation maps them; the first of ours counts. */
function roleFrom(roles: string[], groups: string[], roleGroups: RoleGroups): DeskRole | undefined {
  const named = roles.map((role) => role.toLowerCase());
  return deskRoles.find((role) => named.includes(role) || roleGroups[role]?.some((group) => groups.includes(group)) === true);
}

async function signOutAddress(client: () => Promise<oidc.Configuration>, deskUrl: string, idToken: string | null): Promise<string> {
  const here = `${deskUrl}/`;
  if (idToken === null) return here;
  try {
    const issuer = await client();
    if (issuer.serverMetadata().end_session_endpoint === undefined) return here;
    return oidc.buildEndSessionUrl(issuer, { post_logout_redirect_uri: here, id_token_hint: idToken }).href;
  } catch {
    return here;
  }
}
