import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { reportStateSchema } from '../../contract/desk.ts';
import { sendAgain } from '../delivery/outbox.ts';
import { Refusal } from '../problems.ts';
import { previewPolicy } from '../reading/preview-document.ts';
import { findReport, listReports, originalOf, sliceOfOriginal } from '../reports/report-queries.ts';
import type { DeskDeps } from './desk-deps.ts';

const maxSourceSlice = 64 * 1024;
/** No mail is longer; what both engines take as an integer. */
const maxOffset = 2 ** 31 - 2;

const listSchema = z.strictObject({
  state: reportStateSchema.optional(),
  q: z.string().max(200).optional(),
  campaign: z.string().regex(/^[\w-]{16,64}$/).optional(),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const sourceSchema = z.strictObject({ offset: z.coerce.number().int().min(0).max(maxOffset).default(0) });
const idSchema = z.object({ id: z.string().regex(/^[\w-]{16,64}$/) });

/** A malformed id is answered like a missing one, and like one of somebody else's (security 12). */
function idOf(params: unknown): string {
  const parsed = idSchema.safeParse(params);
  if (!parsed.success) throw new Refusal('not_found');
  return parsed.data.id;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refusal('not_found');
  return value;
}

/** Reports and the evidence of their mails. */
export function deskReportRoutes(app: FastifyInstance, { db, clock, reader, onSendAgain }: DeskDeps): void {
  app.get('/api/v1/reports', async (request) => listReports(db, listSchema.parse(request.query)));

  app.get('/api/v1/reports/:id', async (request) => found(await findReport(db, idOf(request.params))));

  app.get('/api/v1/reports/:id/original', async (request, reply) => {
    const { number, raw } = found(await originalOf(db, idOf(request.params)));
    // Only ever a download (security 19): no type a browser would show, no script if it did.
    return reply
      .header('content-disposition', `attachment; filename="report-${String(number)}.eml"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .type('application/octet-stream')
      .send(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  });

  app.get('/api/v1/reports/:id/preview', async (request, reply) => {
    const { raw } = found(await originalOf(db, idOf(request.params)));
    const { html } = await reader.preview(raw);
    // Second of the three layers of security 16; the frame's sandbox is the third.
    return reply.header('content-security-policy', previewPolicy).removeHeader('x-frame-options').type('text/html; charset=utf-8').send(html);
  });

  app.get('/api/v1/reports/:id/preview-notes', async (request) => {
    const { raw } = found(await originalOf(db, idOf(request.params)));
    return { leftOut: (await reader.preview(raw)).leftOut };
  });

  app.get('/api/v1/reports/:id/source', async (request) => {
    const { offset } = sourceSchema.parse(request.query);
    const { bytes, slice } = found(await sliceOfOriginal(db, idOf(request.params), offset, maxSourceSlice));
    const end = offset + slice.byteLength;
    // Byte for character: what is shown is what is there, whatever charset it claims.
    return { text: Buffer.from(slice).toString('latin1'), offset, next: end < bytes && slice.byteLength > 0 ? end : null, bytes };
  });

  app.post('/api/v1/deliveries/:id/send-again', async (request, reply) => {
    if (!(await sendAgain(db, idOf(request.params), clock()))) throw new Refusal('not_found');
    onSendAgain();
    return reply.code(204).send();
  });
}
