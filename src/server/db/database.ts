import { Kysely, PostgresDialect } from 'kysely';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type Engine = 'sqlite' | 'postgres';

/** PostgreSQL's number for the type bigint. */
const bigintOid = 20;

/** Where the data lives: a PostgreSQL address, or a directory for SQLite. */
export type DatabaseLocation = { databaseUrl: string | undefined; dataDir: string };

/** The database file in the data directory. */
export const sqliteFile = (dataDir: string): string => join(dataDir, 'headsup.db');

/**
 * Opens the database and brings its schema up to date.
 * @throws when it cannot be reached, or when its schema is newer than this version of the server.
 */
export async function openDatabase({ databaseUrl, dataDir }: DatabaseLocation): Promise<{ db: Database; engine: Engine }> {
  if (databaseUrl === undefined) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const db = new Kysely<Tables>({ dialect: sqliteDialect(sqliteFile(dataDir)) });
    await migrateOrClose(db, 'sqlite');
    return { db, engine: 'sqlite' };
  }
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    // Whatever the server's default: an answer 201 must mean that the commit is on disk (security J).
    options: '-c synchronous_commit=on',
    connectionTimeoutMillis: 2000,
    // bigint columns hold epoch milliseconds and report numbers: both far below 2^53.
    types: { getTypeParser: ((oid: number, format: 'text'): unknown => (oid === bigintOid ? Number : pg.types.getTypeParser(oid, format))) as typeof pg.types.getTypeParser },
  });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrateOrClose(db, 'postgres');
  return { db, engine: 'postgres' };
}

async function migrateOrClose(db: Database, engine: Engine): Promise<void> {
  try {
    await migrate(db, engine);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
