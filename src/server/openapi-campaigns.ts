import { z } from 'zod';
import { auditPageSchema, auditVerifiedSchema } from '../contract/audit.ts';
import { assignSchema, bulkVerdictSchema, campaignDetailSchema, campaignFilterSchema, campaignPageSchema, campaignReportsSchema, mergeSchema, noteSchema, savedViewDraftSchema, savedViewSchema, seenSchema, splitSchema } from '../contract/campaign.ts';
import { indicatorsSchema } from '../contract/indicators.ts';
import { answersPreviewSchema, verdictGivenSchema } from '../contract/verdict.ts';
import { webhookDraftSchema, webhookSchema, webhookSecretSchema } from '../contract/webhook.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string) => ({ description: 'OK', content: { 'application/json': { schema: ref(name) } } });
const body = (name: string) => ({ required: true, content: { 'application/json': { schema: ref(name) } } });
const problem = (code: string) => ({ description: code, content: { 'application/json': { schema: ref('Problem') } } });
const refusals = { 401: problem('not_signed_in'), 403: problem('not_allowed'), 404: problem('not_found') };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const query = (name: string, schema: object = { type: 'string' }, description?: string) => ({ name, in: 'query', schema, ...(description === undefined ? {} : { description }) });
/** The filters of a list as parameters, from the one schema that reads them. */
const filters = Object.entries((z.toJSONSchema(campaignFilterSchema, { io: 'input' }) as { properties: Record<string, object> }).properties).map(([name, schema]) => query(name, schema));
const limit = query('limit', { type: 'integer', minimum: 1, maximum: 200 });
const format = query('format', { enum: ['csv', 'json'] });
const get = (summary: string, ok: object, parameters: object[] = []) => ({ get: { summary, parameters, responses: { 200: ok, 400: problem('invalid_request'), ...refusals } } });
const post = (summary: string, asked: string | null, answered: Record<number, object>, parameters: object[] = [id]) => ({ post: { summary, parameters, ...(asked === null ? {} : { requestBody: body(asked) }), responses: { ...answered, 400: problem('invalid_request'), ...refusals } } });
const done = { 204: { description: 'Done' } };
const list = (name: string) => ({ description: 'OK', content: { 'application/json': { schema: { type: 'object', properties: { items: { type: 'array', items: ref(name) } } } } } });
const download = { description: 'A download, in pieces' };

/** Campaigns, what leaves the desk, and the audit. */
export const campaignPaths = {
  '/api/v1/campaigns': get('The queue: what needs a person first', json('CampaignPage'), [...filters, query('after', { type: 'string' }, '`next` of the page before'), limit]),
  '/api/v1/campaigns/export': get('The same list, whole', download, [...filters, format]),
  '/api/v1/campaigns/verdict': post('One verdict on many campaigns', 'BulkVerdict', { 200: json('VerdictGiven') }, []),
  '/api/v1/campaigns/{id}': get('One campaign; a merged one answers with where it lives', json('Campaign'), [id]),
  '/api/v1/campaigns/{id}/reports': get('Who reported it, newest first', json('CampaignReports'), [id, query('before'), limit]),
  '/api/v1/campaigns/{id}/indicators': get('Hosts, addresses, files; raw, or as defanged text', json('Indicators'), [id, query('format', { enum: ['json', 'text'] }), query('defanged', { enum: ['0', '1'] })]),
  '/api/v1/campaigns/{id}/verdict': {
    ...post('Answers every reporter, and later arrivals', 'Verdict', { 200: json('VerdictGiven') }),
    delete: { summary: 'Opens it again; who was answered gets a correction', parameters: [id], responses: { 200: json('VerdictGiven'), ...refusals } },
  },
  '/api/v1/campaigns/{id}/answers-preview': post('What each group of reporters would read', 'Verdict', { 200: json('AnswersPreview') }),
  '/api/v1/campaigns/{id}/split': post('Reports into a campaign of their own', 'Split', { 201: { description: '{id}' } }),
  '/api/v1/campaigns/{id}/merge': post('Other campaigns into this one', 'Merge', { 200: { description: '{id}' } }),
  '/api/v1/campaigns/{id}/assign': post('To oneself, or to nobody', 'Assign', done),
  '/api/v1/campaigns/{id}/notes': post('A note of the desk’s', 'Note', { 201: { description: '{id}' } }),
  '/api/v1/campaigns/{id}/seen': post('One’s own unread mark', 'Seen', done),
  '/api/v1/reports/export': get('Reports of a view', download, [format, query('state'), query('q'), query('campaign')]),
  '/api/v1/views': { ...get('One’s own kept filters', list('SavedView')), ...post('Keep one', 'SavedViewDraft', { 201: json('SavedView') }, []) },
  '/api/v1/views/{id}': { delete: { summary: 'Delete it', parameters: [id], responses: { ...done, ...refusals } } },
  '/api/v1/events': get('Server-sent events: `campaigns` with {campaigns: ids} when some changed', { description: 'text/event-stream' }),
  '/api/v1/webhooks': { ...get('Who is told of what', list('Webhook')), ...post('Add one; the secret is in this answer only', 'WebhookDraft', { 201: json('WebhookSecret') }, []) },
  '/api/v1/webhooks/{id}': { delete: { summary: 'Delete it', parameters: [id], responses: { ...done, ...refusals } } },
  '/api/v1/webhooks/{id}/rotate': post('A new secret; the one before signs for a day beside it', null, { 200: json('WebhookSecret') }),
  '/api/v1/webhooks/{id}/test': post('Send a test', null, done),
  '/api/v1/webhooks/{id}/pause': post('Pause it', null, done),
  '/api/v1/webhooks/{id}/resume': post('Go on', null, done),
  '/api/v1/audit': get('What was done, newest first; for auditors', json('AuditPage'), [query('before'), limit, query('action'), query('actor'), query('from', { type: 'string', format: 'date' }), query('to', { type: 'string', format: 'date' })]),
  '/api/v1/audit/verify': get('Whether the chain is whole', json('AuditVerified')),
};

const input = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });

export const campaignSchemas = {
  CampaignPage: z.toJSONSchema(campaignPageSchema), Campaign: z.toJSONSchema(campaignDetailSchema), CampaignReports: z.toJSONSchema(campaignReportsSchema),
  VerdictGiven: z.toJSONSchema(verdictGivenSchema), AnswersPreview: z.toJSONSchema(answersPreviewSchema), BulkVerdict: input(bulkVerdictSchema),
  Split: input(splitSchema), Merge: input(mergeSchema), Assign: input(assignSchema), Note: input(noteSchema), Seen: input(seenSchema),
  SavedView: z.toJSONSchema(savedViewSchema), SavedViewDraft: input(savedViewDraftSchema), Indicators: z.toJSONSchema(indicatorsSchema),
  Webhook: z.toJSONSchema(webhookSchema), WebhookDraft: input(webhookDraftSchema), WebhookSecret: z.toJSONSchema(webhookSecretSchema),
  AuditPage: z.toJSONSchema(auditPageSchema), AuditVerified: z.toJSONSchema(auditVerifiedSchema),
};
