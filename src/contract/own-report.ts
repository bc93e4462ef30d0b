import { z } from 'zod';
import { maxCommentChars } from './limits.ts';

/** What a person may tell us has already happened (M3). `nothing` is an answer of equal worth. */
export const happenedSchema = z.enum(['clicked', 'opened', 'password', 'replied', 'paid', 'nothing']);
export type Happened = z.infer<typeof happenedSchema>;

/** `POST /api/v1/reports/{id}/happened`: the whole choice as it stands; `nothing` stands alone, [] takes all back. */
export const happenedRequestSchema = z.strictObject({ happened: z.array(happenedSchema).max(6) });

/** `POST /api/v1/reports/{id}/comment`: `differs`: "I see it differently". `wantsAnswer` alone changes only that. */
export const commentRequestSchema = z.strictObject({
  comment: z.string().trim().min(1).max(maxCommentChars).optional(),
  differs: z.boolean().optional(),
  wantsAnswer: z.boolean().optional(),
});
export type CommentRequest = z.infer<typeof commentRequestSchema>;

export const answerClassSchema = z.enum(['dangerous', 'spam', 'safe', 'simulation', 'undetermined']);
export type AnswerClass = z.infer<typeof answerClassSchema>;

/** An answer as it was said: the words are kept, so that pane, mail and record never differ. */
export const answerSchema = z.object({
  class: answerClassSchema.nullable(),
  /** It corrects an earlier answer; `class` is null when that was only taken back. */
  correction: z.boolean(),
  at: z.iso.datetime(),
  title: z.string(),
  lines: z.array(z.string()),
  language: z.string(),
  seen: z.boolean(),
});
export type Answer = z.infer<typeof answerSchema>;

/** A report as its reporter sees it (M6). */
export const ownReportSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  subject: z.string(),
  from: z.string(),
  receivedAt: z.iso.datetime(),
  answerBy: z.iso.datetime(),
  state: z.enum(['open', 'answered', 'withdrawn']),
  /** Until when Undo is possible; null when it no longer is. */
  undoUntil: z.iso.datetime().nullable(),
  happened: z.array(happenedSchema),
  wantsAnswer: z.boolean(),
  /** Newest first. */
  answers: z.array(answerSchema),
  comments: z.array(z.object({ at: z.iso.datetime(), text: z.string(), differs: z.boolean() })),
});
export type OwnReport = z.infer<typeof ownReportSchema>;

/** `GET /api/v1/reports?before`: newest first, own only. */
export const ownReportPageSchema = z.object({ items: z.array(ownReportSchema), next: z.string().nullable() });
export type OwnReportPage = z.infer<typeof ownReportPageSchema>;
