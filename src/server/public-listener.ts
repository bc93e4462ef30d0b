import Fastify, { type FastifyInstance } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { livenessRoutes, metricsRoute } from './health.ts';
import type { Person } from './identity/verify-token.ts';
import { errorKind, type Log } from './log.ts';
import { manifestLocales } from './manifest/locales.ts';
import { manifestAddress, manifestVersion, writeManifest } from './manifest/write-manifest.ts';
import type { Metrics } from './metrics.ts';
import { publicOpenApi } from './openapi.ts';
import { panePage } from './pane/page.ts';
import { askedLanguage, pageWords } from './pane/page-words.ts';
import { ownReportRoutes } from './own-reports/routes.ts';
import type { ChoiceStore } from './people/choices.ts';
import { peopleRoutes } from './people/routes.ts';
import { reportNotes } from './reports/intake.ts';
import type { LiveWords } from './words/live-words.ts';
import { Refusal, refusalFrom, refuse } from './problems.ts';
import { rateLimit } from './rate-limit.ts';
import { defaultReceiveLimits } from './reports/receive-report.ts';
import { reportRoutes } from './reports/routes.ts';
import type { SubmitDeps } from './reports/submit-report.ts';
import { securityHeaders } from './security-headers.ts';
import { staticFiles } from './static-files.ts';

export type PublicListenerDeps = {
  config: Config;
  clock: Clock;
  newId: () => string;
  log: Log;
  db: Database;
  metrics: Metrics;
  submit: SubmitDeps;
  verify: (authorization: string | undefined) => Promise<Person>;
  /** Folder of the built pane. */
  publicDir: string;
  version: string;
  live: LiveWords;
  choices: ChoiceStore;
  /** Wakes the delivery worker. */
  onNote: () => void;
};

/** Requests about oneself and one's reports per report that a person may make. */
const looksPerReport = 40;

/** How long a refused sender may go on sending before the connection is cut. */
const drainMs = 15_000;

/** Pane, add-in API and manifest. Open to the network; no cookie means anything here (security 1). Does not listen. */
export function publicListener(deps: PublicListenerDeps): FastifyInstance {
  const { config, clock, log } = deps;
  const app = Fastify({
    genReqId: deps.newId,
    logger: false,
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: 1024 * 1024,
    requestTimeout: 120_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16 * 1024 },
  });
  securityHeaders(app, { https: config.publicUrl.startsWith('https:') });

  const perAddress = rateLimit(config.requestsPerMinute, 60_000, clock);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cross-origin-resource-policy', 'cross-origin');
    if (request.url.startsWith('/api/')) perAddress.spend(request.ip);
  });

  app.setNotFoundHandler((request, reply) => refuse(request, reply, new Refusal('not_found')));
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalFrom(error);
    if (refusal.code === 'internal' || refusal.code === 'not_ready') log.error(refusal.code, { correlationId: request.id, route: request.routeOptions.url, kind: errorKind(error) });
    endUnreadBody(request.raw, reply.raw);
    return refuse(request, reply, refusal);
  });
  app.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.url !== '/api/v1/reports' || request.method !== 'POST') return;
    deps.metrics.reports.inc({ outcome: String(reply.statusCode) });
    deps.metrics.intakeSeconds.observe(reply.elapsedTime / 1000);
    log.info('report_request', { correlationId: request.id, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
  });

  reportRoutes(app, {
    submit: deps.submit,
    verify: deps.verify,
    perPerson: rateLimit(config.reportsPerHour, 3_600_000, clock),
    limits: { maxMailBytes: config.maxMailBytes, ...defaultReceiveLimits },
  });
  // Looking and answering is cheap beside reporting, and has a measure of its own.
  const perPerson = rateLimit(config.reportsPerHour * looksPerReport, 3_600_000, clock);
  const { db, verify, live, choices, newId } = deps;
  peopleRoutes(app, {
    db, clock, verify, perPerson, live, choices,
    contact: { phone: config.deskPhone, mail: config.deskMail },
    features: { undoMinutes: config.undoMinutes, answersByMail: config.answerMails },
  });
  ownReportRoutes(app, {
    db, clock, newId, verify, perPerson,
    undoMinutes: config.undoMinutes,
    notesFor: reportNotes(config.reportMailboxes, config.mailFrom, newId),
    onNote: deps.onNote,
  });
  livenessRoutes(app, deps.db);
  metricsRoute(app, deps.metrics.registry);
  paneRoutes(app, deps);
  app.get('/openapi.json', (_request, reply) => reply.header('cache-control', 'no-cache').send(publicOpenApi(deps.version)));
  app.get('/manifest.xml', (_request, reply) => {
    const xml = writeManifest({ url: manifestAddress(config.publicUrl), version: manifestVersion, locales: manifestLocales, variant: 'full' });
    return reply.type('application/xml; charset=utf-8').header('cache-control', 'no-cache').send(xml);
  });
  return app;
}

function paneRoutes(app: FastifyInstance, { config, publicDir, version, live }: PublicListenerDeps): void {
  staticFiles(app, publicDir);
  const file = join(publicDir, 'taskpane.html');
  if (!existsSync(file)) return;
  const signIn = readFileSync(join(publicDir, 'sign-in.html'), 'utf8');
  // Where a sign-in window comes back to, on clients without nested app authentication. No COOP: it speaks to its opener.
  app.get('/sign-in.html', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', `default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`)
      .header('cache-control', 'no-cache')
      .send(signIn));
  const template = readFileSync(file, 'utf8');
  app.get<{ Querystring: Record<string, unknown> }>('/taskpane.html', (request, reply) => {
    const language = askedLanguage(request.query['_host_Info'], request.headers['accept-language']);
    const { html, csp } = panePage(template, config, version, pageWords(live, language));
    return reply.type('text/html; charset=utf-8').header('content-security-policy', csp).header('cache-control', 'no-cache').header('vary', 'Accept-Language').send(html);
  });
}

/** A refused sender may still be sending: the rest is read and dropped for a moment, so that the refusal arrives, then the connection ends. */
function endUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  response.setHeader('connection', 'close');
  request.unpipe();
  request.resume();
  const cut = setTimeout(() => request.socket.destroy(), drainMs).unref();
  request.once('close', () => { clearTimeout(cut); });
}
