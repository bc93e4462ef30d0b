import { createLocalJWKSet, errors, type CryptoKey, type JSONWebKeySet, type JWSHeaderParameters } from 'jose';
import type { Clock } from '../clock.ts';

const refreshMs = 60 * 60 * 1000;
/** An unknown kid asks the issuer at most this often (security 7): otherwise anyone could make us hammer it. */
const cooldownMs = 30 * 1000;
const fetchTimeoutMs = 5000;
const maxKeySetChars = 1024 * 1024;

export type KeySet = (header: JWSHeaderParameters) => Promise<CryptoKey>;
export type FetchKeys = (url: string) => Promise<JSONWebKeySet>;

/** Fetches a JWKS document. No redirects: the configured address is the one that is trusted. */
export const fetchKeys: FetchKeys = async (url) => {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(fetchTimeoutMs), headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the issuer answered ${String(response.status)}`);
  const text = await response.text();
  if (text.length > maxKeySetChars) throw new Error('the key set is too large');
  const keys = JSON.parse(text) as JSONWebKeySet;
  if (!Array.isArray(keys.keys)) throw new Error('the key set has no keys');
  return keys;
};

/**
 * The issuer's keys, cached for as long as the process lives and refreshed hourly in the background: an issuer that is
 * away for a day stops nobody from reporting. A key that left the key set is gone after the next refresh.
 * @throws JWKSNoMatchingKey for an unknown key, or the fetch error when there are no keys at all yet.
 */
export function cachedKeySet(url: string, clock: Clock, fetchThem: FetchKeys = fetchKeys): KeySet {
  let keys: ReturnType<typeof createLocalJWKSet> | undefined;
  let fetchedAt = -Infinity;
  let triedAt = -Infinity;
  let under: Promise<void> | undefined;

  const refresh = (): Promise<void> => {
    under ??= (async () => {
      triedAt = clock();
      try {
        keys = createLocalJWKSet(await fetchThem(url));
        fetchedAt = clock();
      } finally {
        under = undefined;
      }
    })();
    return under;
  };

  return async (header) => {
    if (keys === undefined) await refresh();
    else if (clock() - fetchedAt > refreshMs && clock() - triedAt > cooldownMs) refresh().catch(() => undefined);
    if (keys === undefined) throw new errors.JWKSNoMatchingKey();
    try {
      return await keys(header);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || clock() - triedAt <= cooldownMs) throw error;
      await refresh();
      return await keys(header);
    }
  };
}
