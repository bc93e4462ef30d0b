import { parentPort, workerData } from 'node:worker_threads';
import { errorParts, openSqlite } from './sqlite-connection.ts';

/**
 * One SQLite connection in a thread of its own: an fsync takes its time without holding up the server's event loop.
 * Speaks a request-reply protocol with sqlite.ts; requests are handled in the order they come.
 */
export type ThreadRequest = { id: number; sql: string; parameters: unknown[] };
export type ThreadReply =
  | { id: number; rows: Record<string, unknown>[]; changes: number }
  | { id: number; code: string; message: string };

if (parentPort === null) throw new Error('sqlite-thread runs as a worker thread only');
const port = parentPort;
const connection = openSqlite((workerData as { file: string }).file);

function answer({ id, sql, parameters }: ThreadRequest): ThreadReply {
  try {
    return { id, ...connection.run(sql, parameters) };
  } catch (error) {
    return { id, ...errorParts(error) };
  }
}

port.on('message', (request: ThreadRequest | 'close') => {
  if (request !== 'close') {
    port.postMessage(answer(request));
    return;
  }
  connection.close();
  port.close();
});
