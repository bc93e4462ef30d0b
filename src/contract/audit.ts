import { z } from 'zod';

/** `GET /api/v1/audit?before&limit&action&actor&from&to`: newest first, for auditors. */
export const auditEntrySchema = z.object({
  seq: z.number().int(),
  at: z.iso.datetime(),
  actor: z.object({ id: z.string(), name: z.string(), role: z.string() }),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  outcome: z.enum(['allowed', 'refused', 'failed']),
});
export type AuditEntryShown = z.infer<typeof auditEntrySchema>;

export const auditPageSchema = z.object({ items: z.array(auditEntrySchema), next: z.string().nullable(), actions: z.array(z.string()) });
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditQuerySchema = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  action: z.string().max(60).optional(),
  /** Part of a name, or an id. */
  actor: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  /** That day included. */
  to: z.iso.date().optional(),
});

/** `GET /api/v1/audit/verify`, and what `npm run audit -- verify` prints. `rows`: so many are whole. */
export const auditVerifiedSchema = z.object({
  rows: z.number().int(),
  ok: z.boolean(),
  brokenAt: z.number().int().nullable(),
  why: z.enum(['missing', 'changed', 'shortened', 'head-unknown']).nullable(),
  head: z.string(),
});
export type AuditVerified = z.infer<typeof auditVerifiedSchema>;
