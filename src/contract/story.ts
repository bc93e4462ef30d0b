import { z } from 'zod';

/** Longest text of a story, in characters. The words check asks for less where it finds it too long. */
export const maxStoryChars = 600;
export const maxStories = 50;

/** Under this key the words check judges the text of a story. */
export const storyKey = 'story';

/** A leader who tells that it happened to them too (N7). Desk: `POST /api/v1/stories`, `PUT /api/v1/stories/{id}`. */
export const storyDraftSchema = z.strictObject({
  /** By language; a reader is told a story in their own language or not at all. */
  texts: z.record(z.string().max(35), z.string().trim().min(1).max(maxStoryChars)).refine((texts) => Object.keys(texts).length > 0),
  name: z.string().trim().min(1).max(200),
  /** Their function in the organisation. */
  role: z.string().trim().min(1).max(200),
  /** The person agreed to be named. Without it nothing is kept. */
  agreed: z.literal(true),
});
export type StoryDraft = z.infer<typeof storyDraftSchema>;

export const storySchema = z.object({
  id: z.string(),
  texts: z.record(z.string(), z.string()),
  name: z.string(),
  role: z.string(),
  /** Only what is on is told. */
  on: z.boolean(),
  changedAt: z.iso.datetime(),
  by: z.string(),
});
export type Story = z.infer<typeof storySchema>;

export const storiesSchema = z.object({ items: z.array(storySchema) });
