import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CampaignsChanged } from '../../contract/campaign.ts';
import type { DeskDeps } from './desk-deps.ts';

/** Keeps proxies from closing a quiet stream. */
const heartbeatMs = 25_000;
/** Streams of one process; more pages than this fall back to asking. */
const maxStreams = 500;

/**
 * Live updates as server-sent events: which campaigns changed, never what is in them; the page asks for that with its
 * session. `stillIn`: whether the session still is one; listening is no use of it, so that a page nobody looks at does not
 * keep it alive (security 8).
 */
export function deskEventRoutes(app: FastifyInstance, { watch }: Pick<DeskDeps, 'watch'>, stillIn: (request: FastifyRequest) => Promise<boolean>): void {
  const open = new Set<() => void>();
  app.addHook('preClose', (done) => {
    for (const end of open) end();
    done();
  });

  app.get('/api/v1/events', (request, reply) => {
    if (open.size >= maxStreams) return reply.code(503).header('retry-after', '60').send();
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { ...headersOf(reply.getHeaders()), 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
    raw.write('retry: 5000\n\n');
    const stop = watch.listen((campaigns) => {
      raw.write(`event: campaigns\ndata: ${JSON.stringify({ campaigns } satisfies CampaignsChanged)}\n\n`);
    });
    const beat = setInterval(() => {
      stillIn(request).then((still) => { if (still) raw.write(':\n\n'); else end(); }, end);
    }, heartbeatMs);
    const end = () => {
      clearInterval(beat);
      stop();
      open.delete(end);
      raw.end();
    };
    open.add(end);
    raw.on('close', end);
    raw.on('error', end);
    return reply;
  });
}

function headersOf(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
