import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DeskRecorder } from '../audit/record-desk.ts';
import type { Cookies } from './cookies.ts';
import type { DeskDeps } from './desk-deps.ts';
import { deskRoles } from './policy.ts';
import { replaceSession } from './sign-in.ts';

const bodySchema = z.strictObject({ as: z.enum(deskRoles) });
const names = { analyst: 'Ana (analyst)', admin: 'Ada (admin)', auditor: 'Aud (auditor)' };

/** Sign-in without a password, for scripts and the curious. Registered in the demo only (security 39; a test holds it). */
export function demoSignIn(app: FastifyInstance, deps: DeskDeps, cookies: Cookies, recorder: DeskRecorder): void {
  app.get('/demo/people', (_request, reply) => reply.header('cache-control', 'no-store').send(deskRoles.map((as) => ({ as, name: names[as] }))));

  app.post('/demo/sign-in', async (request, reply) => {
    const { as } = bodySchema.parse(request.body);
    await replaceSession(deps, cookies, request, reply, { personId: `demo-${as}`, name: names[as], role: as, idToken: null }, recorder);
    return reply.code(204).header('cache-control', 'no-store').send();
  });
}
