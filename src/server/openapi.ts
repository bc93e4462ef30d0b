import { z } from 'zod';
import { deskMeSchema, reportDetailSchema, reportPageSchema } from '../contract/desk.ts';
import { paths } from '../contract/paths.ts';
import { problemSchema } from '../contract/problem.ts';
import { receiptSchema, reportRequestSchema } from '../contract/report.ts';

const problem = (description: string) => ({ description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } });

/** The OpenAPI document of the public listener, made from the same schemas that validate. */
export function publicOpenApi(version: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Heads-Up: add-in API', version, license: { name: 'Apache-2.0' } },
    paths: {
      [paths.reports]: {
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
        Problem: z.toJSONSchema(problemSchema),
      },
    },
  };
}

const json = (name: string) => ({ description: 'OK', content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } });
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const refusals = { 401: problem('not_signed_in'), 403: problem('not_allowed'), 404: problem('not_found: missing, or not for you') };

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
        query('state', { enum: ['open', 'answered', 'withdrawn'] }), query('q', { type: 'string', maxLength: 200 }),
        query('before', { type: 'string', description: '`next` of the page before' }), query('limit', { type: 'integer', minimum: 1, maximum: 200 }),
      ]),
      '/api/v1/reports/{id}': get('One report with the evidence of its mail', json('ReportDetail')),
      '/api/v1/reports/{id}/original': get('The untouched mail, as a download', { description: 'application/octet-stream' }),
      '/api/v1/reports/{id}/preview': get('The mail’s body as harmless HTML', { description: 'text/html, for a sandboxed frame' }),
      '/api/v1/reports/{id}/preview-notes': get('What the preview left out', { description: '{leftOut: string[]}' }),
      '/api/v1/reports/{id}/source': get('The raw mail as text, in slices', { description: '{text, offset, next, bytes}' }, [id, query('offset', { type: 'integer', minimum: 0 })]),
      '/api/v1/deliveries/{id}/send-again': { post: { summary: 'Try a dead delivery again', parameters: [id], responses: { 204: { description: 'Queued' }, ...refusals } } },
    },
    components: {
      schemas: {
        DeskMe: z.toJSONSchema(deskMeSchema),
        ReportPage: z.toJSONSchema(reportPageSchema),
        ReportDetail: z.toJSONSchema(reportDetailSchema),
        Problem: z.toJSONSchema(problemSchema),
      },
    },
  };
}
