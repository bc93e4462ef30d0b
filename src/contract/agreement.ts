import { z } from 'zod';

export const signatorySchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** Their function in the organisation. */
  role: z.string().trim().min(1).max(200),
  /** ISO date, `2026-11-24`. */
  date: z.iso.date(),
});
export type Signatory = z.infer<typeof signatorySchema>;

export const agreementTextSchema = z.strictObject({ title: z.string().trim().min(1).max(200), body: z.string().trim().min(1).max(4000), limits: z.string().trim().max(500) });
export type AgreementText = z.infer<typeof agreementTextSchema>;

/** `GET /api/v1/agreement`: the version in force, in the reader's language or, when it is not there, another (`textLanguage`). 404 when none is. */
export const agreementSchema = z.object({
  version: z.string(),
  effectiveFrom: z.iso.date(),
  textLanguage: z.string(),
  text: agreementTextSchema,
  signatories: z.array(signatorySchema),
  link: z.string().nullable(),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** A version at the desk. `draft` until adopted; in force: adopted, signed by at least one, effective, not withdrawn, none newer in force. */
export const agreementVersionSchema = z.object({
  version: z.string(),
  state: z.enum(['draft', 'adopted', 'withdrawn']),
  inForce: z.boolean(),
  /** Why it is not; null when it is. `later`: not effective yet. `replaced`: another was adopted since, and stands even when that was withdrawn. */
  notInForce: z.discriminatedUnion('why', [z.object({ why: z.enum(['draft', 'withdrawn', 'unsigned', 'later']) }), z.object({ why: z.literal('replaced'), by: z.string() })]).nullable(),
  effectiveFrom: z.iso.date(),
  texts: z.record(z.string(), agreementTextSchema),
  signatories: z.array(signatorySchema),
  link: z.string().nullable(),
  history: z.array(z.object({ at: z.iso.datetime(), by: z.string(), what: z.enum(['created', 'changed', 'adopted', 'withdrawn']) })),
});
export type AgreementVersion = z.infer<typeof agreementVersionSchema>;

/** Desk: `POST /api/v1/agreements` (new draft), `PUT /api/v1/agreements/{version}` (drafts only). */
export const agreementDraftSchema = z.strictObject({
  version: z.string().trim().min(1).max(40),
  effectiveFrom: z.iso.date(),
  texts: z.record(z.string().max(35), agreementTextSchema),
  signatories: z.array(signatorySchema).max(50),
  link: z.url({ protocol: /^https$/ }).max(500).nullable(),
});
export type AgreementDraft = z.infer<typeof agreementDraftSchema>;
