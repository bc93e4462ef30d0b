import type { FastifyInstance } from 'fastify';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a request was sent to a loopback name. A website that lets its own name point to 127.0.0.1 (DNS rebinding)
 * must not get a colleague's token.
 */
export function isForLoopback(host: string | undefined): boolean {
  return loopback.has((host ?? '').replace(/:\d+$/, ''));
}

/** Writes are only for pages of the demo's own origin, and for scripts, which send no Origin. */
export function guardWrites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    const writes = request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS';
    if (writes && origin !== undefined && origin !== `http://${host}`) return reply.code(403).send({ message: 'Pages of other origins cannot change the demo.' });
    return undefined;
  });
}
