import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CampaignsChanged } from '../../contract/campaign.ts';
import type { DeskDeps } from './desk-deps.ts';

/** Keeps proxies from closing a quiet stream. */
const heartbeatMs = 25_000;
/** Streams of one process; more pages than this fall back to asking. */
const maxStreams = 500;
/** One person has a few windows open, not all there are. */
const maxStreamsOfOne = 10;

/**
 * Live updates as server-sent events: which campaigns changed, never what is in them; the page asks for that with its
 * session. `stillIn`: whether the session still is one; listening is no use of it, so that a page nobody looks at does not
 * keep it alive (security 8).
 */
export function deskEventRoutes(app: FastifyInstance, { watch }: Pick<DeskDeps, 'watch'>, stillIn: (request: FastifyRequest) => Promise<boolean>, whoOf: (request: FastifyRequest) => string): void {
  const open = new Set<() => void>();
  const byPerson = new Map<string, number>();
  app.addHook('preClose', (done) => {
    for (const end of open) end();
    done();
  });

  app.get('/api/v1/events', (request, reply) => {
    // A head alone tells nothing, and would wait for ever.
    if (request.method === 'HEAD') return reply.type('text/event-stream; charset=utf-8').send();
    const who = whoOf(request);
    const mine = byPerson.get(who) ?? 0;
    if (open.size >= maxStreams || mine >= maxStreamsOfOne) return reply.code(503).header('retry-after', '60').send();
    byPerson.set(who, mine + 1);
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
      if (!open.delete(end)) return;
      byPerson.set(who, (byPerson.get(who) ?? 1) - 1);
      clearInterval(beat);
      stop();
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
