import { z } from 'zod';
import { frameSchema } from './report.ts';

/** Regions as configured: "a new region needs configuration only". */
export const regionsSchema = z.strictObject({
  regions: z.array(z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    /** Shown to people; null where the packs have a name for it. */
    name: z.string().max(60).nullable(),
    frame: frameSchema,
    /** ISO 3166-1 alpha-2. */
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
  })).max(50),
  /** App role, group or department → region and/or frame, first match wins. */
  roles: z.array(z.strictObject({ role: z.string().min(1).max(200), region: z.string().optional(), frame: frameSchema.optional() })).max(200),
  /** Mail domain → region. */
  domains: z.array(z.strictObject({ domain: z.string().min(1).max(253), region: z.string() })).max(500),
  /** Frame for people whose region is not known. */
  defaultFrame: frameSchema,
});
export type Regions = z.infer<typeof regionsSchema>;

/** One own sentence of the organisation; null: for all. The narrowest that fits wins. */
export const ownWordSchema = z.object({
  id: z.string(),
  key: z.string(),
  language: z.string(),
  frame: frameSchema.nullable(),
  region: z.string().nullable(),
  department: z.string().nullable(),
  text: z.string(),
  state: z.enum(['draft', 'published', 'retired']),
  changedAt: z.iso.datetime(),
  by: z.string(),
});
export type OwnWord = z.infer<typeof ownWordSchema>;

export const ownWordDraftSchema = ownWordSchema.pick({ key: true, language: true, frame: true, region: true, department: true }).extend({ text: z.string().trim().min(1).max(2000) }).strict();
export type OwnWordDraft = z.infer<typeof ownWordDraftSchema>;

/** A finding of the words check, as the desk shows it. */
export const findingSchema = z.object({
  rule: z.string(),
  where: z.object({ from: z.number().int(), to: z.number().int(), text: z.string() }),
  why: z.string(),
  instead: z.string(),
  /** False: no rule says so, it only reads like what people found unkind. It keeps nothing from being published. */
  certain: z.boolean(),
});
export type Finding = z.infer<typeof findingSchema>;

/** `POST /api/v1/words/check`. `fault`: what keeps the text from being shown at all. */
export const wordsCheckedSchema = z.object({ findings: z.array(findingSchema), fault: z.string().nullable() });
export type WordsChecked = z.infer<typeof wordsCheckedSchema>;
