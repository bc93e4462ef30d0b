import type { FastifyInstance, FastifyRequest } from 'fastify';
import { paths } from '../../contract/paths.ts';
import type { Person } from '../identity/verify-token.ts';
import { Refusal } from '../problems.ts';
import type { RateLimit } from '../rate-limit.ts';
import { receiveReport, type ReceiveLimits } from './receive-report.ts';
import { submitReport, type SubmitDeps } from './submit-report.ts';

export type ReportRoutesDeps = {
  submit: SubmitDeps;
  verify: (authorization: string | undefined) => Promise<Person>;
  perPerson: RateLimit;
  limits: ReceiveLimits;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !uuid.test(key)) throw new Refusal('invalid_report', { detail: 'The header Idempotency-Key must be a UUID.' });
  return key.toLowerCase();
}

/** `POST /api/v1/reports`: who it is is settled before the first byte of the body is read. */
export function reportRoutes(app: FastifyInstance, deps: ReportRoutesDeps): void {
  // The body is streamed by the handler; Fastify must leave it alone.
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => { done(null); });

  app.post(paths.reports, async (request, reply) => {
    const person = await deps.verify(request.headers.authorization);
    const key = idempotencyKey(request);
    if (request.headers['content-type']?.startsWith('multipart/form-data') !== true) throw new Refusal('unsupported_media');
    deps.perPerson.spend(`${person.tenantId} ${person.personId}`);
    const { report, mail } = await receiveReport(request.raw, deps.limits);
    const receipt = await submitReport(deps.submit, person, key, report, mail);
    return reply.code(201).header('cache-control', 'no-store').send(receipt);
  });
}
