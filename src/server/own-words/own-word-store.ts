import { sql } from 'kysely';
import type { OwnWord, OwnWordDraft } from '../../contract/desk-words.ts';
import type { Frame } from '../../contract/report.ts';
import type { OwnWords } from '../../words/audience-words.ts';
import type { Language } from '../../words/languages.ts';
import type { Author } from '../changes.ts';
import { keepChange } from '../changes.ts';
import type { Database } from '../db/database.ts';
import { Refusal } from '../problems.ts';

/** For whom words are chosen. */
export type Reader = { language: Language; frame: Frame; region: string; department: string | null };

export type PublishedWord = { key: string; language: string; frame: string | null; region: string | null; department: string | null; text: string };

export async function readPublished(db: Database): Promise<PublishedWord[]> {
  return db.selectFrom('own_words').select(['key', 'language', 'frame', 'region', 'department', 'text']).where('state', '=', 'published').orderBy('changed_at').orderBy('id').execute();
}

/** The organisation's sentences for one reader, by key. The narrowest wins: department before region before frame. */
export function ownWordsFor(published: readonly PublishedWord[], { language, frame, region, department }: Reader): OwnWords {
  const narrowness = (word: PublishedWord) => (word.department === null ? 0 : 4) + (word.region === null ? 0 : 2) + (word.frame === null ? 0 : 1);
  const fits = (own: string | null, theirs: string | null) => own === null || own.toLowerCase() === theirs?.toLowerCase();
  const fitting = published.filter((word) => word.language === language && fits(word.frame, frame) && fits(word.region, region) && fits(word.department, department));
  return Object.fromEntries(fitting.sort((a, b) => narrowness(a) - narrowness(b)).map(({ key, text }) => [key, text]));
}

export async function listOwnWords(db: Database): Promise<OwnWord[]> {
  const rows = await db.selectFrom('own_words').selectAll().orderBy('changed_at', 'desc').orderBy('id').limit(2000).execute();
  return rows.map((row) => ({
    id: row.id, key: row.key, language: row.language, frame: row.frame as Frame | null, region: row.region, department: row.department,
    text: row.text, state: row.state as OwnWord['state'], changedAt: new Date(row.changed_at).toISOString(), by: row.by_name,
  }));
}

type Stamp = { at: number; id: string; by: Author };

export async function createOwnWord(db: Database, draft: OwnWordDraft, { at, id, by }: Stamp): Promise<void> {
  await db.insertInto('own_words').values({ id, ...draft, state: 'draft', changed_at: at, by_name: by.name }).execute();
}

/** Publishes a text; the one it replaces for the same place is retired, not deleted. Also brings a retired one back. */
export async function publishOwnWord(db: Database, wordId: string, { at, id, by }: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const word = await wordOf(tx, wordId);
    const same = (column: 'frame' | 'region' | 'department') => sql<boolean>`coalesce(${sql.ref(column)}, '') = ${word[column] ?? ''}`;
    await tx.updateTable('own_words').set({ state: 'retired' })
      .where('key', '=', word.key).where('language', '=', word.language).where('state', '=', 'published')
      .where(same('frame')).where(same('region')).where(same('department')).execute();
    await tx.updateTable('own_words').set({ state: 'published', changed_at: at, by_name: by.name }).where('id', '=', wordId).execute();
    await keepChange(tx, { id, at, by, subject: `words ${word.key}`, what: 'published', detail: JSON.stringify(word) });
  });
}

/** Takes a text back: ours is shown again. */
export async function retireOwnWord(db: Database, wordId: string, { at, id, by }: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const word = await wordOf(tx, wordId);
    await tx.updateTable('own_words').set({ state: 'retired' }).where('id', '=', wordId).execute();
    await keepChange(tx, { id, at, by, subject: `words ${word.key}`, what: 'retired', detail: JSON.stringify(word) });
  });
}

export async function wordOf(tx: Database, id: string) {
  const word = await tx.selectFrom('own_words').select(['key', 'language', 'frame', 'region', 'department', 'text', 'state']).where('id', '=', id).executeTakeFirst();
  if (word === undefined) throw new Refusal('not_found');
  return word;
}
