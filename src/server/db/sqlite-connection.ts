import Database from 'libsql';

export type SqliteResult = { rows: Record<string, unknown>[]; changes: number };

/** One open SQLite connection. Blocks its thread while it works: never opened on the server's event loop. */
export type SqliteConnection = {
  run: (sql: string, parameters: readonly unknown[]) => SqliteResult;
  close: () => void;
};

/** Distinct statements kept prepared per connection; batches of every size make many texts. */
const maxPrepared = 200;

/** Opens the file, creating it when absent, in the mode that keeps what was acknowledged. */
export function openSqlite(file: string): SqliteConnection {
  const db = new Database(file);
  // A mail is a few large pages instead of dozens of small ones: half the work per report (tests/bench).
  db.pragma('page_size = 16384');
  db.pragma('journal_mode = WAL');
  // FULL: the WAL is synced at every commit. NORMAL may lose an acknowledged report at power loss (security J).
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  // Fewer, larger checkpoints: 4,096 pages are 64 MiB of WAL.
  db.pragma('wal_autocheckpoint = 4096');

  const prepared = new Map<string, ReturnType<typeof db.prepare>>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const oldest = prepared.keys().next();
    if (prepared.size >= maxPrepared && oldest.done !== true) prepared.delete(oldest.value);
    const statement = db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };

  return {
    run(sql, parameters) {
      const statement = prepare(sql);
      // Always an array: libsql 0.5 ends the process when `run` gets no argument at all.
      if (!statement.reader) return { rows: [], changes: statement.run([...parameters]).changes };
      const rows = statement.all([...parameters]) as Record<string, unknown>[];
      // libsql hands blobs out as ArrayBuffer; the rest of the house, like pg, speaks Uint8Array.
      for (const row of rows) for (const [column, value] of Object.entries(row)) if (value instanceof ArrayBuffer) row[column] = Buffer.from(value);
      return { rows, changes: 0 };
    },
    close: () => { db.close(); },
  };
}

/** An error of SQLite itself, with its code, e.g. `SQLITE_CONSTRAINT_UNIQUE` or `SQLITE_FULL`. Crosses threads as these two strings. */
export class SqliteError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'SqliteError';
    this.code = code;
  }
}

/** Code and message of whatever was thrown, for the way to another thread. */
export function errorParts(error: unknown): { code: string; message: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'SQLITE_ERROR';
  return { code, message: error instanceof Error ? error.message : 'unknown error' };
}
