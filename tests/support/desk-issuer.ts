import Fastify from 'fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIssuer } from '../../src/simulator/identity/issuer.ts';
import { loadSecrets } from '../../src/simulator/identity/keys.ts';
import { identityRoutes } from '../../src/simulator/identity/routes.ts';

export type DeskIssuer = { issuer: string; clientId: string; clientSecret: string; close: () => Promise<void> };

const mountPath = '/identity';

/** The demo's issuer (oidc-provider) on a free port of loopback, with the page that asks who one is. */
export async function deskIssuer(deskUrl: string): Promise<DeskIssuer> {
  const folder = await mkdtemp(join(tmpdir(), 'headsup-issuer-'));
  const answer: { issuers?: (request: IncomingMessage, response: ServerResponse) => unknown } = {};
  const app = Fastify({
    serverFactory: (handler) =>
      createServer((request: IncomingMessage & { originalUrl?: string }, response) => {
        const url = request.url ?? '';
        if (!url.startsWith(`${mountPath}/`) || url.startsWith(`${mountPath}/interaction/`)) { handler(request, response); return; }
        request.originalUrl = url;
        request.url = url.slice(mountPath.length);
        answer.issuers?.(request, response);
      }),
  });
  // The issuer's address names its port, so the port comes first: routes are added before `ready`, answers wait for them.
  const port = await freePort();
  const issuer = `http://localhost:${String(port)}${mountPath}`;
  const clientSecret = 'a desk secret for tests alone';
  const provider = createIssuer({ issuer, paneClientId: 'pane', deskClientId: 'desk', deskClientSecret: clientSecret, deskUrl }, await loadSecrets(join(folder, 'secrets.json')));
  answer.issuers = provider.callback();
  identityRoutes(app, provider, { mountPath, paneClientId: 'pane', audience: 'api', scope: 'Report.Submit' });
  await app.listen({ port, host: 'localhost' });
  return { issuer, clientId: 'desk', clientSecret, close: async () => { await app.close(); await rm(folder, { recursive: true }); } };
}

/** A port that nothing listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, 'localhost', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => { resolve(port); });
    });
  });
}

/** Cookies of one site, as a browser keeps them for navigations. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  take(lines: string | string[] | undefined): void {
    for (const line of [lines ?? []].flat()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** Walks from the issuer's authorization address to the redirect back, as the person of that name. Resolves to that redirect's address. */
export async function chooseAt(authorization: string, who: string): Promise<string> {
  const jar = new CookieJar();
  const go = async (url: string, init: RequestInit = {}) => {
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie: jar.header } });
    jar.take(response.headers.getSetCookie());
    const to = response.headers.get('location');
    if (to === null) throw new Error(`the issuer stopped at ${String(response.status)}: ${(await response.text()).slice(0, 300)}`);
    return new URL(to, url).href;
  };
  const question = await go(authorization);
  const chosen = await go(question, { method: 'POST', body: new URLSearchParams({ who }) });
  return go(chosen);
}
