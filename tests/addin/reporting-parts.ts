import { randomUUID } from 'node:crypto';
import { openKeptReports } from '../../src/addin/kept-reports.ts';
import type { KeptReports } from '../../src/addin/kept-reports.ts';
import type { Identity, TokenWish } from '../../src/addin/outlook/identity.ts';
import { createPostReport } from '../../src/addin/post-report.ts';
import type { Press, ReportDeps, ReportOutcome } from '../../src/addin/report-message.ts';
import { createRetries } from '../../src/addin/taskpane/retries.ts';
import type { Retries } from '../../src/addin/taskpane/retries.ts';
import type { WaitingReport } from '../../src/addin/kept-reports.ts';

export const owner = 'sanne.deboer@linden.example';
export const mailText = 'From: a@examp1e.test\r\nSubject: Invoice\r\n\r\nPay \u00e9\r\n';

export interface TestPane {
  readonly deps: ReportDeps;
  readonly kept: KeptReports;
  readonly wishes: TokenWish[];
  readonly retries: Retries;
  readonly outcomes: ReportOutcome[];
  /** Reports that waited when the pane looked last. */
  readonly waiting: () => readonly WaitingReport[];
}

/** A pane as it is opened by this person on this device: same database name, same shelf. */
export async function openPane(origin: string, { database, person = owner, identity, silenceLimitMs = 400, alone = (_key, work) => work() }: {
  database: string; person?: string; identity?: Identity; silenceLimitMs?: number; alone?: ReportDeps['alone'];
}): Promise<TestPane> {
  const kept = await openKeptReports(database);
  const wishes: TokenWish[] = [];
  const outcomes: ReportOutcome[] = [];
  let waiting: readonly WaitingReport[] = [];
  const token: Identity = identity ?? { token: async () => ({ kind: 'token', accessToken: 'good' }) };
  const deps: ReportDeps = {
    kept, alone, now: Date.now, newKey: randomUUID,
    post: createPostReport(origin, { silenceLimitMs }),
    identity: { token: (wish) => (wishes.push(wish), token.token(wish)) },
  };
  const retries = createRetries(deps, person, {
    busy: () => false,
    starting: () => new AbortController().signal,
    step: () => undefined,
    ended: (_report, outcome) => void outcomes.push(outcome),
    waiting: (reports) => void (waiting = reports),
  }, new EventTarget());
  return { deps, kept, wishes, retries, outcomes, waiting: () => waiting };
}

export function pressOn(bytes: Uint8Array, change: Partial<Press> = {}): Press {
  return {
    mailKey: 'AAA', subject: 'Invoice', owner, language: 'nl-NL', timeZone: 'W. Europe Standard Time', maxMailBytes: 1_000_000, shown: { frame: 'neutral', words: 'test' },
    client: { platform: 'OfficeOnline', version: '16.0', requirementSet: '1.15', addin: '0.1.0' },
    obtain: async () => ({ how: 'file', bytes: new Uint8Array(bytes), headers: 'Subject: Invoice', internetMessageId: '<a@examp1e.test>', missing: [] }),
    signal: new AbortController().signal, tell: () => undefined, ...change,
  };
}

export const mailBytes = new TextEncoder().encode(mailText);
