import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answerClassSchema } from '../../contract/own-report.ts';
import { dangerKindSchema, severitySchema } from '../../contract/verdict.ts';
import type { Clock } from '../clock.ts';
import type { Session } from '../desk/sessions.ts';
import { Refusal } from '../problems.ts';
import { appendAudit, type AuditDeps, type AuditEntry } from './audit-chain.ts';
import { auditRuleFor } from './audit-rules.ts';

/** One person looking at one thing is recorded once in this time: pages refresh themselves. */
const onceMs = 5 * 60_000;
const maxRemembered = 10_000;

export type DeskRecorder = {
  /** Records something that no route stands for, e.g. a sign-in. */
  record: (entry: Omit<AuditEntry, 'at'>) => Promise<void>;
  /** Records that somebody asked for what their role does not include. */
  refused: (request: FastifyRequest, session: Session) => Promise<void>;
};

/**
 * Records what is asked of the desk **before it is done** (security 33): what cannot be recorded is not done and not shown,
 * the answer is then 503. What failed afterwards gets a second entry.
 */
export function recordDesk(app: FastifyInstance, deps: AuditDeps & { clock: Clock }, sessionOf: (request: FastifyRequest) => Session | undefined): DeskRecorder {
  const seen = new Map<string, number>();
  const { clock } = deps;

  const record: DeskRecorder['record'] = async (entry) => {
    try {
      await appendAudit(deps, [{ at: clock(), ...entry }]);
    } catch {
      throw new Refusal('not_ready', { retryAfterSeconds: 5 });
    }
  };

  function isRepeated(key: string): boolean {
    const last = seen.get(key);
    const now = clock();
    if (last !== undefined && now - last < onceMs) return true;
    if (seen.size >= maxRemembered) seen.clear();
    seen.set(key, now);
    return false;
  }

  // A route without a rule does not start.
  app.addHook('onRoute', ({ method, url }) => { for (const one of [method].flat()) auditRuleFor(one, url); });

  app.addHook('preHandler', async (request) => {
    const session = sessionOf(request);
    // An address that is no route of ours.
    if (session === undefined || request.routeOptions.url === undefined) return;
    const rule = auditRuleFor(request.method, request.routeOptions.url);
    if ('none' in rule) return;
    const entry = entryOf(request, session, rule.action, 'allowed');
    const key = onceKey(request, session);
    if (rule.once === true && isRepeated(key)) return;
    try {
      await record(entry);
    } catch (error) {
      seen.delete(key);
      throw error;
    }
  });

  /** The whole question, also what the entry does not name: another search or another page is another look. In memory only. */
  const onceKey = (request: FastifyRequest, session: Session) => JSON.stringify([session.personId, request.method === 'HEAD' ? 'GET' : request.method, request.url]);

  app.addHook('onResponse', async (request, reply) => {
    const session = sessionOf(request);
    if (session === undefined || request.routeOptions.url === undefined || reply.statusCode < 400) return;
    // What was refused was not seen: the next look is one.
    seen.delete(onceKey(request, session));
    if (reply.statusCode === 403) return;
    const rule = auditRuleFor(request.method, request.routeOptions.url);
    if ('none' in rule) return;
    const entry = entryOf(request, session, rule.action, 'failed');
    if (isRepeated(JSON.stringify([entry.actor.id, entry.action, entry.subject, 'failed', reply.statusCode]))) return;
    // The entry before it stands already; that this one could not be added changes nothing that was done.
    await record({ ...entry, detail: { status: reply.statusCode } }).catch(() => undefined);
  });

  return {
    record,
    async refused(request, session) {
      const entry = entryOf(request, session, actionOf(request), 'refused');
      if (!isRepeated(JSON.stringify([entry.actor.id, entry.action, entry.subject, 'refused']))) await record(entry);
    },
  };
}

function actionOf(request: FastifyRequest): string {
  const rule = auditRuleFor(request.method, request.routeOptions.url ?? '/');
  return 'none' in rule ? `${request.method} ${request.routeOptions.url ?? ''}` : rule.action;
}

const subjectSchema = z.object({ id: z.string().regex(/^[\w-]{1,64}$/).optional(), version: z.string().regex(/^[^\p{Cc}]{1,40}$/u).optional() });

function entryOf(request: FastifyRequest, { personId, name, role }: Session, action: string, outcome: AuditEntry['outcome']): Omit<AuditEntry, 'at'> {
  const subject = subjectSchema.safeParse(request.params ?? {});
  return { actor: { id: personId, name, role }, action, subject: subject.success ? (subject.data.id ?? subject.data.version ?? '') : '', detail: { ...askedFor(request.query), ...sentWith(request.body) }, outcome };
}

const word = z.string().regex(/^[\w-]{1,40}$/);
/** Of a query only what is a choice of ours. Of a search its length: what was searched for may be a name. */
const querySchema = z.object({ state: word, need: word, class: word, simulation: word, assigned: word, region: word, format: word }).partial();

function askedFor(query: unknown): AuditEntry['detail'] {
  const detail: AuditEntry['detail'] = {};
  const given = typeof query === 'object' && query !== null ? (query as Record<string, unknown>) : {};
  for (const [name, schema] of Object.entries(querySchema.shape)) {
    const value = schema.safeParse(given[name]);
    if (value.success && value.data !== undefined) detail[name] = value.data;
  }
  if (typeof given['q'] === 'string' && given['q'] !== '') detail['searched'] = given['q'].length;
  return detail;
}

const verdictSchema = z.object({ class: answerClassSchema, kind: dangerKindSchema.optional(), severity: severitySchema.optional(), removedFrom: z.number().int().optional() });
const choiceSchemas = {
  to: z.enum(['me', 'nobody']), key: z.string().regex(/^[\w.-]{1,60}$/), language: word, version: z.string().regex(/^[^\p{Cc}]{1,40}$/u),
  // Where a webhook leads: its host and path, never what a query may hold of a secret.
  url: z.url().max(500).transform((url) => `${new URL(url).origin}${new URL(url).pathname}`),
};
/** Ids of a list that are named; of more only how many they are. */
const maxNamedIds = 20;
const idsSchema = z.array(z.string().regex(/^[\w-]{1,64}$/)).max(maxNamedIds);

/** Of a body only choices and counts, never a text. */
function sentWith(body: unknown): AuditEntry['detail'] {
  if (typeof body !== 'object' || body === null) return {};
  const given = body as Record<string, unknown>;
  const detail: AuditEntry['detail'] = {};
  const verdict = verdictSchema.safeParse('verdict' in given ? given['verdict'] : given);
  if (verdict.success) for (const [name, value] of Object.entries(verdict.data)) if (value !== undefined) detail[name] = value;
  for (const [name, schema] of Object.entries(choiceSchemas)) {
    const choice = schema.safeParse(given[name]);
    if (choice.success) detail[name] = choice.data;
  }
  for (const list of ['campaigns', 'reports', 'others']) {
    if (!Array.isArray(given[list])) continue;
    detail[list] = (given[list] as unknown[]).length;
    const ids = idsSchema.safeParse(given[list]);
    if (ids.success) detail[`${list}Ids`] = ids.data.join(' ');
  }
  return detail;
}
