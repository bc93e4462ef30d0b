import { z } from 'zod';
import { maxStories, type Story, type StoryDraft } from '../../contract/story.ts';
import { keepChange, type Author } from '../changes.ts';
import type { Database } from '../db/database.ts';
import { Refusal } from '../problems.ts';

type Stamp = { at: number; id: string; by: Author };

const textsSchema = z.record(z.string(), z.string());

/** Leaders' stories (N7), oldest first: the order in which people are told them. */
export async function listStories(db: Database): Promise<Story[]> {
  const rows = await db.selectFrom('stories').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, texts: textsSchema.parse(JSON.parse(row.texts)), name: row.name, role: row.role, on: row.state === 'on', changedAt: new Date(row.changed_at).toISOString(), by: row.by_name }));
}

/** A new story, switched off. Its id is the stamp's. */
export async function createStory(db: Database, { texts, name, role }: StoryDraft, stamp: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { count } = await tx.selectFrom('stories').select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
    if (Number(count) >= maxStories) throw new Refusal('invalid_request', { detail: `There are ${String(maxStories)} stories already. Delete one first.` });
    await tx.insertInto('stories').values({ id: stamp.id, texts: JSON.stringify(texts), name, role, created_at: stamp.at, changed_at: stamp.at, by_name: stamp.by.name }).execute();
    await keep(tx, stamp.id, 'created', stamp);
  });
}

export async function changeStory(db: Database, story: string, { texts, name, role }: StoryDraft, stamp: Stamp): Promise<void> {
  await change(db, story, { texts: JSON.stringify(texts), name, role }, 'changed', stamp);
}

export async function switchStory(db: Database, story: string, on: boolean, stamp: Stamp): Promise<void> {
  await change(db, story, { state: on ? 'on' : 'off' }, on ? 'on' : 'off', stamp);
}

/** For good: who takes back their name is not kept. */
export async function deleteStory(db: Database, story: string, stamp: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('stories').where('id', '=', story).executeTakeFirst();
    if (numDeletedRows === 0n) throw new Refusal('not_found');
    await keep(tx, story, 'deleted', stamp);
  });
}

async function change(db: Database, story: string, columns: { texts?: string; name?: string; role?: string; state?: string }, what: string, stamp: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('stories').set({ ...columns, changed_at: stamp.at, by_name: stamp.by.name }).where('id', '=', story).executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('not_found');
    await keep(tx, story, what, stamp);
  });
}

/** The history is never rewritten, so neither name nor text goes into it. */
async function keep(tx: Database, story: string, what: string, { at, id, by }: Stamp): Promise<void> {
  await keepChange(tx, { id, at, by, subject: `story ${story}`, what, detail: '' });
}
