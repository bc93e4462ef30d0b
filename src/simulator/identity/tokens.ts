import type Provider from 'oidc-provider';
import { colleagues, demoTenant, type Person } from '../people.ts';
import type { HostTokens } from '../wire.ts';

/** Lifetime of the pane's tokens, seconds. */
export const tokenSeconds = 3600;

export interface TokenRequest {
  person: Person;
  clientId: string;
  audience: string;
  scope: string;
}

/** What an id token and an access token both say about a colleague. */
function personClaims(person: Person) {
  return { tid: demoTenant, oid: person.oid, ver: '2.0', name: person.displayName, preferred_username: person.address, ctry: person.country, department: person.department };
}

/** Claims of an access token beyond the registered ones; none for people of the desk. */
export function accessTokenClaims(token: { accountId: string; clientId?: string | undefined; scope?: string | undefined }): Record<string, unknown> | undefined {
  const person = colleagues.find(({ oid }) => oid === token.accountId);
  if (person === undefined) return undefined;
  return { ...personClaims(person), nbf: Math.floor(Date.now() / 1000), scp: token.scope, azp: token.clientId, azpacr: '0', xms_pl: person.language };
}

/**
 * Mints what Outlook gives an add-in: an access token in the form of Entra ID's v2.0 tokens and the id token beside it.
 * Both come from the provider's own models, so that they are signed with the key its JWKS publishes.
 */
export async function mintTokens(provider: Provider, request: TokenRequest): Promise<HostTokens> {
  const client = await provider.Client.find(request.clientId);
  if (client === undefined) throw new Error(`the local issuer knows no client ${request.clientId}`);
  const { person, audience, scope } = request;

  const accessToken = new provider.AccessToken({
    client,
    accountId: person.oid,
    grantId: '',
    gty: 'nested_app_auth',
    scope,
    expiresIn: tokenSeconds,
    resourceServer: new provider.ResourceServer(audience, { scope, audience, accessTokenTTL: tokenSeconds, accessTokenFormat: 'jwt' }),
  });

  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: person.oid, ...personClaims(person), nbf: now };
  const idToken = new provider.IdToken(claims, { client, ctx: undefined as never });
  for (const [name, value] of Object.entries(claims)) idToken.set(name, value);

  return {
    accessToken: await accessToken.save(),
    idToken: await idToken.issue({ use: 'idtoken', expiresAt: now + tokenSeconds }),
    expiresIn: tokenSeconds,
    scope,
  };
}
