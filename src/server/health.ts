import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Registry } from 'prom-client';
import type { Database } from './db/database.ts';
import { Refusal } from './problems.ts';

const answerWithinMs = 2000;

/** `/healthz`: the process answers. `/readyz`: it could store a report now. On both listeners. */
export function livenessRoutes(app: FastifyInstance, db: Database): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => { reject(new Refusal('not_ready', { retryAfterSeconds: 10 })); }, answerWithinMs);
    });
    try {
      await Promise.race([sql`select 1 from schema_versions`.execute(db), late]);
    } catch {
      throw new Refusal('not_ready', { retryAfterSeconds: 10 });
    } finally {
      clearTimeout(timer);
    }
    return reply.header('cache-control', 'no-store').send({ status: 'ready' });
  });
}

/** `/metrics`: Prometheus text, counts and durations only. */
export function metricsRoute(app: FastifyInstance, registry: Registry): void {
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).header('cache-control', 'no-store').send(await registry.metrics()));
}
