import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;
const keyFile = 'secret.key';

/** The key of `HEADSUP_SECRET_KEY`, or undefined when it is not base64 of 32 bytes. */
export function secretKeyFrom(text: string): Buffer | undefined {
  const key = Buffer.from(text, 'base64');
  return key.length === keyBytes && key.toString('base64').replace(/=+$/, '') === text.trim().replace(/=+$/, '') ? key : undefined;
}

/**
 * The key that seals and encrypts what the database holds: the configured one, or one made at the first start and kept in the
 * data directory, readable by the server alone. Never in the database, so that a copy of that is not enough.
 * @throws when the file holds no key, or cannot be written
 */
export function secretKey(configured: Buffer | undefined, dataDir: string): Buffer {
  if (configured !== undefined) return configured;
  const file = join(dataDir, keyFile);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    // Two that start at once: one writes, the other reads what it wrote.
    writeFileSync(file, randomBytes(keyBytes).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  }
  const key = secretKeyFrom(readFileSync(file, 'utf8'));
  if (key === undefined) throw new Error(`${file} does not hold a key: restore it from where it is kept, or set HEADSUP_SECRET_KEY`);
  return key;
}
