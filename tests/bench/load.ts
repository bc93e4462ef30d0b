import { Agent, request } from 'node:http';

export type Load = { perSecond: number; p50Ms: number; p99Ms: number; errors: number };

export type OneRequest = () => { headers: Record<string, string>; body: Buffer };

/** Keeps `clients` connections busy for `seconds`, one request after the other on each, and says what came of it. */
export async function load(url: string, clients: number, seconds: number, next: OneRequest, expected: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  let errors = 0;
  const startedAt = performance.now();
  const client = async () => {
    while (performance.now() < until) {
      const from = performance.now();
      const status = await once(agent, url, next());
      if (status === expected) times.push(performance.now() - from);
      else errors++;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - startedAt) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { perSecond: times.length / elapsed, p50Ms: at(0.5), p99Ms: at(0.99), errors };
}

function once(agent: Agent, url: string, { headers, body }: ReturnType<OneRequest>): Promise<number> {
  return new Promise((resolve) => {
    const call = request(url, { agent, method: 'POST', headers: { ...headers, 'content-length': String(body.length) } }, (response) => {
      response.resume().on('end', () => { resolve(response.statusCode ?? 0); });
    });
    call.on('error', () => { resolve(0); });
    call.end(body);
  });
}
