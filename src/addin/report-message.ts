import type { ProblemCode } from '../contract/problem.ts';
import type { Client, Receipt, ReportRequest } from '../contract/report.ts';
import type { KeptReport, KeptReports, WaitReason } from './kept-reports.ts';
import type { ObtainedMail } from './mail/obtain-mail.ts';
import { sha256 } from './mail/sha256.ts';
import type { Identity, TokenResult } from './outlook/identity.ts';
import type { Posting, PostResult } from './post-report.ts';
import { retryDelayMs } from './retry-delay.ts';

/** What a press came to, for the person who pressed. `reported` carries the only proof there is. */
export type ReportOutcome =
  | { kind: 'reported'; receipt: Receipt }
  /** Not there yet; it is tried again. `durable`: it survives closing Outlook. */
  | { kind: 'kept'; key: string; durable: boolean; retryAt: number; why: WaitReason }
  /** The server will not take it. Nothing is kept; the mail is where it was. */
  | { kind: 'refused'; code: ProblemCode; reference: string }
  /** The person stopped it. */
  | { kind: 'stopped' }
  /** Another mail was opened before this one had been read. */
  | { kind: 'moved-on' };

export type ReportStep = { step: 'reading' } | { step: 'sending'; share: number } | { step: 'signing-in' };

/** The effects reporting needs, so that pane, event and tests bring their own. */
export interface ReportDeps {
  readonly identity: Identity;
  readonly kept: KeptReports;
  readonly post: (posting: Posting) => Promise<PostResult>;
  /** Runs the work alone among this person's windows; null when another one is at it. */
  readonly alone: <T>(key: string, work: () => Promise<T>) => Promise<T | null>;
  readonly now: () => number;
  readonly newKey: () => string;
}

/** One press on one mail. */
export interface Press {
  readonly mailKey: string;
  readonly subject: string;
  readonly owner: string;
  readonly client: Client;
  readonly language: string;
  readonly timeZone: string;
  readonly maxMailBytes: number;
  /** Frame and version of the words before the press. */
  readonly shown: NonNullable<ReportRequest['shown']>;
  /** Reads the open mail; null when it was stopped or another mail was opened. */
  readonly obtain: (signal: AbortSignal) => Promise<ObtainedMail | null>;
  readonly signal: AbortSignal;
  readonly tell: (step: ReportStep) => void;
}

/** Said with `controller.abort(movedOn)` when another mail is opened while this one is being read. */
export const movedOn = 'moved-on';

/**
 * Reports one mail: read it, keep it on this device, send it, and forget it only when the server has proved to hold
 * exactly these bytes. Never rejects for anything the network, the server or Outlook does.
 */
export async function reportMessage(deps: ReportDeps, press: Press): Promise<ReportOutcome> {
  press.tell({ step: 'reading' });
  const mail = await press.obtain(press.signal);
  if (!mail) return press.signal.aborted && press.signal.reason !== movedOn ? { kind: 'stopped' } : { kind: 'moved-on' };
  if (mail.bytes.length > press.maxMailBytes) return { kind: 'refused', code: 'mail_too_large', reference: '' };

  const now = deps.now();
  const report: KeptReport = {
    key: deps.newKey(),
    owner: press.owner,
    mailKey: press.mailKey,
    subject: press.subject,
    request: requestOf(press, mail),
    mail: new Blob([mail.bytes], { type: 'message/rfc822' }),
    sha256: await sha256(mail.bytes),
    attempts: 0,
    keptAt: now,
    // Were the pane closed in the middle, the next opening sends it at once.
    retryAt: now,
    why: 'offline',
  };
  const durable = await deps.kept.keep(report);
  return sendKept(deps, report, { durable, mayAsk: true, signal: press.signal, tell: press.tell });
}

function requestOf({ client, language, timeZone, shown }: Press, { how, headers, internetMessageId, missing }: ObtainedMail): ReportRequest {
  return {
    client,
    how,
    internetMessageId: internetMessageId?.slice(0, 998) ?? null,
    ...(headers === null ? {} : { headers }),
    ...(missing.length > 0 ? { missing: [...missing] } : {}),
    timeZone: timeZone.slice(0, 100),
    shown,
    language: language.slice(0, 35),
  };
}

export interface SendWish {
  readonly durable: boolean;
  /** The person is there and has pressed: a sign-in may be shown. */
  readonly mayAsk: boolean;
  readonly signal: AbortSignal;
  readonly tell: (step: ReportStep) => void;
}

/** One attempt at a kept report: what remains is either a receipt, a refusal, or the report kept for the next time. */
export async function sendKept(deps: ReportDeps, report: KeptReport, wish: SendWish): Promise<ReportOutcome> {
  const done = await deps.alone(report.key, () => attempt(deps, report, wish));
  // Another window is sending it this moment; look again soon.
  return done ?? { kind: 'kept', key: report.key, durable: wish.durable, retryAt: deps.now() + retryDelayMs(1), why: report.why };
}

async function attempt(deps: ReportDeps, report: KeptReport, wish: SendWish): Promise<ReportOutcome> {
  const settled = await deps.kept.settled(report.key);
  if (settled) return { kind: 'reported', receipt: settled.receipt };
  const result = await sendWithToken(deps, report, wish);
  switch (result.kind) {
    case 'receipt':
      // The proof: the server has computed the same SHA-256 over what it stored.
      if (result.receipt.sha256 !== report.sha256) return keepOn(deps, report, 'server');
      await deps.kept.settle(report, result.receipt, deps.now());
      return { kind: 'reported', receipt: result.receipt };
    case 'refused':
      await deps.kept.drop(report.key);
      return { kind: 'refused', code: result.code, reference: result.reference };
    case 'stopped':
      await deps.kept.drop(report.key);
      return { kind: 'stopped' };
    case 'trouble':
      return keepOn(deps, report, result.why, result.retryAfterMs);
    case 'not-signed-in':
      return keepOn(deps, report, 'sign-in');
  }
}

/** A token, the post, and once more with a fresh token when the server does not like the first. */
async function sendWithToken(deps: ReportDeps, report: KeptReport, { mayAsk, signal, tell }: SendWish): Promise<PostResult> {
  for (const fresh of [false, true]) {
    tell({ step: 'signing-in' });
    const token = await untilStopped(deps.identity.token({ fresh, mayAsk }), signal);
    if (token === 'stopped') return { kind: 'stopped' };
    if (token.kind === 'unreachable') return { kind: 'trouble', why: 'offline' };
    if (token.kind === 'failed') return { kind: 'trouble', why: 'identity' };
    if (token.kind !== 'token') return { kind: 'not-signed-in' };
    tell({ step: 'sending', share: 0 });
    const { request, mail, key } = report;
    const result = await deps.post({ request, mail, key, accessToken: token.accessToken, signal, onProgress: (share) => tell({ step: 'sending', share }) });
    if (result.kind !== 'not-signed-in') return result;
  }
  return { kind: 'not-signed-in' };
}

/** A sign-in cannot be called off, but nobody has to wait for it. */
function untilStopped(token: Promise<TokenResult>, signal: AbortSignal): Promise<TokenResult | 'stopped'> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve('stopped');
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    token.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

async function keepOn(deps: ReportDeps, report: KeptReport, why: WaitReason, retryAfterMs?: number): Promise<ReportOutcome> {
  const attempts = report.attempts + 1;
  const retryAt = deps.now() + retryDelayMs(attempts, retryAfterMs);
  const durable = await deps.kept.keep({ ...report, attempts, retryAt, why });
  return { kind: 'kept', key: report.key, durable, retryAt, why };
}
