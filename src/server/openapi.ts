import { z } from 'zod';
import { deskMeSchema, reportDetailSchema, reportPageSchema } from '../contract/desk.ts';
import { paths } from '../contract/paths.ts';
import { problemSchema } from '../contract/problem.ts';
import { agreementDraftSchema, agreementSchema, agreementVersionSchema } from '../contract/agreement.ts';
import { ownWordDraftSchema, ownWordSchema, regionsSchema } from '../contract/desk-words.ts';
import { campaignPaths, campaignSchemas } from './openapi-campaigns.ts';
import { meChangeSchema, meSchema } from '../contract/me.ts';
import { commentRequestSchema, happenedRequestSchema, ownReportPageSchema, ownReportSchema } from '../contract/own-report.ts';
import { previewReaderSchema } from '../contract/preview.ts';
import { simulationSettingsSchema, simulationsSchema } from '../contract/simulation.ts';
import { storiesSchema, storyDraftSchema } from '../contract/story.ts';
import { verdictRequestSchema } from '../contract/verdict.ts';
import { receiptSchema, reportRequestSchema } from '../contract/report.ts';

const problem = (description: string) => ({ description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } });

const json = (name: string) => ({ description: 'OK', content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } });
const body = (name: string) => ({ required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } });
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const refusals = { 401: problem('not_signed_in'), 403: problem('not_allowed'), 404: problem('not_found: missing, or not for you') };

/** What a person asks and tells about themselves and their own reports; foreign ones are answered like missing ones. */
const own = (summary: string, name: string, parameters: object[] = []) => ({ get: { summary, security: [{ token: [] }], parameters, responses: { 200: json(name), ...refusals } } });
const tell = (summary: string, asked: string | null, more: object = {}) => ({
  post: { summary, security: [{ token: [] }], parameters: [id], ...(asked === null ? {} : { requestBody: body(asked) }), responses: { 200: json('OwnReport'), 400: problem('invalid_request'), ...refusals, ...more } },
});
const aboutOneself = {
  [paths.me]: {
    ...own('Region, frame and language of the caller, and why', 'Me', [{ name: 'language', in: 'query', schema: { type: 'string' } }, { name: 'timeZone', in: 'query', schema: { type: 'string' } }]),
    patch: { summary: 'Own choice of region, language and tips; null takes it back', security: [{ token: [] }], requestBody: body('MeChange'), responses: { 200: json('Me'), 400: problem('invalid_request'), ...refusals } },
  },
  [paths.agreement]: own('The reporting agreement in force; 404 when there is none', 'Agreement'),
  [`${paths.reports}/{id}`]: own('One own report with its answers', 'OwnReport', [id]),
  [`${paths.reports}/{id}/undo`]: tell('Take the report back', null, { 409: problem('too_late') }),
  [`${paths.reports}/{id}/happened`]: tell('What had already happened; the whole choice', 'Happened'),
  [`${paths.reports}/{id}/comment`]: tell('Tell more, see it differently, want an answer or none', 'Comment'),
  [`${paths.reports}/{id}/answers-seen`]: tell('The answers were looked at', null),
};

/** The OpenAPI document of the public listener, made from the same schemas that validate. */
export function publicOpenApi(version: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Heads-Up: add-in API', version, license: { name: 'Apache-2.0' } },
    paths: {
      ...aboutOneself,
      [paths.reports]: {
        get: own('Own reports, newest first', 'OwnReportPage').get,
        post: {
          summary: 'Report a mail. 201 only after the mail is durable.',
          security: [{ token: [] }],
          parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } }],
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: {
                  type: 'object',
                  required: ['report', 'mail'],
                  properties: {
                    report: { $ref: '#/components/schemas/ReportRequest' },
                    mail: { type: 'string', contentMediaType: 'message/rfc822', description: 'The bytes, or base64 with the part header Content-Transfer-Encoding: base64' },
                  },
                },
                encoding: { report: { contentType: 'application/json' }, mail: { contentType: 'message/rfc822' } },
              },
            },
          },
          responses: {
            201: { description: 'Stored durably', content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } } },
            400: problem('invalid_report'),
            401: problem('not_signed_in'),
            403: problem('not_allowed'),
            409: problem('key_reused'),
            413: problem('mail_too_large'),
            415: problem('unsupported_media'),
            429: problem('too_many, with Retry-After'),
            503: problem('not_ready, with Retry-After'),
          },
        },
      },
      '/healthz': { get: { summary: 'The process answers', responses: { 200: { description: 'ok' } } } },
      '/readyz': { get: { summary: 'A report could be stored now', responses: { 200: { description: 'ready' }, 503: problem('not_ready') } } },
      '/metrics': { get: { summary: 'Prometheus text', responses: { 200: { description: 'metrics' } } } },
      '/manifest.xml': { get: { summary: 'The add-in’s manifest for this address', responses: { 200: { description: 'XML' } } } },
      '/taskpane.html': { get: { summary: 'The pane', responses: { 200: { description: 'HTML' } } } },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: {
        ReportRequest: z.toJSONSchema(reportRequestSchema, { io: 'input' }),
        Receipt: z.toJSONSchema(receiptSchema),
        Me: z.toJSONSchema(meSchema),
        MeChange: z.toJSONSchema(meChangeSchema, { io: 'input' }),
        Agreement: z.toJSONSchema(agreementSchema),
        OwnReport: z.toJSONSchema(ownReportSchema),
        OwnReportPage: z.toJSONSchema(ownReportPageSchema),
        Happened: z.toJSONSchema(happenedRequestSchema, { io: 'input' }),
        Comment: z.toJSONSchema(commentRequestSchema, { io: 'input' }),
        Problem: z.toJSONSchema(problemSchema),
      },
    },
  };
}

