import type { FastifyInstance, FastifyRequest } from 'fastify';
import { simulationSettingsSchema, type Simulations } from '../../contract/simulation.ts';
import type { Author } from '../changes.ts';
import { mayCallReportAddress } from '../simulations/report-address.ts';
import { changeSimulations, endSecret, renewSecret, shownSimulations } from '../simulations/simulation-store.ts';
import type { DeskDeps } from './desk-deps.ts';

/** Which exercises the organisation uses, how their mails are known, and the shared secret (P5). */
export function deskSimulationRoutes(app: FastifyInstance, { db, clock, newId, demo, simulations }: DeskDeps, authorOf: (request: FastifyRequest) => Author): void {
  const stamp = (request: FastifyRequest) => ({ at: clock(), id: newId(), by: authorOf(request) });
  const shown = (): Simulations => shownSimulations(simulations.now(), clock());

  app.get('/api/v1/simulations', shown);
  app.put('/api/v1/simulations', async (request) => {
    await changeSimulations(db, simulationSettingsSchema.parse(request.body), mayCallReportAddress(demo), stamp(request));
    await simulations.reload();
    return shown();
  });
  app.post('/api/v1/simulations/secret', async (request) => {
    const value = await renewSecret(db, stamp(request));
    await simulations.reload();
    return { ...shown(), value };
  });
  app.delete('/api/v1/simulations/secret', async (request, reply) => {
    await endSecret(db, stamp(request));
    await simulations.reload();
    return reply.code(204).send();
  });
}
