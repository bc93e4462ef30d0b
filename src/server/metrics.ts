import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Database } from './db/database.ts';

export type Metrics = {
  registry: Registry;
  reports: Counter<'outcome'>;
  stored: Counter<'practice'>;
  practiceFound: Counter;
  intakeSeconds: Histogram;
};

/** Counts and durations only: no person, no content (security H). */
export function createMetrics(db: Database): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'headsup_' });
  new Gauge({
    name: 'headsup_deliveries',
    help: 'Deliveries by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const rows = await db.selectFrom('deliveries').select((eb) => ['state', eb.fn.countAll<number>().as('n')]).groupBy('state').execute();
      this.reset();
      for (const { state, n } of rows) this.set({ state }, Number(n));
    },
  });
  return {
    registry,
    reports: new Counter({ name: 'headsup_report_requests_total', help: 'Answers to POST /api/v1/reports by code', labelNames: ['outcome'], registers: [registry] }),
    stored: new Counter({ name: 'headsup_reports_total', help: 'Reports stored; practice="yes" when the receipt said that it looks like an exercise', labelNames: ['practice'], registers: [registry] }),
    practiceFound: new Counter({ name: 'headsup_practice_found_total', help: 'Reports whose links led to a product for exercises, found after the receipt', registers: [registry] }),
    intakeSeconds: new Histogram({ name: 'headsup_report_seconds', help: 'Time from request to answer of POST /api/v1/reports', registers: [registry], buckets: [0.005, 0.02, 0.1, 0.5, 2, 10] }),
  };
}
