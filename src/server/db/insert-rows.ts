import { CompiledQuery, PostgresAdapter, type Insertable } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const texts = new Map<string, string>();
/** Batches have at most a few hundred sizes; beyond that something makes texts without end. */
const maxTexts = 2000;

function insertText(table: string, columns: string[], rows: number, postgres: boolean, tail: string): string {
  const key = JSON.stringify([table, columns, rows, postgres, tail]);
  const known = texts.get(key);
  if (known !== undefined) return known;
  const place = (row: number, column: number) => (postgres ? `$${String(row * columns.length + column + 1)}` : '?');
  const values = Array.from({ length: rows }, (_, row) => `(${columns.map((_, column) => place(row, column)).join(', ')})`).join(', ');
  const text = `insert into ${table} (${columns.join(', ')}) values ${values} ${tail}`.trimEnd();
  if (texts.size >= maxTexts) texts.clear();
  texts.set(key, text);
  return text;
}

/**
 * Inserts many rows in one statement whose text is built once per number of rows. Kysely builds it anew each time from a
 * node per value, which was a quarter of the work of storing a report (tests/bench).
 * @param rows all with the same columns, in the same order; at least one.
 * @param tail what follows the values: `on conflict …`, `returning …`. Ours, never from outside.
 */
export async function insertRows<Name extends keyof Tables, Returned = never>(tx: Database, table: Name, rows: Insertable<Tables[Name]>[], tail = ''): Promise<Returned[]> {
  const columns = Object.keys(rows[0] ?? {});
  const postgres = tx.getExecutor().adapter instanceof PostgresAdapter;
  const text = insertText(table, columns, rows.length, postgres, tail);
  const parameters = rows.flatMap((row) => columns.map((column) => (row as Record<string, unknown>)[column]));
  const { rows: returned } = await tx.executeQuery<Returned>(CompiledQuery.raw(text, parameters));
  return returned;
}
