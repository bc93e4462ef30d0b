import type { FastifyInstance } from 'fastify';
import type { MailReader } from '../mailbox/mail-reader.ts';
import { sinkModes, type SinkDetails, type SinkMode } from '../wire.ts';
import type { SinkStore } from './sink-store.ts';
import type { Sink } from './sink.ts';

type ById = { Params: { id: string } };
const behaviourSchema = {
  type: 'object',
  required: ['mode'],
  additionalProperties: false,
  properties: { mode: { enum: [...sinkModes] } },
};

/** The mails that arrived, for scripts and for the page at `/sink`. */
export function sinkRoutes(app: FastifyInstance, store: SinkStore, sink: Sink, reader: MailReader): void {
  app.get('/sink/messages', () => store.list());

  app.get<ById>('/sink/messages/:id', async (request, reply) => {
    if (store.find(request.params.id) === undefined) return reply.callNotFound();
    // Raw and hostile: never as a type that a browser would show.
    return reply.type('application/octet-stream').header('content-disposition', `attachment; filename="${request.params.id}.eml"`).send(store.open(request.params.id));
  });

  app.get<ById>('/sink/messages/:id/details', async (request, reply) => {
    if (store.find(request.params.id) === undefined) return reply.callNotFound();
    const mail = await reader.read(store.path(request.params.id));
    const details: SinkDetails =
      mail === null
        ? { headers: '', text: 'This mail is too much to show. The raw mail can be downloaded.', attachments: [] }
        : { headers: mail.headers, text: mail.text, attachments: mail.attachments.map(({ index, name, type, bytes }) => ({ name, type, bytes, sha256: mail.sha256[index]! })) };
    return details;
  });

  app.get('/sink/behaviour', () => ({ mode: sink.mode() }));
  app.post<{ Body: { mode: SinkMode } }>('/sink/behaviour', { schema: { body: behaviourSchema } }, (request) => {
    sink.behave(request.body.mode);
    return { mode: sink.mode() };
  });
}
