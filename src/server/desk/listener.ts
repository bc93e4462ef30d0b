import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskMe } from '../../contract/desk.ts';
import { recordDesk, type DeskRecorder } from '../audit/record-desk.ts';
import type { Author } from '../changes.ts';
import { livenessRoutes } from '../health.ts';
import { errorKind } from '../log.ts';
import { deskOpenApi } from '../openapi.ts';
import { Refusal, refusalFrom, refuse } from '../problems.ts';
import { securityHeaders } from '../security-headers.ts';
import { staticFiles } from '../static-files.ts';
import { deskCookies, type Cookies } from './cookies.ts';
import { demoSignIn } from './demo-sign-in.ts';
import type { DeskDeps } from './desk-deps.ts';
import { allows, ruleFor } from './policy.ts';
import { previewRoutes } from './preview-routes.ts';
import { deskAuditRoutes } from './audit-routes.ts';
import { deskCampaignRoutes } from './campaign-routes.ts';
import { deskExportRoutes } from './export-routes.ts';
import { deskWebhookRoutes } from './webhook-routes.ts';
import { deskEventRoutes } from './event-routes.ts';
import { deskReportRoutes } from './report-routes.ts';
import { deskSimulationRoutes } from './simulation-routes.ts';
import { deskStoryRoutes } from './story-routes.ts';
import { deskWordsRoutes } from './words-routes.ts';
import { findSession, sessionStands, type Session } from './sessions.ts';
import { signInRoutes } from './sign-in.ts';

/** The security team's page and its API. Does not listen. */
export function deskListener(deps: DeskDeps): FastifyInstance {
  const { config, log } = deps;
  const https = config.deskUrl.startsWith('https:');
  const app = Fastify({
    genReqId: deps.newId,
    logger: false,
    trustProxy: deps.trustProxy.length > 0 ? deps.trustProxy : false,
    bodyLimit: 1024 * 1024,
    requestTimeout: 120_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16 * 1024 },
  });
  const cookies = deskCookies({ https });
  securityHeaders(app, { https });
  app.setNotFoundHandler((request, reply) => refuse(request, reply, new Refusal('not_found')));
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalFrom(error);
    if (refusal.code === 'internal' || refusal.code === 'not_ready') log.error(refusal.code, { correlationId: request.id, route: request.routeOptions.url, kind: errorKind(error) });
    return refuse(request, reply, refusal);
  });
  const recorder = recordDesk(app, { ...deps, key: deps.secretKey }, (request) => sessions.get(request));
  guard(app, deps, cookies, recorder);

  signInRoutes(app, deps, cookies, recorder);
  if (deps.demo) demoSignIn(app, deps, cookies, recorder);
  deskReportRoutes(app, deps);
  previewRoutes(app, deps);
  deskAuditRoutes(app, deps);
  deskCampaignRoutes(app, deps, authorOf);
  deskExportRoutes(app, deps, authorOf);
  deskWebhookRoutes(app, deps);
  deskEventRoutes(app, deps, (request) => sessionStands(deps.db, deps.clock, cookies.session(request)), (request) => authorOf(request).id);
  deskWordsRoutes(app, deps, authorOf);
  deskSimulationRoutes(app, deps, authorOf);
  deskStoryRoutes(app, deps, authorOf);
  livenessRoutes(app, deps.db);
  app.get('/api/v1/me', (request): DeskMe => {
    const session = sessions.get(request);
    if (session === undefined) throw new Refusal('not_signed_in');
    return { name: session.name, role: session.role, signOutAt: new Date(session.endsAt).toISOString() };
  });
  app.get('/openapi.json', () => deskOpenApi(deps.version));
  deskPage(app, deps.deskDir);
  return app;
}

/** Whose request it is; set by the guard, which runs before every handler. */
const sessions = new WeakMap<FastifyRequest, Session>();

function authorOf(request: FastifyRequest): Author {
  const session = sessions.get(request);
  if (session === undefined) throw new Refusal('not_signed_in');
  return { id: session.personId, name: session.name };
}

/** Headers, session, policy, and where a state change comes from: before every handler, for every route there is. */
function guard(app: FastifyInstance, { db, clock, config }: DeskDeps, cookies: Cookies, recorder: DeskRecorder): void {
  // A route without a rule does not start (security 10).
  app.addHook('onRoute', ({ method, url }) => { for (const one of [method].flat()) ruleFor(one, url); });

  app.addHook('onRequest', async (request, reply) => {
    void reply
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
      .header('x-frame-options', 'DENY')
      .header('cross-origin-opener-policy', 'same-origin')
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'no-store');
    const route = request.routeOptions.url;
    if (route === undefined) return;
    const foreign = request.method !== 'GET' && request.method !== 'HEAD' && !isOurs(request, config.deskUrl);
    const rule = ruleFor(request.method, route);
    if (rule === 'anyone') {
      if (foreign) throw new Refusal('not_allowed');
      return;
    }
    const session = await findSession(db, clock, cookies.session(request));
    // Another site's page learns nothing of who is signed in.
    if (session === undefined) throw new Refusal(foreign ? 'not_allowed' : 'not_signed_in');
    sessions.set(request, session);
    if (!foreign && allows(rule, session.role)) return;
    await recorder.refused(request, session);
    throw new Refusal('not_allowed');
  });
}

/**
 * A state change must come from our own page or from a program, never from another site's page (security 9): the browser
 * says where from, and a custom header (or JSON, which also needs a preflight) cannot be sent across sites unasked.
 */
function isOurs(request: FastifyRequest, deskUrl: string): boolean {
  const { origin, 'sec-fetch-site': site, 'content-type': type, 'x-headsup-desk': custom } = request.headers;
  if (origin !== undefined && origin !== deskUrl) return false;
  if (site !== undefined && site !== 'same-origin') return false;
  return custom !== undefined || type?.startsWith('application/json') === true;
}

/** One page for all addresses of the desk; it holds no data, so it needs no session. */
function deskPage(app: FastifyInstance, deskDir: string): void {
  staticFiles(app, deskDir, '/desk/');
  const file = join(deskDir, 'desk.html');
  const template = existsSync(file) ? readFileSync(file, 'utf8') : '<!doctype html><title>The desk is not built</title><p>Run npm run build.';
  for (const url of ['/', '/campaigns/:id', '/reports/:id', '/signed-out']) {
    app.get(url, (_request, reply) => {
      const nonce = randomBytes(16).toString('base64');
      const csp = [
        `default-src 'none'`, `script-src 'self' 'nonce-${nonce}'`, `style-src 'self' 'nonce-${nonce}'`, `img-src 'self' data:`, `font-src 'self'`,
        `connect-src 'self'`, `frame-src 'self'`, `base-uri 'none'`, `form-action 'self'`, `frame-ancestors 'none'`,
        // No text ever becomes script or markup, whatever a library may try (security 2).
        `require-trusted-types-for 'script'`, `trusted-types 'none'`,
      ].join('; ');
      return reply.header('content-security-policy', csp).type('text/html; charset=utf-8').send(template.replaceAll('{{NONCE}}', nonce));
    });
  }
}
