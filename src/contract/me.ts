import { z } from 'zod';
import { frameSchema } from './report.ts';

/** Why a person has the region they have, in the order in which it is looked for (§4). */
export const regionReasonSchema = z.enum(['choice', 'role', 'country', 'domain', 'timeZone', 'language', 'default']);
export type RegionReason = z.infer<typeof regionReasonSchema>;

/** The agreement in force, as far as a sentence needs it. */
export const agreementRefSchema = z.object({ version: z.string() });

/** One moment to learn (M7): at most one, already chosen by the server within the caps of N14. Figures are computed and true (N8, N9). */
export const momentToLearnSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tip'), key: z.string() }),
  z.object({ kind: z.literal('story'), text: z.string(), name: z.string(), role: z.string() }),
  z.object({ kind: z.literal('figure'), key: z.string(), count: z.number().optional(), share: z.number().min(0).max(1).optional() }),
]);
export type MomentToLearn = z.infer<typeof momentToLearnSchema>;

/** `GET /api/v1/me` and the answer to PATCH: the caller as the server sees them. */
export const meSchema = z.object({
  region: z.string(),
  reason: regionReasonSchema,
  frame: frameSchema,
  language: z.string(),
  /** False: the language follows Outlook. */
  languageChosen: z.boolean(),
  /** What the region would be without the person's own choice. */
  automaticRegion: z.string(),
  /** Regions to choose from. `name` is null where the packs have a name for it (`region.<id>`). */
  regions: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
  agreement: agreementRefSchema.nullable(),
  /** The organisation's own words for this person, by key. */
  words: z.record(z.string(), z.string()),
  /** Version of the words: pack and own words together. */
  wordsVersion: z.string(),
  contact: z.object({ phone: z.string(), mail: z.string() }),
  tips: z.boolean(),
  features: z.object({ undoMinutes: z.number(), answersByMail: z.boolean() }),
  /** Answers the person has not seen yet. */
  unseenAnswers: z.number().int(),
  moment: momentToLearnSchema.nullable(),
});
export type Me = z.infer<typeof meSchema>;

/** `PATCH /api/v1/me`; null takes an own choice back. */
export const meChangeSchema = z.strictObject({
  region: z.string().max(60).nullable().optional(),
  language: z.string().max(35).nullable().optional(),
  tips: z.boolean().optional(),
});
export type MeChange = z.infer<typeof meChangeSchema>;

/** Query of `GET /api/v1/me`: what only the client knows. */
export const meQuerySchema = z.object({ language: z.string().max(35).optional(), timeZone: z.string().max(100).optional() });
