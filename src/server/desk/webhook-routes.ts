import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { webhookDraftSchema } from '../../contract/webhook.ts';
import { Refusal } from '../problems.ts';
import { addTarget, deleteTarget, listTargets, rotateSecret, setTargetState, targetOf } from '../webhooks/webhook-store.ts';
import type { DeskDeps } from './desk-deps.ts';

const idParams = z.object({ id: z.string().regex(/^[\w-]{16,64}$/) });

function idOf(params: unknown): string {
  const parsed = idParams.safeParse(params);
  if (!parsed.success) throw new Refusal('not_found');
  return parsed.data.id;
}

/** Who outside is told of what happens here; for administrators. A secret is shown once, when it is made. */
export function deskWebhookRoutes(app: FastifyInstance, { db, clock, newId, secretKey, guard, webhooks, onSendAgain }: DeskDeps): void {
  app.get('/api/v1/webhooks', async () => ({ items: await listTargets(db, clock()) }));
  app.post('/api/v1/webhooks', async (request, reply) => {
    const draft = webhookDraftSchema.parse(request.body);
    if (!guard.mayCall(new URL(draft.url))) throw new Refusal('invalid_request', { detail: 'This address cannot be called: it must be https, and private networks only by HEADSUP_PRIVATE_TARGETS.' });
    const id = newId();
    return reply.code(201).send({ id, secret: await addTarget(db, secretKey, draft, { id, at: clock() }) });
  });
  app.post('/api/v1/webhooks/:id/rotate', async (request) => {
    const id = idOf(request.params);
    return { id, secret: await rotateSecret(db, secretKey, id, clock()) };
  });
  app.post('/api/v1/webhooks/:id/test', async (request, reply) => {
    const { id } = await targetOf(db, idOf(request.params));
    await db.transaction().execute((tx) => webhooks.test(tx, id));
    onSendAgain();
    return reply.code(204).send();
  });
  for (const [act, state] of [['pause', 'paused'], ['resume', 'active']] as const) {
    app.post(`/api/v1/webhooks/:id/${act}`, async (request, reply) => {
      await setTargetState(db, idOf(request.params), state);
      onSendAgain();
      return reply.code(204).send();
    });
  }
  app.delete('/api/v1/webhooks/:id', async (request, reply) => {
    await deleteTarget(db, idOf(request.params));
    return reply.code(204).send();
  });
}
