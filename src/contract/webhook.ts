import { z } from 'zod';

/** What can be told: ids, numbers, classes, counts and a link to the desk; never a subject, an address or a name. */
export const webhookEvents = ['report.received', 'campaign.opened', 'campaign.verdict'] as const;
export const webhookEventSchema = z.enum(webhookEvents);
export type WebhookEvent = z.infer<typeof webhookEventSchema> | 'webhook.test';

export const webhookDraftSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  url: z.url().max(2000),
  events: z.array(webhookEventSchema).min(1).max(webhookEvents.length),
});
export type WebhookDraft = z.infer<typeof webhookDraftSchema>;

export const webhookSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(webhookEventSchema),
  /** `gone`: the other end answered 410 and is not asked again until it is resumed. */
  state: z.enum(['active', 'paused', 'gone']),
  createdAt: z.iso.datetime(),
  /** Until then the secret before the current one signs, too. */
  oldSecretUntil: z.iso.datetime().nullable(),
  /** Latest deliveries, newest first. */
  deliveries: z.array(z.object({ id: z.string(), type: z.string(), state: z.enum(['waiting', 'sending', 'delivered', 'dead']), at: z.iso.datetime(), attempts: z.number().int(), detail: z.string() })),
});
export type Webhook = z.infer<typeof webhookSchema>;
export const webhooksSchema = z.object({ items: z.array(webhookSchema) });

/** `POST /api/v1/webhooks` and `…/rotate`: the secret is shown this once. */
export const webhookSecretSchema = z.object({ id: z.string(), secret: z.string() });
