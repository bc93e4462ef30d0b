import type { Database } from './db/database.ts';

/** Who did something at the desk. */
export type Author = { id: string; name: string };

export type Change = { id: string; at: number; by: Author; subject: string; what: string; detail: string };

/** Keeps who changed what, in the transaction of the change. Never rewritten. */
export async function keepChange(tx: Database, { id, at, by, subject, what, detail }: Change): Promise<void> {
  await tx.insertInto('changes').values({ id, at, by_id: by.id, by_name: by.name, subject, what, detail }).execute();
}
