import { sql, type Kysely } from 'kysely';
import { readdir, readFile } from 'node:fs/promises';
import type { Tables } from './tables.ts';

type Engine = 'sqlite' | 'postgres';

const folder = new URL('../migrations/', import.meta.url);

/** Statements end with a semicolon at the end of a line; our migrations hold no trigger bodies or functions. */
function statements(text: string): string[] {
  return text
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

async function migrationsFor(engine: Engine): Promise<{ version: number; name: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(`.${engine}.sql`)).sort();
  return names.map((name) => ({ version: Number(name.slice(0, 4)), name }));
}

/**
 * Applies the migrations that are not applied yet, each in a transaction of its own, so that a kill in between resumes.
 * @throws when the schema is newer than this server: an older version must not write to it (R15).
 */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const whole = engine === 'sqlite' ? 'integer' : 'bigint';
  await sql.raw(`create table if not exists schema_versions (version ${whole} primary key, name text not null, applied_at ${whole} not null)`).execute(db);
  const known = await migrationsFor(engine);
  const newest = known.at(-1)?.version ?? 0;
  for (const { version, name } of known) {
    await db.transaction().execute(async (tx) => {
      // Two servers starting at once on PostgreSQL: one migrates, the other waits and then finds it done.
      if (engine === 'postgres') await sql`select pg_advisory_xact_lock(7202019)`.execute(tx);
      const applied = await tx.selectFrom('schema_versions').select('version').where('version', '=', version).executeTakeFirst();
      if (applied !== undefined) return;
      for (const statement of statements(await readFile(new URL(name, folder), 'utf8'))) await sql.raw(statement).execute(tx);
      await tx.insertInto('schema_versions').values({ version, name, applied_at: Date.now() }).execute();
    });
  }
  const { top } = await db.selectFrom('schema_versions').select((eb) => eb.fn.max('version').as('top')).executeTakeFirstOrThrow();
  if (top > newest) throw new Error(`the database's schema is version ${String(top)}, this server knows ${String(newest)}: start a newer server`);
}
