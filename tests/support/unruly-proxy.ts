import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What happens to a report on its way through the proxy. */
export type Behaviour =
  | { kind: 'honest' }
  /** Never reaches the server; this is answered in its place, after the whole report was read. */
  | { kind: 'answers'; status: number; headers?: Record<string, string>; body: string }
  /** Never reaches the server, and nothing is answered. */
  | { kind: 'silent' }
  /** Never reaches the server; the connection is cut. */
  | { kind: 'hangs-up' }
  /** Reaches the server, and the server's answer is lost. */
  | { kind: 'loses-the-answer' }
  /** Reaches the server, so many milliseconds late. */
  | { kind: 'late'; ms: number };

export type UnrulyProxy = {
  url: string;
  /** What to do with reports from now on. Everything else passes honestly. */
  behave: (behaviour: Behaviour) => void;
  /** Statuses with which the server itself answered reports, and the idempotency keys it got. */
  reached: { status: number; key: string }[];
  /** Connections are refused, as when the server is down. */
  goAway: () => Promise<void>;
  comeBack: () => Promise<void>;
  close: () => Promise<void>;
};

/** Stands in front of the public listener on `targetPort` of loopback, as an organisation's reverse proxy would. */
export async function startUnrulyProxy(targetPort: number): Promise<UnrulyProxy> {
  let behaviour: Behaviour = { kind: 'honest' };
  const reached: UnrulyProxy['reached'] = [];
  const sockets = new Set<Socket>();

  function pass(request: IncomingMessage, response: ServerResponse, isReport: boolean, loseAnswer: boolean): void {
    const onward = ask({ host: 'localhost', port: targetPort, method: request.method, path: request.url, headers: request.headers }, (answer) => {
      if (isReport) reached.push({ status: answer.statusCode ?? 0, key: String(request.headers['idempotency-key']) });
      if (loseAnswer) {
        answer.resume().on('end', () => request.socket.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => request.socket.destroy());
    request.pipe(onward);
  }

  const server = createServer((request, response) => {
    const isReport = request.method === 'POST' && request.url === '/api/v1/reports';
    const now = isReport ? behaviour : { kind: 'honest' as const };
    switch (now.kind) {
      case 'honest':
      case 'loses-the-answer':
        pass(request, response, isReport, now.kind === 'loses-the-answer');
        return;
      case 'late':
        setTimeout(() => pass(request, response, true, false), now.ms);
        return;
      case 'silent':
        request.resume();
        return;
      case 'hangs-up':
        request.socket.destroy();
        return;
      case 'answers':
        request.resume().on('end', () => response.writeHead(now.status, now.headers).end(now.body));
    }
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const listen = (port: number) => new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, 'localhost', resolve));
  const end = () => new Promise<void>((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${String(port)}`,
    behave: (next) => { behaviour = next; },
    reached,
    goAway: end,
    comeBack: () => listen(port),
    close: async () => { if (server.listening) await end(); },
  };
}

/** A port of loopback that nobody listens on right now. */
export async function freePort(): Promise<number> {
  // Below the ports a system gives out by itself, and apart for each worker: nobody takes it between this look and its use.
  const first = 20_000 + Number(process.env['JEST_WORKER_ID'] ?? 0) * 1000;
  for (let tries = 0; tries < 500; tries += 1) {
    const port = first + Math.floor(Math.random() * 1000);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => { server.once('error', () => { resolve(false); }); server.listen(port, '127.0.0.1', () => { resolve(true); }); });
    if (!free) continue;
    await new Promise((resolve) => { server.close(resolve); });
    return port;
  }
  throw new Error('no free port');
}
