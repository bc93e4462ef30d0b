import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';
import type { FastifyInstance } from 'fastify';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
};

/** Microsoft's client library as the package brings it. It is served from there and never copied: its licence asks for that. */
export interface OfficeLibrary {
  version: string;
  /** Path prefix under which it is served; with the version, so that it may be cached for ever. */
  prefix: string;
  /** File of a path below the prefix, whatever its case; null where there is none. */
  file(path: string): string | null;
}

export async function findOfficeLibrary(): Promise<OfficeLibrary> {
  const manifest = createRequire(import.meta.url).resolve('@microsoft/office-js/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const folder = join(dirname(manifest), 'dist');
  // The library asks for AgaveErrorUX/AgaveErrorUX.js, the package has agaveerrorux/agaveerrorux.js.
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path).split(sep).join('/').toLowerCase(), path);
  }
  return { version, prefix: `/office-js/${version}/`, file: (path) => files.get(path.toLowerCase()) ?? null };
}

/** Serves the library byte for byte to the pane's origin. */
export function officeLibraryRoutes(app: FastifyInstance, library: OfficeLibrary): void {
  app.get<{ Params: { '*': string } }>(`${library.prefix}*`, async (request, reply) => {
    const file = library.file(request.params['*'].replaceAll('\\', '/'));
    if (file === null) return reply.callNotFound();
    return reply
      .type(types[extname(file).toLowerCase()] ?? 'application/octet-stream')
      .headers({ 'cache-control': 'public, max-age=31536000, immutable', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
      .send(createReadStream(file));
  });
}
