import { ZodError } from 'zod';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem, ProblemCode } from '../contract/problem.ts';

const status: Record<ProblemCode, number> = {
  invalid_report: 400,
  invalid_request: 400,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  key_reused: 409,
  too_late: 409,
  mail_too_large: 413,
  unsupported_media: 415,
  too_many: 429,
  internal: 500,
  not_ready: 503,
};

/** For programs and logs. What a person reads comes from the page's words, by code. */
const sentence: Record<ProblemCode, string> = {
  invalid_report: 'The report could not be understood. Nothing was stored.',
  invalid_request: 'The request could not be understood. Nothing was changed.',
  not_signed_in: 'A valid sign-in is needed. Nothing was stored.',
  not_allowed: 'This account may not do this here. Nothing was stored.',
  not_found: 'There is nothing here, or not for you.',
  key_reused: 'This idempotency key was used for another report. Nothing new was stored.',
  too_late: 'The time for this is over. Nothing was changed.',
  mail_too_large: 'The mail is larger than this server takes. Nothing was stored.',
  unsupported_media: 'This kind of content is not taken here. Nothing was stored.',
  too_many: 'Too many requests for now. Nothing was stored; please try again later.',
  internal: 'Something went wrong on our side. Nothing was acknowledged.',
  not_ready: 'The server cannot store anything right now. Please try again; nothing was acknowledged.',
};

/** A refusal with its code. Thrown by use cases, turned into `{code, message, correlationId}` by `refuse`. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly retryAfterSeconds: number | undefined;
  readonly detail: string | undefined;
  /** @param detail one more sentence of ours for the caller; never input echoed back (security 35). */
  constructor(code: ProblemCode, options: { detail?: string; retryAfterSeconds?: number } = {}) {
    super(options.detail === undefined ? sentence[code] : `${sentence[code]} ${options.detail}`);
    this.name = 'Refusal';
    this.code = code;
    this.detail = options.detail;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Sends the refusal. Browsers and proxies must not keep it. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const body: Problem = { code: refusal.code, message: refusal.message, ...(refusal.detail === undefined ? {} : { detail: refusal.detail }), correlationId: request.id };
  if (refusal.retryAfterSeconds !== undefined) void reply.header('retry-after', String(refusal.retryAfterSeconds));
  if (refusal.code === 'not_signed_in') void reply.header('www-authenticate', 'Bearer');
  return reply.code(status[refusal.code]).header('cache-control', 'no-store').send(body);
}

/** Errors of Fastify itself (too large, wrong media type, malformed JSON) and of the database, as refusals. */
export function refusalFrom(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  // A query or body that is not what was agreed on.
  if (error instanceof ZodError) return new Refusal('invalid_request');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const http = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || http === 413) return new Refusal('mail_too_large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || http === 415) return new Refusal('unsupported_media');
  if (http === 429) return new Refusal('too_many', { retryAfterSeconds: 60 });
  if (http >= 400 && http < 500) return new Refusal('invalid_request');
  if (databaseAway(error, code)) return new Refusal('not_ready', { retryAfterSeconds: 10 });
  return new Refusal('internal');
}

/** Disk full, locked, gone, or PostgreSQL out of reach: honest 503, worth trying again (R3, R4). */
function databaseAway(error: unknown, code: string): boolean {
  if (/^SQLITE_(FULL|BUSY|LOCKED|IOERR|READONLY|CANTOPEN|NOMEM)/.test(code)) return true;
  if (/^(08|53|57P)/.test(code) || /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NOTFOUND)$/.test(code)) return true;
  return error instanceof Error && /(timeout exceeded when trying to connect|Connection terminated|database thread has ended)/.test(error.message);
}