const list = (summary: string, name: string) => ({ summary, responses: { 200: { description: 'OK', content: { 'application/json': { schema: { type: 'object', properties: { items: { type: 'array', items: { $ref: `#/components/schemas/${name}` } } } } } } }, ...refusals } });
const act = (summary: string, parameters: object[]) => ({ post: { summary, parameters, responses: { 200: { description: 'OK' }, 400: problem('invalid_request'), ...refusals } } });
const version = { name: 'version', in: 'path', required: true, schema: { type: 'string' } };
const language = { name: 'language', in: 'query', required: true, schema: { type: 'string' } };

/** For administrators: the agreement, regions, own words. */
const words = {
  '/api/v1/agreements': { get: list('Versions of the reporting agreement', 'AgreementVersion'), post: { summary: 'A new draft', requestBody: body('AgreementDraft'), responses: { 201: { description: 'Created' }, 400: problem('invalid_request'), ...refusals } } },
  '/api/v1/agreements/model': { get: { summary: 'The model text, never in force', parameters: [language], responses: { 200: { description: '{title, body, limits}' }, ...refusals } } },
  '/api/v1/agreements/{version}': { put: { summary: 'Change a draft', parameters: [version], requestBody: body('AgreementDraft'), responses: { 200: { description: 'OK' }, 400: problem('invalid_request'), ...refusals } } },
  '/api/v1/agreements/{version}/adopt': act('Adopt a signed draft', [version]),
  '/api/v1/agreements/{version}/withdraw': act('Withdraw an adopted version', [version]),
  '/api/v1/regions': { get: { summary: 'The map of regions', responses: { 200: json('Regions'), ...refusals } }, put: { summary: 'Change it, live', requestBody: body('Regions'), responses: { 200: json('Regions'), 400: problem('invalid_request'), ...refusals } } },
  '/api/v1/simulations': { get: { summary: 'How mails of exercises are known', responses: { 200: json('Simulations'), ...refusals } }, put: { summary: 'Change it, live', requestBody: body('SimulationSettings'), responses: { 200: json('Simulations'), 400: problem('invalid_request'), ...refusals } } },
  '/api/v1/simulations/secret': { post: { summary: 'A new shared secret, told this once as `value`; the one before counts 30 days longer', responses: { 200: json('Simulations'), ...refusals } }, delete: { summary: 'End every shared secret', responses: { 204: { description: 'Ended' }, ...refusals } } },
  '/api/v1/stories': { get: { summary: 'Leaders’ stories', responses: { 200: json('Stories'), ...refusals } }, post: { summary: 'A new story, switched off; refused while the words check finds something', requestBody: body('StoryDraft'), responses: { 201: json('Stories'), 400: problem('invalid_request'), ...refusals } } },
  '/api/v1/stories/{id}': { put: { summary: 'Change a story', parameters: [id], requestBody: body('StoryDraft'), responses: { 200: json('Stories'), 400: problem('invalid_request'), ...refusals } }, delete: { summary: 'Delete a story for good', parameters: [id], responses: { 204: { description: 'Deleted' }, ...refusals } } },
  '/api/v1/stories/{id}/on': act('Tell it', [id]),
  '/api/v1/stories/{id}/off': act('Tell it no more', [id]),
  '/api/v1/words': { get: { summary: 'The supplied texts of a language', parameters: [language], responses: { 200: { description: '{first, frames, pane, agreement, tips}' }, ...refusals } } },
  '/api/v1/words/check': { post: { summary: 'The words check of one text: {language, key, frame?, text}', responses: { 200: { description: '{findings, fault}' }, ...refusals } } },
  '/api/v1/preview': { get: { summary: 'What one reader is told: own words, agreement and every answer; `key` and `text` put a draft over them', parameters: [language, { name: 'region', in: 'query', required: true, schema: { type: 'string' } }, ...['department', 'frame', 'timeZone', 'key', 'text'].map((name) => ({ name, in: 'query', schema: { type: 'string' } }))], responses: { 200: json('PreviewReader'), 400: problem('invalid_request'), ...refusals } } },
  '/api/v1/own-words': { get: list('The organisation’s own texts, newest first', 'OwnWord'), post: { summary: 'A new draft', requestBody: body('OwnWordDraft'), responses: { 201: { description: '{id}' }, 400: problem('invalid_request'), ...refusals } } },
  '/api/v1/own-words/{id}/publish': act('Publish; refused while the words check finds something', [id]),
  '/api/v1/own-words/{id}/retire': act('Go back to the supplied text', [id]),
};

