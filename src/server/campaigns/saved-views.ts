import { campaignFilterSchema, type CampaignFilter, type SavedView } from '../../contract/campaign.ts';
import type { Database } from '../db/database.ts';
import { Refusal } from '../problems.ts';

/** More views than this nobody finds again. */
const maxViews = 50;

/** Filters that somebody has kept, in the order they were kept. One's own only. */
export async function listViews(db: Database, personId: string): Promise<SavedView[]> {
  const rows = await db.selectFrom('saved_views').select(['id', 'name', 'filter']).where('person_id', '=', personId).orderBy('created_at').orderBy('id').execute();
  return rows.flatMap(({ id, name, filter }) => {
    // A filter of another version that no longer means anything is left out, not guessed.
    const parsed = campaignFilterSchema.safeParse(JSON.parse(filter));
    return parsed.success ? [{ id, name, filter: parsed.data }] : [];
  });
}

/** @throws {Refusal} `invalid_request` when there are too many */
export async function keepView(db: Database, personId: string, { name, filter }: { name: string; filter: CampaignFilter }, { id, at }: { id: string; at: number }): Promise<SavedView> {
  if ((await listViews(db, personId)).length >= maxViews) throw new Refusal('invalid_request', { detail: `There are ${String(maxViews)} views already. Delete one first.` });
  await db.insertInto('saved_views').values({ id, person_id: personId, name, filter: JSON.stringify(filter), created_at: at }).execute();
  return { id, name, filter };
}

/** @throws {Refusal} `not_found`, for somebody else's as well */
export async function deleteView(db: Database, personId: string, id: string): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom('saved_views').where('id', '=', id).where('person_id', '=', personId).executeTakeFirst();
  if (numDeletedRows === 0n) throw new Refusal('not_found');
}
