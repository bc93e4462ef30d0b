import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openDatabase, type Database, type Engine } from '../../src/server/db/database.ts';

export type TestDatabase = { db: Database; engine: Engine; location: { databaseUrl: string | undefined; dataDir: string }; close: () => Promise<void> };

const postgresUrl = process.env['HEADSUP_TEST_DATABASE_URL'];

/** The engines that store tests run on: both under `npm test`, which starts PostgreSQL; SQLite alone when a file is run by hand without it. */
export const engines: Engine[] = postgresUrl === undefined ? ['sqlite'] : ['sqlite', 'postgres'];

/** A real, empty database of its own for one test file. */
export async function testDatabase(engine: Engine): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'headsup-test-'));
  if (engine === 'sqlite') {
    const location = { databaseUrl: undefined, dataDir };
    const { db } = await openDatabase(location);
    return { db, engine, location, close: async () => { await db.destroy(); await rm(dataDir, { recursive: true, force: true }); } };
  }
  if (postgresUrl === undefined) throw new Error('HEADSUP_TEST_DATABASE_URL is not set');
  const name = `headsup_${randomUUID().replaceAll('-', '')}`;
  const admin = new Kysely<object>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: postgresUrl, max: 1 }) }) });
  await sql.raw(`create database ${name}`).execute(admin);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  const location = { databaseUrl: url.href, dataDir };
  const { db } = await openDatabase(location);
  return {
    db, engine, location,
    close: async () => {
      await db.destroy();
      await sql.raw(`drop database ${name} with (force)`).execute(admin);
      await admin.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
