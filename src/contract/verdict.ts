import { z } from 'zod';
import { answerClassSchema } from './own-report.ts';
import { frameSchema } from './report.ts';

/** What kind of danger it is. */
export const dangerKinds = ['credentials', 'malware', 'payment', 'conversation', 'scam'] as const;
export const dangerKindSchema = z.enum(dangerKinds);
export type DangerKind = z.infer<typeof dangerKindSchema>;

export const severities = ['low', 'medium', 'high'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/**
 * Criteria per class, fixed beforehand (I2): what must be seen in a mail before it is called so. Codes here; each page says
 * them in its own words. At least one is ticked for a class that has any.
 */
export const criteria = {
  dangerous: ['asks-for-secrets', 'malicious-file', 'false-sender', 'deceiving-link', 'asks-for-money', 'hijacked-conversation', 'known-attack'],
  spam: ['unwanted-advertising', 'no-deception', 'bulk-sender'],
  safe: ['sender-confirmed', 'expected-by-reporter', 'authentication-passed', 'links-lead-to-sender'],
  simulation: ['mark-with-secret', 'confirmed-by-organiser'],
  undetermined: [],
} as const satisfies Record<z.infer<typeof answerClassSchema>, readonly string[]>;
export type Criterion = (typeof criteria)[keyof typeof criteria][number];
const allCriteria = Object.values(criteria).flat() as [Criterion, ...Criterion[]];

/** Steps of the playbook per class (I5). Ticked when done; none is required. */
export const playbook = {
  dangerous: ['remove-mails', 'block-sender', 'block-links', 'reset-passwords', 'call-bank', 'report-site', 'tell-management'],
  spam: ['block-sender', 'adjust-filter'],
  safe: ['restore-mail', 'allow-sender'],
  simulation: ['tell-organiser'],
  undetermined: ['ask-reporter', 'ask-sender-other-way', 'analyse-file'],
} as const satisfies Record<z.infer<typeof answerClassSchema>, readonly string[]>;
export type PlaybookStep = (typeof playbook)[keyof typeof playbook][number];
const allSteps = [...new Set(Object.values(playbook).flat())] as [PlaybookStep, ...PlaybookStep[]];

/** What the report did (N8): only what was done and counted, never a guess. */
export const effectSchema = z.strictObject({
  /** Other mailboxes the mail was removed from. */
  removedFrom: z.number().int().min(0).max(1_000_000).optional(),
  siteDown: z.boolean().optional(),
  senderBlocked: z.boolean().optional(),
});

const maxNoteChars = 4000;

/** `POST …/reports/{id}/verdict` and `POST …/campaigns/{id}/verdict`. Only `class` is needed. */
export const verdictRequestSchema = effectSchema.extend({
  class: answerClassSchema,
  kind: dangerKindSchema.optional(),
  severity: severitySchema.optional(),
  criteria: z.array(z.enum(allCriteria)).max(20).optional(),
  /** What was seen, apart from what is supposed (I2). */
  facts: z.string().max(maxNoteChars).optional(),
  assumptions: z.string().max(maxNoteChars).optional(),
  steps: z.array(z.enum(allSteps)).max(20).optional(),
  /** The campaign's `lastReportedAt` as it was shown: what came later is compared with it before it is answered. */
  seenTo: z.iso.datetime().optional(),
});
export type VerdictRequest = z.infer<typeof verdictRequestSchema>;

/** A verdict as it was given; `class` null: taken back, the campaign was opened again. */
export const verdictSchema = z.object({
  class: answerClassSchema.nullable(),
  kind: dangerKindSchema.nullable(),
  severity: severitySchema.nullable(),
  criteria: z.array(z.string()),
  facts: z.string(),
  assumptions: z.string(),
  steps: z.array(z.string()),
  removedFrom: z.number().int().nullable(),
  siteDown: z.boolean(),
  senderBlocked: z.boolean(),
  at: z.iso.datetime(),
  by: z.string(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** Answer to a verdict: how many reporters it answers. */
export const verdictGivenSchema = z.object({ answers: z.number().int() });

/** `POST …/answers-preview`: what each group of reporters will read, before it goes. */
export const answersPreviewSchema = z.object({
  items: z.array(z.object({ region: z.string(), frame: frameSchema, language: z.string(), people: z.number().int(), correction: z.boolean(), title: z.string(), lines: z.array(z.string()) })),
  /** Reporters who get an answer in all. */
  people: z.number().int(),
});
export type AnswersPreview = z.infer<typeof answersPreviewSchema>;
