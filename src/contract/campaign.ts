import { z } from 'zod';
import { addressSchema, reportRowSchema } from './desk.ts';
import { answerClassSchema, happenedSchema } from './own-report.ts';
import { dangerKindSchema, severitySchema, verdictSchema } from './verdict.ts';

export const campaignStateSchema = z.enum(['open', 'decided', 'merged']);

/** Why a decided campaign waits for somebody again: what a later copy has that the decided ones had not, or somebody's word. */
export const reopenedSchema = z.enum(['new-links', 'new-attachments', 'new-sender', 'new-details', 'not-whole', 'reporter-differs', 'something-happened', 'by-hand']);
export type Reopened = z.infer<typeof reopenedSchema>;

const analystSchema = z.object({ id: z.string(), name: z.string() });

/** A row of the desk's queue: one campaign, with the figures that were kept with it. */
export const campaignRowSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  subject: z.string(),
  from: addressSchema.nullable(),
  domain: z.string().nullable(),
  state: campaignStateSchema,
  reopenedBecause: reopenedSchema.nullable(),
  reports: z.number().int(),
  openReports: z.number().int(),
  /** 2: somebody typed a password or paid; 1: something else happened; 0: nothing is known to have. */
  urgency: z.number().int().min(0).max(2),
  firstReportedAt: z.iso.datetime(),
  lastReportedAt: z.iso.datetime(),
  /** Nearest promise; null when nobody waits. */
  answerBy: z.iso.datetime().nullable(),
  class: answerClassSchema.nullable(),
  kind: dangerKindSchema.nullable(),
  severity: severitySchema.nullable(),
  simulation: z.boolean(),
  assigned: analystSchema.nullable(),
  /** Something was reported since the caller last looked. */
  unread: z.boolean(),
});
export type CampaignRow = z.infer<typeof campaignRowSchema>;

/** Filters of the queue; also what a saved view keeps. Unknown names are refused. */
export const campaignFilterSchema = z.strictObject({
  state: z.enum(['open', 'decided', 'all']).optional(),
  /** `happened`: something happened; `many`: five reporters and more; `due`: the promise ends within four hours. */
  need: z.enum(['happened', 'many', 'due']).optional(),
  class: answerClassSchema.optional(),
  simulation: z.enum(['only', 'without']).optional(),
  /** `me`, `nobody`. */
  assigned: z.enum(['me', 'nobody']).optional(),
  region: z.string().max(60).optional(),
  q: z.string().max(200).optional(),
});
export type CampaignFilter = z.infer<typeof campaignFilterSchema>;

/** `GET /api/v1/campaigns?<filter>&after&limit` → the queue, what needs a person first; `next` continues it. */
export const campaignPageSchema = z.object({ items: z.array(campaignRowSchema), next: z.string().nullable() });
export type CampaignPage = z.infer<typeof campaignPageSchema>;

/** How reports came to be together; the desk says it in words. `content` carries the score's parts, 0 to 1. */
export const joinedSchema = z.object({
  how: z.enum(['first', 'message-id', 'content', 'hand']),
  score: z.number().optional(),
  parts: z.object({ body: z.number().nullable(), subject: z.number().nullable(), sender: z.number().nullable(), hosts: z.number().nullable() }).optional(),
  /** Number of the report it is like. */
  like: z.number().int().optional(),
});
export type Joined = z.infer<typeof joinedSchema>;

/** One of the differing copies of a campaign's mail. */
export const variantSchema = z.object({
  /** A report that has this copy. */
  report: z.string(),
  number: z.number().int(),
  reports: z.number().int(),
  firstReportedAt: z.iso.datetime(),
  subject: z.string(),
  from: addressSchema.nullable(),
  hosts: z.array(z.string()),
  attachments: z.array(z.object({ name: z.string(), sha256: z.string() })),
});

/** `GET /api/v1/campaigns/{id}`. A merged campaign answers with the one it lives on in. */
export const campaignDetailSchema = campaignRowSchema.extend({
  /** Report whose evidence stands for all: the first one. */
  report: z.string(),
  deliveredAt: z.iso.datetime().nullable(),
  /** From delivery to the first report, ms; null when the delivery time is not known. */
  toFirstReportMs: z.number().nullable(),
  why: z.array(z.object({ how: joinedSchema.shape.how, reports: z.number().int(), lowestScore: z.number().nullable(), parts: joinedSchema.shape.parts.nullable() })),
  byRegion: z.array(z.object({ name: z.string(), reports: z.number().int() })),
  byDepartment: z.array(z.object({ name: z.string(), reports: z.number().int() })),
  /** Reports over time: equal steps from `from`, at most 24. */
  spread: z.object({ from: z.iso.datetime(), stepMs: z.number(), counts: z.array(z.number().int()) }),
  happened: z.array(z.object({ what: happenedSchema, reports: z.number().int() })),
  variants: z.array(variantSchema),
  verdict: verdictSchema.nullable(),
  /** Newest first. */
  verdicts: z.array(verdictSchema),
  /** Answers that are still being written. */
  answersDue: z.number().int(),
  notes: z.array(z.object({ id: z.string(), at: z.iso.datetime(), by: z.string(), text: z.string() })),
});
export type CampaignDetail = z.infer<typeof campaignDetailSchema>;

/** `GET /api/v1/campaigns/{id}/reports?before&limit`: newest first. */
export const campaignReportsSchema = z.object({
  items: z.array(reportRowSchema.extend({ department: z.string().nullable(), joined: joinedSchema.nullable(), happened: z.array(happenedSchema), differs: z.boolean(), /** What they wrote, oldest first. */ comments: z.array(z.string()) })),
  next: z.string().nullable(),
});
export type CampaignReports = z.infer<typeof campaignReportsSchema>;

/** `POST /api/v1/campaigns/{id}/split` → `{id}` of the new campaign. */
export const splitSchema = z.strictObject({ reports: z.array(z.string().max(64)).min(1).max(1000) });
/** `POST /api/v1/campaigns/{id}/merge`: the others come into this one. */
export const mergeSchema = z.strictObject({ others: z.array(z.string().max(64)).min(1).max(100) });
/** `POST /api/v1/campaigns/{id}/assign`. */
export const assignSchema = z.strictObject({ to: z.enum(['me', 'nobody']) });
export const noteSchema = z.strictObject({ text: z.string().trim().min(1).max(4000) });
export const seenSchema = z.strictObject({ seen: z.boolean() });
/** `POST /api/v1/campaigns/verdict`: one verdict on many campaigns. */
export const bulkVerdictSchema = z.strictObject({
  campaigns: z.array(z.string().max(64)).min(1).max(200),
  verdict: z.unknown(),
  /** `lastReportedAt` of each campaign as it was shown, by id: what came later is compared before it is answered. */
  seenTo: z.record(z.string().max(64), z.iso.datetime()).optional(),
});
export const idSchema = z.object({ id: z.string() });

export const savedViewSchema = z.object({ id: z.string(), name: z.string(), filter: campaignFilterSchema });
export type SavedView = z.infer<typeof savedViewSchema>;
export const savedViewDraftSchema = z.strictObject({ name: z.string().trim().min(1).max(60), filter: campaignFilterSchema });
export const savedViewsSchema = z.object({ items: z.array(savedViewSchema) });

/** An event of `GET /api/v1/events` (server-sent): campaigns that changed since the last one. */
export const campaignsChangedSchema = z.object({ campaigns: z.array(z.string()) });
export type CampaignsChanged = z.infer<typeof campaignsChangedSchema>;
