import { cachedKeySet } from '../../src/server/identity/key-set.ts';
import { tokenVerifier } from '../../src/server/identity/verify-token.ts';
import { readConfig, type Config } from '../../src/server/config.ts';
import { newId } from '../../src/server/ids.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { choiceStore } from '../../src/server/people/choices.ts';
import { publicListener } from '../../src/server/public-listener.ts';
import { openIntake, reportDeliveries } from '../../src/server/reports/intake.ts';
import { openLiveSimulations } from '../../src/server/simulations/live-simulations.ts';
import { recogniseMail } from '../../src/server/simulations/recognise-mail.ts';
import { openLiveWords } from '../../src/server/words/live-words.ts';
import { loadPacks } from '../../src/server/words/packs.ts';
import type { TestDatabase } from './databases.ts';
import type { TestIssuer } from './issuer.ts';

export function testConfig(issuer: TestIssuer, changes: Record<string, string> = {}): Config {
  return readConfig({
    HEADSUP_DEMO: '1',
    HEADSUP_HOST: '127.0.0.1',
    HEADSUP_DATA_DIR: '/nonexistent',
    HEADSUP_PUBLIC_URL: 'http://localhost:3001',
    HEADSUP_DESK_URL: 'http://localhost:3002',
    HEADSUP_ISSUER: issuer.issuer,
    HEADSUP_JWKS_URL: issuer.jwksUrl,
    HEADSUP_AUDIENCE: issuer.audience,
    HEADSUP_TENANTS: issuer.tenant,
    HEADSUP_CLIENT_ID: 'client',
    HEADSUP_DESK_ISSUER: issuer.issuer,
    HEADSUP_DESK_CLIENT_ID: 'desk',
    HEADSUP_SMTP_URL: 'smtp://127.0.0.1:1',
    HEADSUP_REPORT_MAILBOX: 'security@example.test',
    HEADSUP_MAIL_FROM: 'heads-up@example.test',
    HEADSUP_REPORTS_PER_HOUR: '0',
    HEADSUP_REQUESTS_PER_MINUTE: '0',
    ...changes,
  });
}

/** The public listener over a real database, listening on a free port of loopback. */
export async function publicServer(database: TestDatabase, issuer: TestIssuer, changes: Record<string, string> = {}) {
  const config = testConfig(issuer, changes);
  const clock = Date.now;
  const keys = cachedKeySet(issuer.jwksUrl, clock);
  const logged: string[] = [];
  const keep = (event: string, fields?: object) => { logged.push(JSON.stringify({ event, ...fields })); };
  const intake = openIntake(database.db, database.location);
  const live = await openLiveWords(database.db, await loadPacks(), clock);
  const choices = choiceStore(database.db, clock);
  const simulations = await openLiveSimulations(database.db, clock);
  const app = publicListener({
    config, clock, newId, db: database.db,
    log: { info: keep, error: keep },
    metrics: createMetrics(database.db),
    verify: tokenVerifier(config.token, keys, clock),
    live, choices,
    onNote: () => undefined,
    submit: { clock, newId, answerHours: config.answerHours, live, choices, store: intake.store, recognise: (raw) => recogniseMail(raw, simulations.rules()), deliveriesFor: reportDeliveries(config.reportMailboxes, config.mailFrom, newId), onStored: () => undefined },
    publicDir: '/nonexistent',
    version: 'test',
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, url, config, logged, live, choices, simulations, close: async () => { await app.close(); live.stop(); simulations.stop(); await intake.close(); } };
}
