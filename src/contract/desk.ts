import { z } from 'zod';
import { regionReasonSchema } from './me.ts';
import { answerSchema, happenedSchema, ownReportSchema } from './own-report.ts';
import { clientSchema, frameSchema, howSchema, missingSchema } from './report.ts';
import { verdictSchema } from './verdict.ts';

/** What reading a mail came to: not yet, read, or limited (kept whole, but not all of it could be understood). */
export const readingSchema = z.enum(['pending', 'read', 'limited']);
export type Reading = z.infer<typeof readingSchema>;

export const reportStateSchema = z.enum(['open', 'answered', 'withdrawn']);
export type ReportState = z.infer<typeof reportStateSchema>;

export const addressSchema = z.object({ name: z.string(), address: z.string() });
export type Address = z.infer<typeof addressSchema>;

/** Why an analyst should look twice. One sentence for each is in the desk's words. */
export const flagSchema = z.enum([
  'label-target-mismatch',
  'mixed-scripts',
  'bidi-control',
  'zero-width',
  'duplicate-header',
  'reply-to-differs',
  'display-name-address',
  'executable-attachment',
  'double-extension',
  'encrypted-archive',
  'message-id-differs',
  'simulation-mark',
  'simulation-secret',
]);
export type Flag = z.infer<typeof flagSchema>;

export const linkSchema = z.object({
  /** As written in the mail, cut at a limit. Text only: never made a link. */
  url: z.string(),
  /** True host in ASCII (punycode) form; null where there is none. */
  host: z.string().nullable(),
  /** Registrable domain of the host. */
  domain: z.string().nullable(),
  /** What the mail shows the reader, where it differs from the target. */
  label: z.string().nullable(),
  /** Where it stands: something to press, a form, a picture or other thing to load, plain text, elsewhere in the markup, or inside another address (a redirect's target). */
  place: z.enum(['link', 'form', 'load', 'text', 'markup', 'inside']).optional(),
  flags: z.array(flagSchema),
});
export type Link = z.infer<typeof linkSchema>;

export const attachmentSchema = z.object({
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  flags: z.array(flagSchema),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** One hop of the Received chain, newest first as in the mail. */
export const hopSchema = z.object({ from: z.string().nullable(), by: z.string().nullable(), with: z.string().nullable(), at: z.string().nullable(), raw: z.string() });
export type Hop = z.infer<typeof hopSchema>;

/** One method result of an Authentication-Results header (RFC 8601). Only those of a trusted authserv-id count as `trusted`. */
export const authenticationSchema = z.object({
  server: z.string(),
  trusted: z.boolean(),
  method: z.string(),
  result: z.string(),
  detail: z.string(),
});
export type Authentication = z.infer<typeof authenticationSchema>;

/** What reading the mail found. All strings come from a hostile mail: show them as text only. */
export const evidenceSchema = z.object({
  subject: z.string(),
  from: addressSchema.nullable(),
  sender: addressSchema.nullable(),
  replyTo: z.array(addressSchema),
  returnPath: z.string().nullable(),
  to: z.array(addressSchema),
  date: z.string().nullable(),
  messageId: z.string().nullable(),
  received: z.array(hopSchema),
  authentication: z.array(authenticationSchema),
  links: z.array(linkSchema),
  attachments: z.array(attachmentSchema),
  flags: z.array(flagSchema),
  /** The plain text body, or the text of the HTML body, cut at a limit. */
  text: z.string(),
  hasHtml: z.boolean(),
  /** What was left out or cut, in words for the analyst; empty when nothing was. */
  leftOut: z.array(z.string()),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const deliverySchema = z.object({
  id: z.string(),
  target: z.string(),
  state: z.enum(['waiting', 'sending', 'delivered', 'dead']),
  attempts: z.number().int(),
  dueAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  lastError: z.string().nullable(),
  history: z.array(z.object({ number: z.number().int(), at: z.iso.datetime(), outcome: z.enum(['delivered', 'failed', 'lost']), detail: z.string() })),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const reporterSchema = z.object({ name: z.string(), address: z.string() });

/** A row of the desk's queue. */
export const reportRowSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  receivedAt: z.iso.datetime(),
  state: reportStateSchema,
  reporter: reporterSchema,
  region: z.string(),
  reading: readingSchema,
  subject: z.string(),
  from: addressSchema.nullable(),
  answerBy: z.iso.datetime(),
  how: howSchema,
  /** The reporter said that something had happened (M3). */
  urgent: z.boolean().optional(),
});
export type ReportRow = z.infer<typeof reportRowSchema>;

export const reportPageSchema = z.object({ items: z.array(reportRowSchema), next: z.string().nullable() });
export type ReportPage = z.infer<typeof reportPageSchema>;

/** `GET /api/v1/reports/{id}` on the desk listener. */
export const reportDetailSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  sha256: z.string(),
  bytes: z.number().int(),
  receivedAt: z.iso.datetime(),
  answerBy: z.iso.datetime(),
  state: reportStateSchema,
  how: howSchema,
  missing: z.array(missingSchema),
  client: clientSchema,
  internetMessageId: z.string().nullable(),
  language: z.string(),
  timeZone: z.string(),
  comment: z.string().nullable(),
  wantsAnswer: z.boolean(),
  reporter: reporterSchema,
  region: z.string(),
  campaign: z.string().nullable(),
  mail: evidenceSchema.extend({ reading: readingSchema }),
  deliveries: z.array(deliverySchema),
  /** What came after the report, and the words it was answered in. */
  answering: z.object({
    verdict: verdictSchema.nullable(),
    happened: z.array(happenedSchema),
    comments: ownReportSchema.shape.comments,
    answers: z.array(answerSchema),
    frame: frameSchema,
    regionReason: regionReasonSchema,
    wordsVersion: z.string(),
    agreementVersion: z.string().nullable(),
  }).optional(),
});
export type ReportDetail = z.infer<typeof reportDetailSchema>;

/** Who is signed in at the desk. */
export const deskMeSchema = z.object({ name: z.string(), role: z.enum(['analyst', 'admin', 'auditor']), signOutAt: z.iso.datetime() });
export type DeskMe = z.infer<typeof deskMeSchema>;
