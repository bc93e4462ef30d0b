import {
  Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler,
  type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult,
} from 'kysely';
import type { Database } from './database.ts';
import { openSqlite } from './sqlite-connection.ts';
import type { Tables } from './tables.ts';

/**
 * The database over one connection in the calling thread, for threads whose only work it is to store.
 * The schema is already up to date: the server migrates before it starts any thread.
 */
export function sqliteHere(file: string): Database {
  const connection = openSqlite(file);
  const run = (sql: string) => { connection.run(sql, []); return Promise.resolve(); };
  const only: DatabaseConnection = {
    // Promises that are already settled: a transaction is never interrupted by the thread's next message.
    executeQuery: <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      try {
        const { rows, changes } = connection.run(sql, parameters);
        return Promise.resolve({ rows: rows as R[], numAffectedRows: BigInt(changes) });
      } catch (error) {
        return Promise.reject(error instanceof Error ? error : new Error('unknown database error'));
      }
    },
    // Kysely's interface asks for the method; nothing of ours streams rows.
    async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
      await Promise.reject(new Error('streaming is not supported on SQLite'));
    },
  };
  const driver: Driver = {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(only),
    // Immediate: a transaction that reads first and writes later could not be told apart from one that lost a race.
    beginTransaction: () => run('begin immediate'),
    commitTransaction: () => run('commit'),
    rollbackTransaction: () => run('rollback'),
    releaseConnection: () => Promise.resolve(),
    destroy: () => { connection.close(); return Promise.resolve(); },
  };
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}
