import type Provider from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { base, Check } from 'oidc-provider/lib/helpers/interaction_policy/index.js';
import { Provider as LocalProvider } from 'oidc-provider/lib/provider.js';
import { demoTenant, deskPeople } from '../people.ts';
import { accessTokenClaims } from './tokens.ts';
import { escapeHtml, plainPage } from '../plain-page.ts';
import type { DemoSecrets } from './keys.ts';

export interface IssuerSettings {
  /** The issuer's address, e.g. `http://localhost:3000/identity`. */
  issuer: string;
  /** Client id under which the pane asks for tokens. */
  paneClientId: string;
  deskClientId: string;
  deskClientSecret: string;
  deskUrl: string;
}

/**
 * The demo's identity provider. It signs desk people in (code flow with PKCE), and its models mint the tokens the
 * simulated Outlook hands to the pane (`tokens.ts`); one key, one JWKS for both.
 */
export function createIssuer(settings: IssuerSettings, secrets: DemoSecrets): Provider {
  return new LocalProvider(settings.issuer, configuration(settings, secrets));
}

function configuration(settings: IssuerSettings, secrets: DemoSecrets): Configuration {
  const mountPath = new URL(settings.issuer).pathname;
  return {
    adapter: createMemoryAdapter(),
    jwks: { keys: [secrets.signingKey] },
    cookies: { keys: [secrets.cookieKey], names: { session: 'demo_session', interaction: 'demo_interaction', resume: 'demo_resume' } },
    clients: [
      {
        client_id: settings.deskClientId,
        client_secret: settings.deskClientSecret,
        redirect_uris: [new URL('/signed-in', settings.deskUrl).href],
        post_logout_redirect_uris: [new URL('/', settings.deskUrl).href],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
      // Only named in tokens: Outlook asks on its behalf, no browser flow is open to it.
      { client_id: settings.paneClientId, redirect_uris: [], response_types: [], grant_types: [], token_endpoint_auth_method: 'none' },
    ],
    claims: { openid: ['sub', 'oid', 'tid', 'roles', 'name', 'preferred_username'], profile: [] },
    scopes: ['openid', 'profile'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    // Long enough for a day at the desk, short enough to see a renewal.
    ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 86400, IdToken: 3600, Interaction: 3600, Session: 86400 },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource },
    },
    extraTokenClaims: (_ctx, token) => (token.kind === 'AccessToken' ? accessTokenClaims(token) : undefined),
    formats: {
      customizers: {
        // Entra ID's v2.0 form: `scp` instead of `scope`, `azp` instead of `client_id`, typ JWT.
        jwt: (_ctx, _token, parts) => {
          delete parts.payload['scope'];
          delete parts.payload['client_id'];
          parts.header = { ...parts.header, typ: 'JWT' };
        },
      },
    },
    interactions: { policy: alwaysAskWho(), url: (_ctx, interaction) => `${mountPath}/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => {
      const person = deskPeople.find(({ oid }) => oid === id);
      if (person === undefined) return undefined;
      const { oid, displayName, address, roles } = person;
      return {
        accountId: oid,
        claims: () => ({ sub: oid, oid, tid: demoTenant, name: displayName, preferred_username: address, roles }),
      };
    },
    loadExistingGrant: async (ctx) => {
      // The desk is the organisation's own application: nobody is asked for consent.
      const { client, session, provider } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = plainPage('Sign-in did not work', `<p>${escapeHtml(out.error_description ?? out.error)}</p>`);
    },
  };
}

/** A demo changes seats all the time: each sign-in asks who it is, even where a session exists. */
function alwaysAskWho() {
  const policy = base();
  policy.get('login')?.checks.add(
    new Check('seat', 'a person must be chosen', (ctx) => (ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT)),
  );
  return policy;
}

function logoutSource(ctx: { body: unknown; type: string }, form: string): void {
  ctx.type = 'html';
  ctx.body = plainPage(
    'Sign out of the desk?',
    `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
  );
}
