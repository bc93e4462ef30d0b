import { z } from 'zod';
import { answerClassSchema } from './own-report.ts';

/** Desk: `POST /api/v1/reports/{id}/verdict`. `action`: what was done, in the analyst's words. */
export const verdictRequestSchema = z.strictObject({
  class: answerClassSchema,
  /** Other mailboxes the mail was removed from: a count of what was done, never a guess. */
  removedFrom: z.number().int().min(0).max(1_000_000).optional(),
});
export type VerdictRequest = z.infer<typeof verdictRequestSchema>;

export const verdictSchema = z.object({ class: answerClassSchema, removedFrom: z.number().int().nullable(), at: z.iso.datetime(), by: z.string() });
export type Verdict = z.infer<typeof verdictSchema>;
