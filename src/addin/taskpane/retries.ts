import type { WaitingReport } from '../kept-reports.ts';
import { sendKept } from '../report-message.ts';
import type { ReportDeps, ReportOutcome, ReportStep } from '../report-message.ts';

/** How the pane takes part in sending what waits. */
export interface RetryEvents {
  /** This mail's report is being sent from this pane already. */
  busy(mailKey: string): boolean;
  starting(waiting: WaitingReport): AbortSignal;
  /** Steps of a try that the person asked for; tries in the background are silent. */
  step(waiting: WaitingReport, step: ReportStep): void;
  ended(waiting: WaitingReport, outcome: ReportOutcome): void;
  /** What waits now. */
  waiting(reports: readonly WaitingReport[]): void;
}

export interface Retries {
  /** Tries everything that waits, once. `pressed`: by the person, who may be asked to sign in. */
  now(pressed: boolean): Promise<void>;
  /** Looks at what waits and sets the clock for the next try. */
  plan(): Promise<void>;
  /** Ends all planned tries. */
  end(): void;
}

/** Sends this person's kept reports: at each opening, when the network is back, and with growing pauses while the pane is open. `page` tells `online`. */
export function createRetries(deps: ReportDeps, owner: string, events: RetryEvents, page: EventTarget): Retries {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round: Promise<void> = Promise.resolve();
  const online = () => void now(false);
  page.addEventListener('online', online);

  async function plan(): Promise<void> {
    clearTimeout(timer);
    const waiting = await deps.kept.waiting(owner);
    events.waiting(waiting);
    if (waiting.length === 0) return;
    const next = Math.min(...waiting.map(({ report }) => report.retryAt));
    timer = setTimeout(() => void tryAll((retryAt) => retryAt <= deps.now(), false), Math.max(250, next - deps.now()));
  }

  async function sendRound(due: (retryAt: number, why: string) => boolean, pressed: boolean): Promise<void> {
    for (const waiting of await deps.kept.waiting(owner)) {
      const { report, durable } = waiting;
      if (events.busy(report.mailKey) || !due(report.retryAt, report.why)) continue;
      const signal = events.starting(waiting);
      const outcome = await sendKept(deps, report, { durable, mayAsk: pressed, signal, tell: (step) => (pressed ? events.step(waiting, step) : undefined) });
      events.ended(waiting, outcome);
    }
    await plan();
  }

  /** Rounds follow one another: two at once would send the same report twice. */
  function tryAll(due: (retryAt: number, why: string) => boolean, pressed: boolean): Promise<void> {
    round = round.then(() => sendRound(due, pressed));
    return round;
  }

  /** A server that asked for patience gets it, unless the person presses. */
  function now(pressed: boolean): Promise<void> {
    return tryAll((retryAt, why) => pressed || why !== 'busy' || retryAt <= deps.now(), pressed);
  }

  return {
    now,
    plan,
    end() {
      clearTimeout(timer);
      page.removeEventListener('online', online);
    },
  };
}
