import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';
import { guardWrites, isForLoopback } from './host-guard.ts';
import { identityRoutes, type IdentitySettings } from './identity/routes.ts';
import type { MailReader } from './mailbox/mail-reader.ts';
import type { MailboxState } from './mailbox/mailbox-state.ts';
import type { Mailbox } from './mailbox/mailbox.ts';
import { mailboxRoutes } from './mailbox/routes.ts';
import { officeLibraryRoutes, type OfficeLibrary } from './office/office-library.ts';
import { pageDocument, pagePolicy } from './page-document.ts';
import { sinkRoutes } from './sink/routes.ts';
import type { SinkStore } from './sink/sink-store.ts';
import type { DemoAgreement } from './demo-agreement.ts';
import type { Sink } from './sink/sink.ts';
import type { PageSettings } from './wire.ts';

export interface SimulatorParts {
  provider: Provider;
  identity: IdentitySettings;
  mailbox: Mailbox;
  state: MailboxState;
  reader: MailReader;
  store: SinkStore;
  sink: Sink;
  agreement: DemoAgreement;
  library: OfficeLibrary;
  page: PageSettings;
  /** Folder with the built page: `main.js`, `main.css` and the scripts for the pane. */
  pageFolder: string;
}

const pageFiles: Record<string, string> = {
  'main.js': 'text/javascript; charset=utf-8',
  'main.css': 'text/css; charset=utf-8',
  'microsoft-ajax.js': 'text/javascript; charset=utf-8',
  'office-additions.js': 'text/javascript; charset=utf-8',
};

/** Everything the simulator answers, without listening. The issuer's own paths go to the issuer. */
export function createSimulator(parts: SimulatorParts): FastifyInstance {
  const { mountPath } = parts.identity;
  const issuer = parts.provider.callback();
  const isIssuers = (url = '') => url.startsWith(`${mountPath}/`) && !url.startsWith(`${mountPath}/interaction/`);

  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    serverFactory: (handler) =>
      createServer((request: IncomingMessage & { originalUrl?: string }, response: ServerResponse) => {
        if (!isForLoopback(request.headers.host)) return void response.writeHead(403).end('The demo answers on localhost only.');
        if (!isIssuers(request.url)) return handler(request, response);
        request.originalUrl = request.url!;
        request.url = request.url!.slice(mountPath.length);
        return void issuer(request, response);
      }),
  });

  guardWrites(app);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('referrer-policy')) reply.header('referrer-policy', 'no-referrer');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });

  const document = pageDocument(parts.page);
  for (const path of ['/', '/sink']) {
    app.get(path, (_request, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy(parts.page.publicUrl)).send(document));
  }
  app.get<{ Params: { file: string } }>('/page/:file', async (request, reply) => {
    const type = pageFiles[request.params.file];
    if (type === undefined) return reply.callNotFound();
    return reply.type(type).headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }).send(createReadStream(join(parts.pageFolder, request.params.file)));
  });
  app.get('/demo/people', () => parts.page.colleagues.map(({ homeAccountId: _account, tenantId: _tenant, ...facts }) => facts));

  app.get('/demo/agreement', async () => ({ inForce: await parts.agreement.inForce() }));
  app.post<{ Body: { inForce?: unknown } | null }>('/demo/agreement', async (request, reply) => {
    const wanted = request.body?.inForce;
    if (typeof wanted !== 'boolean') return reply.code(400).send({ message: 'Send {"inForce": true} or {"inForce": false}.' });
    await parts.agreement.setInForce(wanted);
    return { inForce: await parts.agreement.inForce() };
  });

  identityRoutes(app, parts.provider, parts.identity);
  mailboxRoutes(app, parts.mailbox, parts.state);
  sinkRoutes(app, parts.store, parts.sink, parts.reader);
  officeLibraryRoutes(app, parts.library);
  return app;
}
