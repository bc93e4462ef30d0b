import { randomBytes } from 'node:crypto';

/**
 * A new id: the time in milliseconds, then 128 random bits (`security 12`), safe in a path and in a mail header.
 * The time comes first so that indexes grow at one end: random keys would touch a page of each index for every report.
 */
export function newId(): string {
  return Date.now().toString(36).padStart(9, '0') + randomBytes(16).toString('base64url');
}
