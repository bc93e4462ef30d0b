import { alone } from '../alone.ts';
import { openKeptReports } from '../kept-reports.ts';
import type { KeptReports, WaitingReport } from '../kept-reports.ts';
import { obtainMail } from '../mail/obtain-mail.ts';
import { describeClient, outlookLanguages } from '../outlook/client.ts';
import { createIdentity } from '../outlook/identity.ts';
import { openMailSource } from '../outlook/mail-source.ts';
import { mailboxOwner } from '../outlook/mailbox.ts';
import type { MailSummary } from '../outlook/mailbox.ts';
import type { PersonApi } from '../person-api.ts';
import { createPostReport } from '../post-report.ts';
import { movedOn, reportMessage } from '../report-message.ts';
import type { Press, ReportDeps, ReportStep } from '../report-message.ts';
import { createAudience } from './audience.ts';
import type { Audience } from './audience.ts';
import type { Pane } from './pane.ts';
import type { PaneSettings } from './pane-settings.ts';
import { createRetries } from './retries.ts';

/** What the buttons of the pane do. */
export interface Reporting {
  /** Reports the open mail. */
  press(mail: MailSummary): void;
  /** Calls off a report that is being read or sent. */
  stop(mailKey: string): void;
  /** Tries what waits on this device now; `mayAsk`: the person pressed for signing in. */
  retryNow(mayAsk: boolean): void;
  /** The person's own affairs: their reports, their words, the agreement. */
  readonly person: PersonApi;
  readonly audience: Audience;
  /** Another mail was opened. */
  mailChanged(): void;
}

/** Wait before asking Outlook again after its internal error. */
const retryPauseMs = 400;

/** Brings together what a press needs. Loaded beside the button, so that the button never waits for it. */
export async function startReporting(pane: Pane, settings: PaneSettings): Promise<Reporting> {
  const owner = mailboxOwner();
  const identity = createIdentity(settings);
  const audience = createAudience(pane, identity, owner.timeZone);
  const [kept] = await Promise.all([openKeptReports(), audience.speak()]);
  const deps: ReportDeps = { identity, kept, post: createPostReport(), alone, now: Date.now, newKey: () => crypto.randomUUID() };
  const running = new Map<string, { controller: AbortController; reading: boolean }>();
  const retries = createRetries(deps, owner.address, {
    busy: (mailKey) => running.has(mailKey),
    starting: ({ report }) => begin(report.mailKey, false),
    step: ({ report }, step) => pane.report({ key: report.mailKey, subject: report.subject }, { kind: 'sending', step }),
    ended({ report }, outcome) {
      running.delete(report.mailKey);
      pane.report({ key: report.mailKey, subject: report.subject }, outcome);
    },
    waiting: (reports) => void showWaiting(pane, kept, reports),
  }, window);

  /** Registers work on a mail, so that it can be stopped. */
  function begin(mailKey: string, reading: boolean): AbortSignal {
    const controller = new AbortController();
    running.set(mailKey, { controller, reading });
    return controller.signal;
  }

  async function carryOut(mail: MailSummary): Promise<void> {
    const signal = begin(mail.key, true);
    const tell = (step: ReportStep) => {
      const run = running.get(mail.key);
      if (run) run.reading = step.step === 'reading';
      pane.report(mail, { kind: 'sending', step });
    };
    const outcome = await reportMessage(deps, { ...pressOf(mail, owner, settings, pane), signal, tell });
    running.delete(mail.key);
    pane.report(mail, outcome);
    await retries.plan();
  }

  // What waits from last time goes first; a token fetched now makes the press quick.
  void retries.now(false).then(() => audience.ask());

  return {
    person: audience.api,
    audience,
    press: (mail) => void carryOut(mail),
    stop: (mailKey) => running.get(mailKey)?.controller.abort(),
    retryNow: (mayAsk) => void retries.now(mayAsk),
    mailChanged() {
      // What has been read is on its way whatever is open; what has not would now be read from the wrong mail.
      for (const [key, run] of running) if (run.reading && key !== pane.get().mail?.key) run.controller.abort(movedOn);
    },
  };
}

function pressOf(mail: MailSummary, owner: { address: string; timeZone: string }, settings: PaneSettings, pane: Pane): Omit<Press, 'signal' | 'tell'> {
  const { invitation, wordsVersion } = pane.get();
  return {
    shown: { frame: invitation.frame, words: wordsVersion },
    mailKey: mail.key,
    subject: mail.subject,
    owner: owner.address,
    client: describeClient(settings.version),
    language: outlookLanguages()[0] ?? navigator.language,
    timeZone: owner.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone,
    maxMailBytes: settings.maxMailBytes,
    async obtain(signal) {
      const source = openMailSource();
      return source?.key === mail.key ? obtainMail(source, { maxMailBytes: settings.maxMailBytes, retryPauseMs }, signal) : null;
    },
  };
}

/** A mail that waits from an earlier opening shows so when it is opened, too; one that another window has sent shows its receipt. */
async function showWaiting(pane: Pane, kept: KeptReports, waiting: readonly WaitingReport[]): Promise<void> {
  pane.set({ waiting: waiting.map(({ report }) => report.mailKey) });
  for (const { report: { key, mailKey, subject, retryAt, why }, durable } of waiting) {
    if (!pane.get().reports.has(mailKey)) pane.report({ key: mailKey, subject }, { kind: 'kept', key, durable, retryAt, why });
  }
  for (const [mailKey, { subject, state }] of pane.get().reports) {
    if (state.kind !== 'kept' || waiting.some(({ report }) => report.key === state.key)) continue;
    const settled = await kept.settled(state.key);
    if (settled) pane.report({ key: mailKey, subject }, { kind: 'reported', receipt: settled.receipt });
  }
}
