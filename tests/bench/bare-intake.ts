import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The floor for durable intake, run as a process of its own: bare node:http, append, fdatasync, answer. No parsing, no
 * identity, no index; what arrives together is synced together, as a log would do it.
 */
const file = await open(process.argv[2] ?? '', 'a');
let waiting: { body: Buffer; done: () => void }[] = [];
let writing = false;

async function write(): Promise<void> {
  writing = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    await file.appendFile(Buffer.concat(batch.map(({ body }) => body)));
    await file.datasync();
    for (const { done } of batch) done();
  }
  writing = false;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    waiting.push({ body: Buffer.concat(chunks), done: () => response.writeHead(201).end('{}') });
    if (!writing) void write();
  });
});
server.listen(0, '127.0.0.1', () => { process.stdout.write(`${String((server.address() as AddressInfo).port)}\n`); });
