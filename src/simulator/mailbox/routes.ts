import type { FastifyInstance } from 'fastify';
import type { Folder } from '../wire.ts';
import type { MailboxState } from './mailbox-state.ts';
import type { Mailbox } from './mailbox.ts';
import { shownDocument } from './shown-html.ts';

/** Largest mail that can be dropped on the mailbox, bytes. */
export const maxDropBytes = 150 * 1024 * 1024;

/** Second and third layer around a hostile body: no origin, no script, nothing loads, even if the first layer failed (`security 16`). */
const bodyPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

type ById = { Params: { id: string } };
type ByAttachment = { Params: { id: string; index: number } };
type ByPerson = { Params: { person: string } };
type ByPersonAndMail = { Params: { person: string; id: string } };

const folders: Folder[] = ['inbox', 'junk', 'archive', 'deleted'];
const changeSchema = {
  type: 'object',
  additionalProperties: false,
  properties: { folder: { enum: folders }, isRead: { type: 'boolean' } },
};
const attachmentSchema = { type: 'object', properties: { id: { type: 'string' }, index: { type: 'integer', minimum: 0 } } };

/** What the page of the simulator asks for: list, mails, their originals, and what Exchange would keep for an add-in. */
export function mailboxRoutes(app: FastifyInstance, mailbox: Mailbox, state: MailboxState): void {
  app.get('/mailbox/mails', () => mailbox.list());

  app.get<ById>('/mailbox/mails/:id', async (request, reply) => (await mailbox.open(request.params.id))?.item ?? reply.callNotFound());

  app.get<ById>('/mailbox/mails/:id/preview', async (request, reply) => (await mailbox.preview(request.params.id)) ?? reply.callNotFound());

  app.get<ById>('/mailbox/mails/:id/original', async (request, reply) => {
    const original = await mailbox.original(request.params.id);
    if (original === null) return reply.callNotFound();
    return reply.type('application/octet-stream').header('content-disposition', 'attachment; filename="mail.eml"').header('content-length', original.bytes).send(original.stream);
  });

  app.get<ById & { Querystring: { theme?: string } }>('/mailbox/mails/:id/body', async (request, reply) => {
    const opened = await mailbox.open(request.params.id);
    if (opened === null) return reply.callNotFound();
    return reply.type('text/html; charset=utf-8').header('content-security-policy', bodyPolicy).send(shownDocument(opened.shown, request.query.theme === 'dark' ? 'dark' : 'light'));
  });

  app.get<ByAttachment>('/mailbox/mails/:id/attachments/:index', { schema: { params: attachmentSchema } }, async (request, reply) => {
    const content = await mailbox.attachment(request.params.id, request.params.index);
    if (content === null) return reply.callNotFound();
    return reply.type('application/octet-stream').header('content-disposition', 'attachment').send(Buffer.from(content));
  });

  app.patch<ById & { Body: { folder?: Folder; isRead?: boolean } }>('/mailbox/mails/:id', { schema: { body: changeSchema } }, async (request, reply) => {
    state.change(request.params.id, request.body);
    return reply.code(204).send();
  });

  app.get<ByPerson>('/mailbox/settings/:person', (request) => state.settings(request.params.person));
  app.put<ByPerson & { Body: Record<string, string> }>('/mailbox/settings/:person', async (request, reply) => {
    state.keepSettings(request.params.person, request.body);
    return reply.code(204).send();
  });

  app.get<ByPersonAndMail>('/mailbox/properties/:person/:id', (request) => ({ properties: state.properties(request.params.person, request.params.id) }));
  app.put<ByPersonAndMail & { Body: { properties: string } }>('/mailbox/properties/:person/:id', async (request, reply) => {
    state.keepProperties(request.params.person, request.params.id, request.body.properties);
    return reply.code(204).send();
  });

  app.register((uploads, _options, done) => {
    // The stream goes to disk as it comes: 150 MB in memory would be felt by everything else in this process.
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser(['message/rfc822', 'application/octet-stream'], (_request, payload, parsed) => parsed(null, payload));
    uploads.post('/demo/mails', { bodyLimit: maxDropBytes }, async (request, reply) => {
      if (Number(request.headers['content-length'] ?? 0) > maxDropBytes) return reply.code(413).send({ message: 'A dropped mail may have 150 MB.' });
      return reply.code(201).send({ id: await mailbox.add(request.body as NodeJS.ReadableStream as never) });
    });
    done();
  });
}
