import { z } from 'zod';
import { maxCommentChars, maxHeadersChars } from './limits.ts';

/** How the add-in got the mail, best first. `rebuilt` and `headers` are marked reconstructions, never the original. */
export const howSchema = z.enum(['file', 'graph', 'rebuilt', 'headers']);
export type How = z.infer<typeof howSchema>;

/** What could not be obtained; shown to the analyst. `why` is the client's error code or name, for diagnosis only. */
export const missingSchema = z.strictObject({
  what: z.enum(['original', 'headers', 'body', 'attachment']),
  name: z.string().max(500).optional(),
  why: z.string().max(200),
});
export type Missing = z.infer<typeof missingSchema>;

export const clientSchema = z.strictObject({
  /** Office.context.platform, e.g. `OfficeOnline`. */
  platform: z.string().max(60),
  /** Outlook's version as it says itself. */
  version: z.string().max(60),
  /** Highest Mailbox requirement set it supports, e.g. `1.14`. */
  requirementSet: z.string().max(10),
  /** Version of the pane. */
  addin: z.string().max(60),
});
export type Client = z.infer<typeof clientSchema>;

export const frames = ['part-of-the-solution', 'safe-to-report', 'neutral'] as const;
export const frameSchema = z.enum(frames);
export type Frame = z.infer<typeof frameSchema>;

/** Part `report` of `POST /api/v1/reports`. Says nothing about who reports: that comes from the token alone (`security 6`). */
export const reportRequestSchema = z.strictObject({
  client: clientSchema,
  how: howSchema,
  internetMessageId: z.string().max(998).nullable(),
  headers: z.string().max(maxHeadersChars).optional(),
  missing: z.array(missingSchema).max(500).optional(),
  /** IANA or Windows zone name, as the client knows it. */
  timeZone: z.string().max(100),
  /** BCP 47 tag of Outlook's display language. */
  language: z.string().max(35),
  comment: z.string().max(maxCommentChars).optional(),
  wantsAnswer: z.boolean().optional(),
  /** Frame and version of the words the person saw before they pressed: measured later (N1). */
  shown: z.strictObject({ frame: frameSchema, words: z.string().max(100) }).optional(),
});
export type ReportRequest = z.infer<typeof reportRequestSchema>;

/** The receipt: body of 201, sent only after the mail is durable (M2). Unknown fields are let through, so that a newer server can speak to an older pane. */
export const receiptSchema = z.object({
  id: z.string().min(1),
  number: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  receivedAt: z.iso.datetime(),
  duplicate: z.boolean(),
  simulation: z.boolean(),
  audience: z.object({ region: z.string(), frame: frameSchema, language: z.string() }),
  answerBy: z.iso.datetime(),
  agreement: z.object({ version: z.string().nullable() }),
});
export type Receipt = z.infer<typeof receiptSchema>;
