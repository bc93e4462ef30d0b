import type { Selectable } from 'kysely';
import { webhookEventSchema, type Webhook, type WebhookDraft } from '../../contract/webhook.ts';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import { Refusal } from '../problems.ts';
import { seal, unseal } from '../sealed.ts';
import { newWebhookSecret } from './sign-webhook.ts';

export type StoredTarget = Selectable<Tables['webhook_targets']>;

/** What the secrets are sealed for. */
const use = 'webhook secrets';
/** The old secret signs so long beside the new one. */
const oldSecretMs = 24 * 3_600_000;
const maxTargets = 50;
/** Deliveries shown of each target. */
const maxShown = 10;

export async function addTarget(db: Database, key: Buffer, { name, url, events }: WebhookDraft, { id, at }: { id: string; at: number }): Promise<string> {
  const { count } = await db.selectFrom('webhook_targets').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  if (Number(count) >= maxTargets) throw new Refusal('invalid_request', { detail: `There are ${String(maxTargets)} webhooks already.` });
  const secret = newWebhookSecret();
  await db.insertInto('webhook_targets').values({ id, name, url, events: JSON.stringify([...new Set(events)]), secret: seal(key, use, secret), old_secret: null, old_until: null, state: 'active', created_at: at }).execute();
  return secret;
}

/** @throws {Refusal} `not_found` */
export async function targetOf(db: Database, id: string): Promise<StoredTarget> {
  const target = await db.selectFrom('webhook_targets').selectAll().where('id', '=', id).executeTakeFirst();
  if (target === undefined) throw new Refusal('not_found');
  return target;
}

/** A new secret; the one before it signs beside it for a day. */
export async function rotateSecret(db: Database, key: Buffer, id: string, at: number): Promise<string> {
  const target = await targetOf(db, id);
  const secret = newWebhookSecret();
  await db.updateTable('webhook_targets').set({ secret: seal(key, use, secret), old_secret: target.secret, old_until: at + oldSecretMs }).where('id', '=', id).execute();
  return secret;
}

export async function setTargetState(db: Database, id: string, state: Webhook['state']): Promise<void> {
  await targetOf(db, id);
  await db.updateTable('webhook_targets').set({ state }).where('id', '=', id).execute();
}

/** What still waits for it is not sent any more. */
export async function deleteTarget(db: Database, id: string): Promise<void> {
  await targetOf(db, id);
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('deliveries').where('kind', '=', 'webhook').where('target', '=', id).where('state', '=', 'waiting').execute();
    await tx.deleteFrom('webhook_targets').where('id', '=', id).execute();
  });
}

/** Secrets that sign now, the newest first. */
export function secretsOf(key: Buffer, { secret, old_secret, old_until }: StoredTarget, now: number): string[] {
  const old = old_secret !== null && old_until !== null && old_until > now ? [old_secret] : [];
  return [secret, ...old].map((sealed) => unseal(key, use, sealed));
}

export function eventsOf(target: Pick<StoredTarget, 'events'>): Webhook['events'] {
  return webhookEventSchema.array().parse(JSON.parse(target.events));
}

const iso = (at: number) => new Date(at).toISOString();

/** All webhooks with their latest deliveries; never a secret. */
export async function listTargets(db: Database, now: number): Promise<Webhook[]> {
  const targets = await db.selectFrom('webhook_targets').selectAll().orderBy('created_at').orderBy('id').execute();
  return Promise.all(targets.map(async (target) => {
    const deliveries = await db.selectFrom('deliveries').leftJoin('webhook_events', 'webhook_events.id', 'deliveries.subject_id')
      .select(['deliveries.id', 'deliveries.state', 'deliveries.created_at', 'deliveries.attempts', 'deliveries.last_error', 'webhook_events.type'])
      .where('deliveries.kind', '=', 'webhook').where('deliveries.target', '=', target.id).orderBy('deliveries.created_at', 'desc').orderBy('deliveries.id').limit(maxShown).execute();
    return {
      id: target.id, name: target.name, url: target.url, events: eventsOf(target), state: target.state as Webhook['state'], createdAt: iso(target.created_at),
      oldSecretUntil: target.old_until !== null && target.old_until > now ? iso(target.old_until) : null,
      deliveries: deliveries.map((delivery) => ({ id: delivery.id, type: delivery.type ?? '', state: delivery.state as Webhook['deliveries'][number]['state'], at: iso(delivery.created_at), attempts: delivery.attempts, detail: delivery.last_error ?? '' })),
    };
  }));
}
