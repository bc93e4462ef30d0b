import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { CampaignDetail } from '../../src/contract/campaign.ts';
import type { ReportDetail } from '../../src/contract/desk.ts';
import type { ProblemCode } from '../../src/contract/problem.ts';
import { root } from '../support/project-files.ts';
import { cannedCampaigns } from './canned-campaigns.ts';
import type { CannedCampaigns } from './canned-campaigns.ts';
import { campaignOf } from './some-campaigns.ts';

const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const nonce = 'dGVzdC1ub25jZQ==';
const policy = `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
const source = 'Received: from a by b\r\n\twith SMTP\r\nSubject: in\u00e2\u0080\u008bvoice\r\nX-Danger: <img src=x onerror="window.hacked=1">\r\n\r\nDear customer,\r\n<b>hello</b>\r\n';

/** What the desk's API answers, changeable while the page looks: states that a real server reaches only with luck and time. */
export interface CannedDesk extends CannedCampaigns {
  url: string;
  reports: ReportDetail[];
  signedIn: boolean;
  role: 'analyst' | 'admin' | 'auditor';
  demo: boolean;
  /** Every API answer is this refusal while it is set. */
  refuse: ProblemCode | null;
  /** What the page asked for: method and address. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Without campaigns named, each report is one of its own. */
export async function cannedDesk(reports: ReportDetail[], campaigns: CampaignDetail[] = reports.map((report) => campaignOf(report))): Promise<CannedDesk> {
  const { state: handled, answer } = cannedCampaigns(campaigns, () => desk.reports);
  const desk: Omit<CannedDesk, 'url' | 'close'> = Object.assign(handled, { reports, signedIn: true, role: 'analyst' as const, demo: true, refuse: null, asked: [] });
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://desk');
    desk.asked.push(`${request.method ?? ''} ${url.pathname}${url.search}`);
    const json = (status: number, body?: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(body === undefined ? undefined : JSON.stringify(body));
    const problem = (status: number, code: ProblemCode) => json(status, { code, message: 'A sentence.', correlationId: 'c0ffee' });
    const html = (body: string, csp: string) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp }).end(body);

    if (url.pathname.startsWith('/desk/')) {
      const file = url.pathname === '/desk/favicon.svg' ? `${root}assets/favicon.svg` : `${root}dist${url.pathname}`;
      if (!existsSync(file)) return response.writeHead(404).end();
      return response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
    }
    if (url.pathname === '/demo/people') return desk.demo ? json(200, [{ as: 'analyst', name: 'Ana (analyst)' }, { as: 'auditor', name: 'Aud (auditor)' }]) : problem(404, 'not_found');
    if (request.method !== 'GET' && request.headers['x-headsup-desk'] !== '1') return problem(403, 'not_allowed');
    if (url.pathname === '/demo/sign-in') { desk.signedIn = true; return json(204); }
    if (url.pathname === '/sign-out') { desk.signedIn = false; return json(200, { to: '/signed-out' }); }
    if (!/^\/(api|sign-in)/.test(url.pathname)) return html(readFileSync(`${root}src/desk/desk.html`, 'utf8').replaceAll('{{NONCE}}', nonce), policy);
    if (!desk.signedIn) return problem(401, 'not_signed_in');
    if (url.pathname === '/api/v1/me') return json(200, { name: 'Ana de Vries', role: desk.role, signOutAt: new Date(Date.now() + 3_600_000).toISOString() });
    if (desk.refuse !== null) return problem(503, desk.refuse);
    if (await answer(request, response, url)) return;
    const again = /^\/api\/v1\/deliveries\/([^/]+)\/send-again$/.exec(url.pathname);
    if (again !== null) {
      desk.reports = desk.reports.map((report) => ({ ...report, deliveries: report.deliveries.map((one) => (one.id === again[1] ? { ...one, state: 'waiting' as const, dueAt: new Date().toISOString() } : one)) }));
      return json(204);
    }
    const [, id, what] = /^\/api\/v1\/reports\/([^/]+)(?:\/(.+))?$/.exec(url.pathname) ?? [];
    const report = desk.reports.find((one) => one.id === id);
    if (report === undefined) return problem(404, 'not_found');
    switch (what) {
      case undefined: return json(200, report);
      case 'preview': return html('<!doctype html><html lang="und"><title>Preview</title><body><p>Dear customer,</p><p>your invoice 4711 is overdue. hxxps://evil[.]test</p></body></html>', `default-src 'none'; frame-ancestors 'self'; sandbox`);
      case 'preview-notes': return json(200, { leftOut: ['3 × picture from outside', '1 × form', '2 × link shown as text'] });
      case 'source': return json(200, { text: source, offset: 0, next: null, bytes: source.length });
      case 'original': return response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="report.eml"' }).end(source, 'latin1');
      case 'verdict': return json(204);
      default: return problem(404, 'not_found');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(desk, {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }),
  });
}
