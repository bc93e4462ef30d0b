import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { storyDraftSchema, type StoryDraft } from '../../contract/story.ts';
import type { Author } from '../changes.ts';
import { Refusal } from '../problems.ts';
import { storyFaults } from '../stories/check-story.ts';
import { changeStory, createStory, deleteStory, listStories, switchStory } from '../stories/story-store.ts';
import type { DeskDeps } from './desk-deps.ts';

const idSchema = z.object({ id: z.string().regex(/^[\w-]{16,64}$/) });

function idOf(params: unknown): string {
  const parsed = idSchema.safeParse(params);
  if (!parsed.success) throw new Refusal('not_found');
  return parsed.data.id;
}

function storyOf(body: unknown): StoryDraft {
  const story = storyDraftSchema.parse(body);
  const [fault] = storyFaults(story);
  if (fault !== undefined) throw new Refusal('invalid_request', { detail: fault });
  return story;
}

/** Leaders' stories (N7): written, switched on and off, deleted. What the words check refuses is not kept. */
export function deskStoryRoutes(app: FastifyInstance, { db, clock, newId }: DeskDeps, authorOf: (request: FastifyRequest) => Author): void {
  const stamp = (request: FastifyRequest) => ({ at: clock(), id: newId(), by: authorOf(request) });
  const shown = async () => ({ items: await listStories(db) });

  app.get('/api/v1/stories', shown);
  app.post('/api/v1/stories', async (request, reply) => {
    await createStory(db, storyOf(request.body), stamp(request));
    return reply.code(201).send(await shown());
  });
  app.put('/api/v1/stories/:id', async (request) => {
    await changeStory(db, idOf(request.params), storyOf(request.body), stamp(request));
    return shown();
  });
  for (const to of ['on', 'off'] as const) {
    app.post(`/api/v1/stories/:id/${to}`, async (request) => {
      await switchStory(db, idOf(request.params), to === 'on', stamp(request));
      return shown();
    });
  }
  app.delete('/api/v1/stories/:id', async (request, reply) => {
    await deleteStory(db, idOf(request.params), stamp(request));
    return reply.code(204).send();
  });
}
