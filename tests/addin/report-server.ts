import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { paths } from '../../src/contract/paths.ts';
import type { ReportRequest } from '../../src/contract/report.ts';

export interface StoredReport {
  readonly key: string;
  readonly authorization: string;
  readonly request: ReportRequest;
  readonly mail: Buffer;
}

/** What the server does with a request once it is there. */
export type Behaviour = (response: ServerResponse, report: StoredReport, server: ReportServer) => void;

export interface ReportServer {
  readonly origin: string;
  /** Reports it holds, one for each idempotency key. */
  readonly stored: StoredReport[];
  /** Every complete request, stored or not. */
  readonly requests: StoredReport[];
  behave(behaviour: Behaviour): void;
  store(report: StoredReport): number;
  close(): Promise<void>;
}

/** A real server on loopback that keeps the contract, or breaks it as it is told. */
export async function startReportServer(port = 0): Promise<ReportServer> {
  let behaviour: Behaviour = accept;
  const http = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const server: ReportServer = {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stored: [],
    requests: [],
    behave: (next) => void (behaviour = next),
    store(report) {
      const before = server.stored.findIndex(({ key }) => key === report.key);
      if (before >= 0) return before + 1;
      return server.stored.push(report);
    },
    close: () => new Promise((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url !== paths.reports || request.method !== 'POST') return void response.writeHead(404).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData();
    const part = form.get('report') as File;
    if (part.type !== 'application/json' || (form.get('mail') as File).type !== 'message/rfc822') return problem(400, 'invalid_report')(response, undefined as never, server);
    const report: StoredReport = {
      key: String(request.headers['idempotency-key']),
      authorization: String(request.headers.authorization),
      request: JSON.parse(await part.text()) as ReportRequest,
      mail: Buffer.from(await (form.get('mail') as File).arrayBuffer()),
    };
    server.requests.push(report);
    behaviour(response, report, server);
  }
  return server;
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function receiptFor(report: StoredReport, number: number, change: object = {}): string {
  const now = Date.now();
  return JSON.stringify({
    id: `r${number}`, number, sha256: sha256Of(report.mail), receivedAt: new Date(now).toISOString(), duplicate: false, simulation: false,
    audience: { region: 'EU', frame: 'neutral', language: 'en' }, answerBy: new Date(now + 3_600_000).toISOString(), agreement: { version: null }, ...change,
  });
}

/** Stores and proves it. */
export const accept: Behaviour = (response, report, server) => {
  const number = server.store(report);
  response.writeHead(201, { 'content-type': 'application/json' }).end(receiptFor(report, number));
};

export const problem = (status: number, code: string, headers: Record<string, string> = {}): Behaviour => (response) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ code, message: code, correlationId: 'c-1' }));
};

export const plain = (status: number, type: string, body: string): Behaviour => (response) => {
  response.writeHead(status, { 'content-type': type }).end(body);
};
