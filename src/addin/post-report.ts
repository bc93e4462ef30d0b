import './zod-without-eval.ts';
import axios from 'axios';
import { paths } from '../contract/paths.ts';
import { problemSchema } from '../contract/problem.ts';
import type { ProblemCode } from '../contract/problem.ts';
import { receiptSchema } from '../contract/report.ts';
import type { Receipt, ReportRequest } from '../contract/report.ts';

/** Why a report could not be handed over yet. */
export type Trouble = 'offline' | 'silent' | 'server' | 'busy' | 'identity';

/** What one attempt came to. Only `receipt` is ever a reason to thank (M2). */
export type PostResult =
  | { kind: 'receipt'; receipt: Receipt }
  | { kind: 'refused'; code: ProblemCode; reference: string }
  | { kind: 'not-signed-in' }
  | { kind: 'trouble'; why: Trouble; retryAfterMs?: number }
  | { kind: 'stopped' };

export interface Posting {
  readonly request: ReportRequest;
  readonly mail: Blob;
  /** Idempotency key: the same for every attempt at the same press. */
  readonly key: string;
  readonly accessToken: string;
  readonly signal: AbortSignal;
  /** Share of the body that has left, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Nothing moved for so long: neither a byte sent nor an answer. */
const silenceLimitMs = 30_000;

/** Makes the one request of the pane. `origin` is where the page came from, unless a test says otherwise. */
export function createPostReport(origin = '', { silenceLimitMs: limitMs = silenceLimitMs } = {}): (posting: Posting) => Promise<PostResult> {
  return async ({ request, mail, key, accessToken, signal, onProgress }) => {
    const form = new FormData();
    form.append('report', new Blob([JSON.stringify(request)], { type: 'application/json' }), 'report.json');
    form.append('mail', mail, 'mail.eml');
    const watch = watchSilence(limitMs, signal);
    try {
      const { status, headers, data } = await axios.post<string>(`${origin}${paths.reports}`, form, {
        headers: { Authorization: `Bearer ${accessToken}`, 'Idempotency-Key': key, Accept: 'application/json' },
        signal: watch.signal,
        // Every answer is read below; a proxy's page with status 200 must not pass for a receipt.
        responseType: 'text',
        transformResponse: (body: unknown) => body,
        validateStatus: () => true,
        maxRedirects: 0,
        onUploadProgress: ({ progress }) => {
          watch.moved();
          if (progress !== undefined) onProgress?.(progress);
        },
      });
      return read(status, parsed(data), retryAfterMs(headers['retry-after']));
    } catch {
      if (signal.aborted) return { kind: 'stopped' };
      return { kind: 'trouble', why: watch.silent() ? 'silent' : 'offline' };
    } finally {
      watch.end();
    }
  };
}

function read(status: number, body: unknown, retryAfter: number | undefined): PostResult {
  const wait = retryAfter === undefined ? {} : { retryAfterMs: retryAfter };
  if (status === 201) {
    const receipt = receiptSchema.safeParse(body);
    return receipt.success ? { kind: 'receipt', receipt: receipt.data } : { kind: 'trouble', why: 'server', ...wait };
  }
  if (status === 401) return { kind: 'not-signed-in' };
  if (status === 429 || status === 503) return { kind: 'trouble', why: 'busy', ...wait };
  // Only our own server refuses for good, and it says so in its own form. A proxy's 403 page may be gone in an hour.
  const problem = problemSchema.safeParse(body);
  if (status >= 400 && status < 500 && problem.success) return { kind: 'refused', code: problem.data.code, reference: problem.data.correlationId };
  // A proxy in front that takes no mail of this size never will.
  if (status === 413) return { kind: 'refused', code: 'mail_too_large', reference: '' };
  return { kind: 'trouble', why: 'server', ...wait };
}

function parsed(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : body;
  } catch {
    return undefined;
  }
}

/** Seconds or a date (RFC 9110 10.2.3), as milliseconds from now; absurd values are left aside. */
function retryAfterMs(header: unknown): number | undefined {
  if (typeof header !== 'string') return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return ms > 0 && ms <= 24 * 60 * 60 * 1000 ? ms : undefined;
}

/** Aborts when nothing has moved for `limitMs`, or when the outer signal says so. */
function watchSilence(limitMs: number, outer: AbortSignal) {
  const controller = new AbortController();
  let silent = false;
  const giveUp = () => {
    silent = true;
    controller.abort();
  };
  const stop = () => controller.abort();
  let timer = setTimeout(giveUp, limitMs);
  outer.addEventListener('abort', stop);
  if (outer.aborted) stop();
  return {
    signal: controller.signal,
    silent: () => silent,
    moved() {
      clearTimeout(timer);
      timer = setTimeout(giveUp, limitMs);
    },
    end() {
      clearTimeout(timer);
      outer.removeEventListener('abort', stop);
    },
  };
}
