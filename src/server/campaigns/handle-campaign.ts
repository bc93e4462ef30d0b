import type { Author } from '../changes.ts';
import type { Database } from '../db/database.ts';
import { campaignAlive } from './campaign-store.ts';

/** Gives a campaign to somebody, or to nobody. */
export async function assignCampaign(db: Database, id: string, to: Author | null, now: number): Promise<void> {
  const campaign = await campaignAlive(db, id);
  await db.updateTable('campaigns').set({ assigned_id: to?.id ?? null, assigned_name: to?.name ?? null, changed_at: now }).where('id', '=', campaign.id).execute();
}

/** Keeps a note of the desk's. Never shown to reporters. */
export async function keepNote(db: Database, id: string, text: string, { at, id: noteId, by }: { at: number; id: string; by: Author }): Promise<void> {
  const campaign = await campaignAlive(db, id);
  await db.insertInto('campaign_notes').values({ id: noteId, campaign_id: campaign.id, at, by_id: by.id, by_name: by.name, text }).execute();
  await db.updateTable('campaigns').set({ changed_at: at }).where('id', '=', campaign.id).execute();
}

/** Marks a campaign as seen by somebody, or as unread again. */
export async function markSeen(db: Database, id: string, personId: string, seen: boolean, now: number): Promise<void> {
  const campaign = await campaignAlive(db, id);
  if (!seen) {
    await db.deleteFrom('campaign_seen').where('campaign_id', '=', campaign.id).where('person_id', '=', personId).execute();
    return;
  }
  const at = Math.max(now, campaign.last_reported_at);
  await db.insertInto('campaign_seen').values({ campaign_id: campaign.id, person_id: personId, at }).onConflict((conflict) => conflict.columns(['campaign_id', 'person_id']).doUpdateSet({ at })).execute();
}
