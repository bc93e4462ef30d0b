import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

type File = { body: Buffer; zipped: Buffer | undefined; etag: string; type: string; immutable: boolean };

/** Files of a folder by their path below it. Whatever is not listed here at the start does not exist: no path of a request reaches the disk. */
function readFolder(folder: string, below = ''): Map<string, File> {
  const files = new Map<string, File>();
  if (!existsSync(folder)) return files;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      for (const [inner, file] of readFolder(path, `${below}${name}/`)) files.set(inner, file);
      continue;
    }
    const type = types[extname(name)];
    if (type === undefined) continue;
    const body = readFileSync(path);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    // Webpack puts a content hash into the names of chunks.
    files.set(`${below}${name}`, { body, zipped: undefined, etag, type, immutable: /\.[0-9a-f]{8}\.(js|css)$/.test(name) });
  }
  return files;
}

const zip = promisify(gzip);

/** Serves a built folder from memory: a dozen files of our own, known at the start, zipped once. */
export function staticFiles(app: FastifyInstance, folder: string, prefix = '/'): void {
  for (const [path, file] of readFolder(folder)) {
    app.get(`${prefix}${path}`, async (request, reply) => {
      void reply
        .header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
        .header('etag', file.etag)
        .header('vary', 'accept-encoding');
      if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
      void reply.type(file.type);
      const compressible = file.type.startsWith('text/') || file.type === 'image/svg+xml';
      if (!compressible || !(request.headers['accept-encoding'] ?? '').includes('gzip')) return reply.send(file.body);
      file.zipped ??= await zip(file.body, { level: 9 });
      return reply.header('content-encoding', 'gzip').send(file.zipped);
    });
  }
}
