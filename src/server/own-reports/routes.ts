import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { commentRequestSchema, happenedRequestSchema } from '../../contract/own-report.ts';
import { paths } from '../../contract/paths.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { Person } from '../identity/verify-token.ts';
import { Refusal } from '../problems.ts';
import type { RateLimit } from '../rate-limit.ts';
import { keepComment, keepHappened, markAnswersSeen, undoReport, type NotesFor } from './own-report-actions.ts';
import { ownReport, ownReports } from './own-report-queries.ts';

export type OwnReportDeps = {
  db: Database;
  clock: Clock;
  newId: () => string;
  verify: (authorization: string | undefined) => Promise<Person>;
  perPerson: RateLimit;
  undoMinutes: number;
  notesFor: NotesFor;
  /** Wakes the delivery worker. */
  onNote: () => void;
};

const listSchema = z.strictObject({ before: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(50).default(20) });
const idSchema = z.object({ id: z.string().regex(/^[\w-]{16,64}$/) });

/** Own reports (M2, M3, M6). Foreign, unknown and malformed ids have one answer: the same 404 (security 12). */
export function ownReportRoutes(app: FastifyInstance, deps: OwnReportDeps): void {
  const { db, clock } = deps;
  const undoMs = deps.undoMinutes * 60_000;
  const one = `${paths.reports}/:id`;

  async function caller(request: FastifyRequest): Promise<Person> {
    const person = await deps.verify(request.headers.authorization);
    deps.perPerson.spend(`${person.tenantId} ${person.personId}`);
    return person;
  }

  function idOf(request: FastifyRequest): string {
    const parsed = idSchema.safeParse(request.params);
    if (!parsed.success) throw new Refusal('not_found');
    return parsed.data.id;
  }

  async function answer(reply: FastifyReply, person: Person, id: string) {
    const report = await ownReport(db, person, id, undoMs, clock());
    if (report === undefined) throw new Refusal('not_found');
    return reply.header('cache-control', 'no-store').send(report);
  }

  app.get(paths.reports, async (request, reply) => {
    const person = await caller(request);
    return reply.header('cache-control', 'no-store').send(await ownReports(db, person, listSchema.parse(request.query), undoMs, clock()));
  });

  app.get(one, async (request, reply) => answer(reply, await caller(request), idOf(request)));

  app.post(`${one}/undo`, async (request, reply) => {
    const person = await caller(request);
    await undoReport(db, person, idOf(request), { undoMs, now: clock(), notesFor: deps.notesFor });
    deps.onNote();
    return answer(reply, person, idOf(request));
  });

  app.post(`${one}/happened`, async (request, reply) => {
    const person = await caller(request);
    const { happened } = happenedRequestSchema.parse(request.body);
    await keepHappened(db, person, idOf(request), happened, { now: clock(), notesFor: deps.notesFor });
    deps.onNote();
    return answer(reply, person, idOf(request));
  });

  app.post(`${one}/comment`, async (request, reply) => {
    const person = await caller(request);
    await keepComment(db, person, idOf(request), commentRequestSchema.parse(request.body), { now: clock(), newId: deps.newId });
    return answer(reply, person, idOf(request));
  });

  app.post(`${one}/answers-seen`, async (request, reply) => {
    const person = await caller(request);
    await markAnswersSeen(db, person, idOf(request), clock());
    return answer(reply, person, idOf(request));
  });
}
