import { engines, testDatabase } from '../support/databases.ts';
import { deskServer, signIn } from '../support/desk-server.ts';
import { seedDesk } from './desk-seed.ts';
import type { Figure } from './figure.ts';

const reports = Number(process.env['HEADSUP_BENCH_REPORTS'] ?? 100_000);
const reporters = 10_000;
const rounds = 100;
const goalMs = 200;

const asked: [name: string, path: (turn: number) => string][] = [
  ['queue', () => '/api/v1/campaigns?limit=50'],
  ['queue, overdue', () => '/api/v1/campaigns?need=due&limit=50'],
  ['queue, a region', (turn) => `/api/v1/campaigns?region=${['europe', 'asia', 'default'][turn % 3] ?? ''}&limit=50`],
  ['all', () => '/api/v1/campaigns?state=all&limit=50'],
  ['search with many hits', (turn) => `/api/v1/campaigns?state=all&q=${['invoice', 'parcel', 'about the'][turn % 3] ?? ''}&limit=50`],
  ['search with one hit', (turn) => `/api/v1/campaigns?state=all&q=host${String(turn * 97 + 5)}.&limit=50`],
  ['search with no hit', () => '/api/v1/campaigns?state=all&q=nowhere-to-be-found&limit=50'],
  ['search for a hash', (turn) => `/api/v1/campaigns?state=all&q=${String(turn * 31 + 1).padStart(64, '0')}&limit=50`],
  ['a campaign', (turn) => `/api/v1/campaigns/campaign-${String(turn * 53 + 2).padStart(12, '0')}`],
  ['a campaign of 10,000', () => '/api/v1/campaigns/large-campaign-000000'],
  ['its reporters', () => '/api/v1/campaigns/large-campaign-000000/reports?limit=50'],
  ['a report', (turn) => `/api/v1/reports/report-${String(turn * 313 + 1).padStart(14, '0')}`],
  ['list of reports', () => '/api/v1/reports?limit=50'],
  ['report search with no hit', () => '/api/v1/reports?q=nowhere-to-be-found'],
];

/** The desk over 100,000 reports on each engine: the slowest of a hundred answers against 200 ms; then one verdict for 10,000 reporters. */
export async function deskBench(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const engine of engines) {
    const database = await testDatabase(engine);
    const desk = deskServer(database);
    const cookie = await signIn(desk.app, 'analyst');
    await seedDesk(database.db, reports, reporters);
    if (engine === 'postgres') await database.db.executeQuery((await import('kysely')).CompiledQuery.raw('analyze'));
    for (const [name, path] of asked) {
      const taken: number[] = [];
      for (let turn = 0; turn < rounds; turn++) {
        const startedAt = performance.now();
        const answer = await desk.app.inject({ url: path(turn), headers: { cookie } });
        taken.push(performance.now() - startedAt);
        if (answer.statusCode !== 200) throw new Error(`${path(turn)}: ${String(answer.statusCode)} ${answer.body.slice(0, 200)}`);
      }
      taken.sort((a, b) => a - b);
      const p99 = taken[Math.ceil(rounds * 0.99) - 1] ?? NaN;
      figures.push({ name: `${engine}, ${String(reports)} reports, ${name}: p99 against ${String(goalMs)} ms`, ratio: p99 / goalMs, goal: { atMost: 1 }, detail: `p50 ${(taken[rounds / 2] ?? NaN).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms` });
    }
    figures.push(await oneVerdict(engine, desk, cookie, database));
    await desk.close();
    await database.close();
  }
  return figures;
}

/** While the answers are written, small writes go on as intake's would; the slowest of them says whether it was blocked. */
async function oneVerdict(engine: string, desk: ReturnType<typeof deskServer>, cookie: string, { db }: Awaited<ReturnType<typeof testDatabase>>): Promise<Figure> {
  let done = false;
  const waits: number[] = [];
  const intake = (async () => {
    while (!done) {
      const startedAt = performance.now();
      await db.transaction().execute((tx) => tx.insertInto('settings').values({ name: 'bench', value: '', changed_at: Date.now() }).onConflict((conflict) => conflict.column('name').doUpdateSet({ changed_at: Date.now() })).execute());
      waits.push(performance.now() - startedAt);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const startedAt = performance.now();
  const answer = await desk.app.inject({ method: 'POST', url: '/api/v1/campaigns/large-campaign-000000/verdict', headers: { cookie }, payload: { class: 'dangerous', removedFrom: 12 } });
  const ms = performance.now() - startedAt;
  done = true;
  await intake;
  const { count } = await db.selectFrom('answers').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  if (Number(count) !== reporters) throw new Error(`${String(count)} answers instead of ${String(reporters)}: ${answer.body}`);
  return { name: `${engine}: one verdict writes ${String(reporters)} answers: against 2 s`, ratio: ms / 2000, goal: { atMost: 1 }, detail: `${ms.toFixed(0)} ms; another write waited ${Math.max(...waits).toFixed(0)} ms at most` };
}