/** The OpenAPI document of the desk listener. */
export function deskOpenApi(version: string): object {
  const query = (name: string, schema: object) => ({ name, in: 'query', schema });
  const get = (summary: string, ok: object, parameters: object[] = [id]) => ({ get: { summary, parameters, responses: { 200: ok, ...refusals } } });
  return {
    openapi: '3.1.0',
    info: { title: 'Heads-Up: desk API', version, license: { name: 'Apache-2.0' } },
    paths: {
      '/api/v1/me': get('Who is signed in', json('DeskMe'), []),
      '/api/v1/reports': get('Reports, newest first', json('ReportPage'), [
        query('state', { enum: ['open', 'answered', 'withdrawn'] }), query('q', { type: 'string', maxLength: 200 }), query('campaign', { type: 'string' }),
        query('before', { type: 'string', description: '`next` of the page before' }), query('limit', { type: 'integer', minimum: 1, maximum: 200 }),
      ]),
      '/api/v1/reports/{id}': get('One report with the evidence of its mail', json('ReportDetail')),
      '/api/v1/reports/{id}/original': get('The untouched mail, as a download', { description: 'application/octet-stream' }),
      '/api/v1/reports/{id}/preview': get('The mail’s body as harmless HTML', { description: 'text/html, for a sandboxed frame' }),
      '/api/v1/reports/{id}/preview-notes': get('What the preview left out', { description: '{leftOut: string[]}' }),
      '/api/v1/reports/{id}/source': get('The raw mail as text, in slices', { description: '{text, offset, next, bytes}' }, [id, query('offset', { type: 'integer', minimum: 0 })]),
      '/api/v1/reports/{id}/verdict': {
        post: { summary: 'Give a verdict; the reporter is answered in their language and frame', parameters: [id], requestBody: body('Verdict'), responses: { 204: { description: 'Given' }, 400: problem('invalid_request'), ...refusals } },
        delete: { summary: 'Take the verdict back; sends one correction when it was told', parameters: [id], responses: { 204: { description: 'Taken back' }, ...refusals } },
      },
      ...campaignPaths,
      ...words,
      '/api/v1/deliveries/{id}/send-again': { post: { summary: 'Try a dead delivery again', parameters: [id], responses: { 204: { description: 'Queued' }, ...refusals } } },
    },
    components: {
      schemas: {
        ...campaignSchemas,
        Verdict: z.toJSONSchema(verdictRequestSchema, { io: 'input' }),
        AgreementVersion: z.toJSONSchema(agreementVersionSchema),
        AgreementDraft: z.toJSONSchema(agreementDraftSchema, { io: 'input' }),
        Regions: z.toJSONSchema(regionsSchema),
        Simulations: z.toJSONSchema(simulationsSchema),
        SimulationSettings: z.toJSONSchema(simulationSettingsSchema, { io: 'input' }),
        Stories: z.toJSONSchema(storiesSchema),
        StoryDraft: z.toJSONSchema(storyDraftSchema, { io: 'input' }),
        PreviewReader: z.toJSONSchema(previewReaderSchema),
        OwnWord: z.toJSONSchema(ownWordSchema),
        OwnWordDraft: z.toJSONSchema(ownWordDraftSchema, { io: 'input' }),
        DeskMe: z.toJSONSchema(deskMeSchema),
        ReportPage: z.toJSONSchema(reportPageSchema),
        ReportDetail: z.toJSONSchema(reportDetailSchema),
        Problem: z.toJSONSchema(problemSchema),
      },
    },
  };
}
