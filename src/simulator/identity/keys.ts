import { generateKeyPair, randomBytes, type JsonWebKey } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** Secrets of the demo's issuer. They live in the data directory, so that a restart invalidates no token. */
export interface DemoSecrets {
  signingKey: JsonWebKey;
  cookieKey: string;
  deskClientSecret: string;
}

/**
 * Reads the demo's secrets, or makes them on the first start. The file is readable by its owner alone.
 * Throws when the file is there but is not ours: silently new keys would sign everybody out.
 */
export async function loadSecrets(file: string): Promise<DemoSecrets> {
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (kept !== null) return JSON.parse(kept) as DemoSecrets;

  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const secrets: DemoSecrets = {
    signingKey: { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: randomBytes(12).toString('base64url') },
    cookieKey: randomBytes(32).toString('base64url'),
    // A production server refuses secrets that begin like this (security 39).
    deskClientSecret: `demo-${randomBytes(32).toString('base64url')}`,
  };
  await mkdir(dirname(file), { recursive: true });
  // Written aside and renamed: a start that is killed half-way leaves no broken file behind.
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, JSON.stringify(secrets), { mode: 0o600 });
  await rename(aside, file);
  return secrets;
}
