import { z } from 'zod';
import { agreementSchema } from './agreement.ts';
import { regionReasonSchema } from './me.ts';
import { frameSchema } from './report.ts';

/** Answers that can be looked at: the classes, a count of what was done, and the two corrections (M5). */
export const previewAnswers = ['dangerous', 'removed', 'spam', 'safe', 'simulation', 'undetermined', 'correction', 'takenBack'] as const;
export type PreviewAnswer = (typeof previewAnswers)[number];

/** Moments of the pane that the desk can show, in the order in which a person meets them. */
export const previewMoments = [
  'invitation', 'sending', 'receipt', 'kept', 'refused', 'withdrawn', 'practice',
  'clicked', 'opened', 'password', 'replied', 'paid',
  ...previewAnswers,
  'agreement', 'tip', 'settings',
] as const;
export type PreviewMoment = (typeof previewMoments)[number];

const saidSchema = z.object({ title: z.string(), lines: z.array(z.string()) });

/** `GET /api/v1/preview`: what one reader is told, composed as it would be for them. */
export const previewReaderSchema = z.object({
  language: z.string(),
  frame: frameSchema,
  region: z.string(),
  reason: regionReasonSchema,
  regions: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
  /** The organisation's own words for this reader, and the draft that is being looked at. */
  words: z.record(z.string(), z.string()),
  wordsVersion: z.string(),
  agreement: agreementSchema.nullable(),
  contact: z.object({ phone: z.string(), mail: z.string() }),
  undoMinutes: z.number(),
  answerHours: z.number(),
  answers: z.record(z.enum(previewAnswers), saidSchema),
});
export type PreviewReader = z.infer<typeof previewReaderSchema>;

/** From the desk to the page of the preview. */
export const previewShowSchema = z.strictObject({
  kind: z.literal('show'),
  reader: previewReaderSchema,
  moment: z.enum(previewMoments),
  /** Key of the text that is looked at: chooses among the tips. */
  key: z.string().nullable(),
  theme: z.enum(['light', 'dark']),
});
export type PreviewShow = z.infer<typeof previewShowSchema>;

/** From the page to the desk: it listens, it shows what was asked, or it could not. */
export const previewSaidSchema = z.strictObject({ kind: z.enum(['ready', 'shown', 'broken']) });
export type PreviewSaid = z.infer<typeof previewSaidSchema>;
