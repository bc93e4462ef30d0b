import type { FastifyInstance } from 'fastify';
import { auditQuerySchema } from '../../contract/audit.ts';
import { listAudit } from '../audit/audit-queries.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import type { DeskDeps } from './desk-deps.ts';

/** The audit, for auditors. Nothing here changes it. */
export function deskAuditRoutes(app: FastifyInstance, { db, secretKey }: Pick<DeskDeps, 'db' | 'secretKey'>): void {
  app.get('/api/v1/audit', async (request) => listAudit(db, auditQuerySchema.parse(request.query)));
  app.get('/api/v1/audit/verify', () => verifyAudit(db, secretKey));
}
