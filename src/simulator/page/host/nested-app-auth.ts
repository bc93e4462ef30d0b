import type { HostTokens } from '../../wire.ts';
import type { Client } from './client.ts';

/** The request MSAL sends over the bridge (`@azure/msal-browser`, src/naa). */
interface BridgeRequest {
  messageType: 'NestedAppAuthRequest';
  method: 'GetInitContext' | 'GetToken' | 'GetTokenPopup';
  requestId: string;
  tokenParams?: { authority?: string; scope?: string };
}

export interface TokenSource {
  client(): Client;
  /** Asks the local issuer; rejects when it cannot be reached. */
  tokens(person: string): Promise<HostTokens>;
  /** Outlook's own sign-in window; false when the person closes it. */
  askPerson(): Promise<boolean>;
}

/** MSAL looks accounts up by this host: it must be the authority's, or every silent call misses MSAL's cache. */
const usualAuthorityHost = 'login.microsoftonline.com';

/** Answers nested app auth as Outlook does: the host holds the sign-in, the pane gets tokens. */
export function createNestedAppAuth(source: TokenSource): (request: string) => Promise<string> {
  let agreed: string | null = null;

  return async (text) => {
    const request = JSON.parse(text) as BridgeRequest;
    const respond = (body: object) => JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId: request.requestId, ...body });
    const fail = (status: string, description: string) => respond({ success: false, error: { status, code: status.toLowerCase(), subError: '', description } });
    const client = source.client();
    const { person } = client;
    const environment = hostOf(request.tokenParams?.authority) ?? usualAuthorityHost;

    if (request.method === 'GetInitContext') {
      const accountContext = { homeAccountId: person.homeAccountId, environment, tenantId: person.tenantId };
      return respond({ success: true, initContext: { sdkName: 'OutlookSimulator', sdkVersion: '1.0.0', capabilities: { queryAccount: true }, accountContext } });
    }
    if (!client.online) return fail('NO_NETWORK', 'Outlook is offline.');
    if (client.signIn === 'ask' && agreed !== person.name) {
      if (request.method === 'GetToken') return fail('USER_INTERACTION_REQUIRED', 'The person has to confirm the sign-in.');
      if (!(await source.askPerson())) return fail('USER_CANCEL', 'The sign-in window was closed.');
      agreed = person.name;
    }

    try {
      const tokens = await source.tokens(person.name);
      return respond({
        success: true,
        token: { access_token: tokens.accessToken, id_token: tokens.idToken, expires_in: tokens.expiresIn, scope: request.tokenParams?.scope ?? tokens.scope, properties: null, authority: request.tokenParams?.authority },
        account: {
          homeAccountId: person.homeAccountId,
          environment,
          tenantId: person.tenantId,
          username: person.address,
          localAccountId: person.homeAccountId.split('.')[0],
          name: person.displayName,
          idToken: tokens.idToken,
        },
      });
    } catch {
      return fail('TRANSIENT_ERROR', 'The local issuer did not answer.');
    }
  };
}

function hostOf(address: string | undefined): string | null {
  if (address === undefined) return null;
  try {
    return new URL(address).host;
  } catch {
    return null;
  }
}
