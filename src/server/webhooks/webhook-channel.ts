import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { Channel } from '../delivery/channel.ts';
import type { AddressGuard } from './address-guard.ts';
import { signedHeaders } from './sign-webhook.ts';
import { secretsOf } from './webhook-store.ts';

export type WebhookChannelDeps = { db: Database; clock: Clock; key: Buffer; guard: AddressGuard; version: string; timeoutMs?: number };

/** Security 22. */
const defaultTimeoutMs = 10_000;

/**
 * Tells one target one event (Standard Webhooks): signed anew at each attempt under the same id. No redirect is followed, of
 * the answer only its first line counts. 2xx: told. 410: the target wants no more, and is not asked again. Anything else: later.
 */
export function webhookChannel({ db, clock, key, guard, version, timeoutMs = defaultTimeoutMs }: WebhookChannelDeps): Channel {
  return async ({ target: targetId, subjectId, messageId }, signal) => {
    const target = await db.selectFrom('webhook_targets').selectAll().where('id', '=', targetId).executeTakeFirst();
    const event = await db.selectFrom('webhook_events').select('body').where('id', '=', subjectId).executeTakeFirst();
    if (target === undefined || event === undefined) return { outcome: 'refused', detail: 'the webhook or its event is no longer there' };
    if (target.state === 'gone') return { outcome: 'refused', detail: 'the target has said that it wants no more' };
    if (target.state === 'paused') return { outcome: 'later', detail: 'the webhook is paused' };
    const url = new URL(target.url);
    if (!guard.mayCall(url)) return { outcome: 'refused', detail: 'this address may not be called (HEADSUP_PRIVATE_TARGETS)' };
    const now = clock();
    const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': `Heads-Up/${version}`, ...signedHeaders(messageId, now, event.body, secretsOf(key, target, now)) };
    try {
      const status = await post(url, event.body, headers, guard, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
      if (status >= 200 && status < 300) return { outcome: 'delivered', detail: `answered ${String(status)}` };
      if (status !== 410) return { outcome: 'later', detail: `answered ${String(status)}` };
      await db.updateTable('webhook_targets').set({ state: 'gone' }).where('id', '=', targetId).where('state', '=', 'active').execute();
      return { outcome: 'refused', detail: 'answered 410: it wants no more' };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'ETIMEDOUT';
      return { outcome: code === 'EADDRNOTALLOWED' ? 'refused' : 'later', detail: code === 'EADDRNOTALLOWED' ? 'its name leads to an address that may not be called (HEADSUP_PRIVATE_TARGETS)' : `no answer: ${code}` };
    }
  };
}

function post(url: URL, body: string, headers: Record<string, string>, guard: AddressGuard, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body, 'utf8');
    // No agent: a kept connection would outlive the check of its address.
    const options = { method: 'POST', signal, agent: false, lookup: guard.lookup, maxHeaderSize: 16 * 1024, headers: { ...headers, 'content-length': String(bytes.length) } } as const;
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.on('error', reject);
    request.end(bytes);
  });
}
