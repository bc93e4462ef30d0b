import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { campaignFilterSchema } from '../../contract/campaign.ts';
import { reportStateSchema } from '../../contract/desk.ts';
import type { Author } from '../changes.ts';
import { exportCampaigns, exportReports, type ExportFormat } from '../export/export-rows.ts';
import { indicatorsOf, indicatorText } from '../export/indicators.ts';
import { Refusal } from '../problems.ts';
import type { DeskDeps } from './desk-deps.ts';

const formatSchema = z.enum(['csv', 'json']);
const campaignsQuery = campaignFilterSchema.extend({ format: formatSchema });
const reportsQuery = z.strictObject({ format: formatSchema, state: reportStateSchema.optional(), q: z.string().max(200).optional(), campaign: z.string().regex(/^[\w-]{16,64}$/).optional() });
const indicatorsQuery = z.strictObject({ format: z.enum(['json', 'text']).default('json'), defanged: z.enum(['0', '1']).default('1') });
const idParams = z.object({ id: z.string().regex(/^[\w-]{16,64}$/) });

/** Lists and indicators to take along, for analysts. Recorded in the audit before they leave. */
export function deskExportRoutes(app: FastifyInstance, { db, clock }: DeskDeps, authorOf: (request: FastifyRequest) => Author): void {
  app.get('/api/v1/campaigns/export', (request, reply) => {
    const { format, ...filter } = campaignsQuery.parse(request.query);
    return sendFile(reply, 'campaigns', format, exportCampaigns(db, filter, format, { personId: authorOf(request).id, now: clock() }));
  });
  app.get('/api/v1/reports/export', (request, reply) => {
    const { format, ...query } = reportsQuery.parse(request.query);
    return sendFile(reply, 'reports', format, exportReports(db, query, format));
  });
  app.get('/api/v1/campaigns/:id/indicators', async (request, reply) => {
    const { format, defanged } = indicatorsQuery.parse(request.query);
    const id = idParams.safeParse(request.params);
    if (!id.success) throw new Refusal('not_found');
    const indicators = await indicatorsOf(db, id.data.id);
    return format === 'json' ? indicators : reply.type('text/plain; charset=utf-8').send(indicatorText(indicators, defanged === '1'));
  });
}

/** Only ever a download, under a name of ours. */
function sendFile(reply: FastifyReply, name: string, format: ExportFormat, pieces: AsyncGenerator<string>): FastifyReply {
  return reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8').header('content-disposition', `attachment; filename="heads-up-${name}.${format}"`).send(Readable.from(pieces));
}
