import type { AuthError, IPublicClientApplication, SilentRequest } from '@azure/msal-browser';
import { hasNestedAppAuth } from './client.ts';

/** What asking for an access token comes to. */
export type TokenResult =
  | { kind: 'token'; accessToken: string }
  /** Somebody has to sign in, and that needs a press of its own: browsers open no window without one. */
  | { kind: 'sign-in' }
  /** The person closed the sign-in. */
  | { kind: 'cancelled' }
  /** No connection to whoever signs in. */
  | { kind: 'unreachable' }
  /** Whoever signs in has a fault of its own; it may pass. */
  | { kind: 'failed' };

export interface TokenWish {
  /** A new token, past every cache: the server has refused the last one. */
  readonly fresh?: boolean;
  /** The person has just pressed a button, so a sign-in may be shown. */
  readonly mayAsk: boolean;
}

export interface Identity {
  token(wish: TokenWish): Promise<TokenResult>;
}

export interface IdentitySettings {
  readonly clientId: string;
  readonly authority: string;
  readonly scope: string;
}

/** A silent answer comes from Outlook itself or a cache. Longer than this is none. */
const silentTimeLimitMs = 20_000;

const microsoftHosts = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn'];

/** Signs in through Outlook (nested app auth) where it can, else in a window of the page's own. MSAL is loaded when first needed. */
export function createIdentity(settings: IdentitySettings): Identity {
  let client: Promise<IPublicClientApplication> | undefined;
  const request: SilentRequest = { scopes: [settings.scope] };

  /** One application for the pane's life: it holds the account and the cache. A failed start is tried again. */
  function application(): Promise<IPublicClientApplication> {
    client ??= startMsal(settings).catch((error: unknown) => {
      client = undefined;
      throw error;
    });
    return client;
  }

  return {
    async token({ fresh = false, mayAsk }) {
      try {
        const msal = await application();
        const silent = await withinMs(silentTimeLimitMs, msal.acquireTokenSilent({ ...request, ...accountOf(msal), forceRefresh: fresh }));
        return { kind: 'token', accessToken: silent.accessToken };
      } catch (error) {
        const result = resultOf(error);
        return result.kind === 'sign-in' && mayAsk ? ask() : result;
      }
    },
  };

  async function ask(): Promise<TokenResult> {
    try {
      const msal = await application();
      const answer = await msal.acquireTokenPopup({ scopes: request.scopes });
      msal.setActiveAccount(answer.account);
      return { kind: 'token', accessToken: answer.accessToken };
    } catch (error) {
      return resultOf(error);
    }
  }
}

async function startMsal({ clientId, authority }: IdentitySettings): Promise<IPublicClientApplication> {
  const msal = await import(/* webpackChunkName: "msal" */ '@azure/msal-browser');
  const { host } = new URL(authority);
  const configuration = {
    auth: { clientId, authority, knownAuthorities: [host], redirectUri: new URL('sign-in.html', location.href).href },
    cache: { cacheLocation: 'localStorage' },
    // Other issuers than Microsoft's describe themselves by plain OpenID discovery.
    system: microsoftHosts.includes(host) ? {} : { protocolMode: msal.ProtocolMode.OIDC },
  };
  return hasNestedAppAuth() ? msal.createNestablePublicClientApplication(configuration) : msal.createStandardPublicClientApplication(configuration);
}

/** Without nested app auth MSAL wants to be told whose token. */
function accountOf(msal: IPublicClientApplication): Pick<SilentRequest, 'account'> {
  const account = msal.getActiveAccount() ?? msal.getAllAccounts()[0];
  return account ? { account } : {};
}

/** By the codes MSAL documents; its classes would tie this file to a library that is loaded later. */
function resultOf(error: unknown): TokenResult {
  const { name = '', errorCode = '' } = (error ?? {}) as Partial<AuthError>;
  if (errorCode === 'user_canceled' || errorCode === 'user_cancelled') return { kind: 'cancelled' };
  if (unreachableCodes.has(errorCode) || name === 'ChunkLoadError' || name === 'TimeLimitError') return { kind: 'unreachable' };
  return { kind: name === 'InteractionRequiredAuthError' || signInCodes.has(errorCode) ? 'sign-in' : 'failed' };
}

/** Nobody is signed in yet, or the window could not open without a press. */
const signInCodes = new Set([
  'no_account_error', 'no_account_found', 'no_account_in_silent_request', 'popup_window_error', 'empty_window_error', 'monitor_window_timeout', 'interaction_in_progress',
]);

const unreachableCodes = new Set(['no_network_connectivity', 'network_error', 'post_request_failed', 'get_request_failed', 'timed_out', 'openid_config_error', 'endpoints_resolution_error']);

function withinMs<T>(limitMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(Object.assign(new Error('No answer in time.'), { name: 'TimeLimitError' })), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(limit));
  });
}
