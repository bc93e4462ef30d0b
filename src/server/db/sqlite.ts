import {
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Worker } from 'node:worker_threads';
import { siblingModule, startThread } from '../thread.ts';
import { SqliteError } from './sqlite-connection.ts';
import type { ThreadReply, ThreadRequest } from './sqlite-thread.ts';

type Waiting = { resolve: (reply: Extract<ThreadReply, { rows: unknown }>) => void; reject: (error: Error) => void };

/** One connection, living in its own thread. */
class ThreadConnection implements DatabaseConnection {
  readonly #thread: Worker;
  readonly #writing: Turn;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #lost: Error | undefined;
  inTransaction = false;

  constructor(file: string, writing: Turn) {
    this.#writing = writing;
    this.#thread = startThread(siblingModule('sqlite-thread', import.meta.url), { file });
    this.#thread.on('message', (reply: ThreadReply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('rows' in reply) waiting?.resolve(reply);
      else waiting?.reject(new SqliteError(reply.code, reply.message));
    });
    const lose = (error: Error) => {
      this.#lost = error;
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
    };
    this.#thread.on('error', lose);
    this.#thread.on('exit', () => { lose(new Error('the database thread has ended')); });
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // SQLite has one writer. Waiting our turn here, in order, costs nothing; waiting in busy_timeout sleeps.
    if (this.inTransaction || SelectQueryNode.is(query.query)) return this.run<R>(query.sql, query.parameters);
    const done = await this.#writing.take();
    try {
      return await this.run<R>(query.sql, query.parameters);
    } finally {
      done();
    }
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    await Promise.reject(new Error('streaming is not supported on SQLite'));
  }

  async run<R>(sql: string, parameters: readonly unknown[] = []): Promise<QueryResult<R>> {
    if (this.#lost !== undefined) throw this.#lost;
    const request: ThreadRequest = { id: ++this.#lastId, sql, parameters: [...parameters] };
    const reply = await new Promise<Extract<ThreadReply, { rows: unknown }>>((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      this.#thread.postMessage(request);
    });
    return { rows: reply.rows as R[], numAffectedRows: BigInt(reply.changes) };
  }

  async close(): Promise<void> {
    if (this.#lost !== undefined) return;
    const ended = new Promise((resolve) => this.#thread.once('exit', resolve));
    this.#thread.postMessage('close');
    await ended;
  }
}

/** First come, first served: `take` resolves when it is the caller's turn, with the function that ends the turn. */
class Turn {
  #last: Promise<void> = Promise.resolve();

  async take(): Promise<() => void> {
    const before = this.#last;
    let done: () => void = () => undefined;
    this.#last = new Promise((resolve) => { done = resolve; });
    await before;
    return done;
  }
}

class SqliteThreadDriver implements Driver {
  readonly #file: string;
  readonly #size: number;
  readonly #writing = new Turn();
  readonly #all: ThreadConnection[] = [];
  readonly #idle: ThreadConnection[] = [];
  readonly #queue: ((connection: ThreadConnection) => void)[] = [];
  readonly #turns = new Map<DatabaseConnection, () => void>();

  constructor(file: string, size: number) {
    this.#file = file;
    this.#size = size;
  }

  async init(): Promise<void> {
    for (let i = 0; i < this.#size; i++) {
      const connection = new ThreadConnection(this.#file, this.#writing);
      // Opening creates the file and sets WAL: one connection after the other, and errors surface here.
      await connection.run('select 1');
      this.#all.push(connection);
      this.#idle.push(connection);
    }
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#idle.pop() ?? (await new Promise<ThreadConnection>((resolve) => this.#queue.push(resolve)));
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#turns.set(connection, await this.#writing.take());
    try {
      await (connection as ThreadConnection).run('begin immediate');
      (connection as ThreadConnection).inTransaction = true;
    } catch (error) {
      this.#endTurn(connection);
      throw error;
    }
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    // A failed commit (disk full) keeps the turn: Kysely rolls back next, and that ends it.
    await (connection as ThreadConnection).run('commit');
    this.#endTurn(connection);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await (connection as ThreadConnection).run('rollback');
    } finally {
      this.#endTurn(connection);
    }
  }

  // Asynchronous because Kysely's interface is.
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const next = this.#queue.shift();
    if (next !== undefined) next(connection as ThreadConnection);
    else this.#idle.push(connection as ThreadConnection);
  }

  async destroy(): Promise<void> {
    for (const connection of this.#all) await connection.close();
  }

  #endTurn(connection: DatabaseConnection): void {
    (connection as ThreadConnection).inTransaction = false;
    this.#turns.get(connection)?.();
    this.#turns.delete(connection);
  }
}

/**
 * Kysely over SQLite connections that live in threads of their own.
 * @param file path of the database file; created when absent.
 * @param connections how many; two let the desk read while a report is being stored.
 */
export function sqliteDialect(file: string, connections = 2): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteThreadDriver(file, connections),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
