import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Channel, SendOutcome } from '../delivery/channel.ts';
import { ridShape } from './gophish-rid.ts';
import type { LiveSimulations } from './live-simulations.ts';

export type GophishDeps = {
  simulations: Pick<LiveSimulations, 'product'>;
  /** Whether this configured address may be called at all. */
  mayCall: (url: URL) => boolean;
  /** Resolves the host's name; may refuse addresses. Node's own where absent. */
  lookup?: LookupFunction;
  timeoutMs?: number;
};

const defaultTimeoutMs = 10_000;

/**
 * Tells GoPhish that a recipient reported its mail: `GET <configured address>?rid=…`. The address comes from the setting alone, looked
 * up when it is sent; of the mail there is the id only, checked again. No link of a mail is ever followed (security 17). The
 * delivery's target is the product's id, its message id the recipient's.
 */
export function gophishChannel({ simulations, mayCall, lookup, timeoutMs = defaultTimeoutMs }: GophishDeps): Channel {
  return async ({ target, messageId: rid }, signal) => {
    const address = simulations.product(target)?.reportUrl ?? null;
    if (address === null || !URL.canParse(address)) return { outcome: 'refused', detail: 'no report address is configured for it any more' };
    const url = new URL(address);
    if (!mayCall(url)) return { outcome: 'refused', detail: 'the configured report address may not be called' };
    if (!ridShape.test(rid)) return { outcome: 'refused', detail: 'the id in the mail has not the shape of one' };
    url.searchParams.set('rid', rid);
    try {
      return outcomeOf(await statusOf(url, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]), lookup));
    } catch (error) {
      return { outcome: 'later', detail: `no answer: ${error instanceof Error && 'code' in error ? String(error.code) : 'timed out'}` };
    }
  };
}

/** The status of one request. No redirect is followed and nothing of the answer is read but its first line. */
function statusOf(url: URL, signal: AbortSignal, lookup: LookupFunction | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { method: 'GET', signal, agent: false, maxHeaderSize: 16 * 1024, ...(lookup === undefined ? {} : { lookup }) } as const;
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.on('error', reject);
    request.end();
  });
}

/** GoPhish answers 204, and 404 for a recipient it does not know or a campaign that is over. */
function outcomeOf(status: number): SendOutcome {
  const detail = `answered ${String(status)}`;
  if (status >= 200 && status < 300) return { outcome: 'delivered', detail };
  return { outcome: status >= 500 || status === 408 || status === 429 ? 'later' : 'refused', detail };
}
