import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { deskRoles, type DeskRole } from './policy.ts';

/** Unused for this long, a session is over (security 8). */
export const idleMs = 30 * 60_000;
/** However much it is used, a session is over after this long. */
export const absoluteMs = 12 * 3_600_000;
/** The last use is written down at most this often. */
const touchMs = 60_000;

export type Session = { personId: string; name: string; role: DeskRole; endsAt: number; idToken: string | null };
export type SignedIn = { personId: string; name: string; role: DeskRole; idToken: string | null };

/** Only the hash is stored: a copy of the database is not a bunch of keys. */
export const hashed = (secret: string): string => createHash('sha256').update(secret).digest('hex');
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Begins a session and resolves to its secret, which goes into the cookie and nowhere else. Always a new one: a session fixed beforehand is worth nothing. */
export async function beginSession(db: Database, clock: Clock, { personId, name, role, idToken }: SignedIn): Promise<string> {
  const secret = newSecret();
  const now = clock();
  await db.deleteFrom('desk_sessions').where('created_at', '<', now - absoluteMs).execute();
  await db.insertInto('desk_sessions').values({ id_sha256: hashed(secret), person_id: personId, name, role, created_at: now, seen_at: now, id_token: idToken }).execute();
  return secret;
}

/** The session of a cookie, or undefined when it never was, was ended or ran out. */
export async function findSession(db: Database, clock: Clock, secret: string | undefined): Promise<Session | undefined> {
  if (secret === undefined || secret === '' || secret.length > 100) return undefined;
  const row = await db.selectFrom('desk_sessions').selectAll().where('id_sha256', '=', hashed(secret)).executeTakeFirst();
  const role = deskRoles.find((known) => known === row?.role);
  if (row === undefined || role === undefined) return undefined;
  const now = clock();
  if (now - row.seen_at > idleMs || now - row.created_at > absoluteMs) return undefined;
  if (now - row.seen_at > touchMs) await db.updateTable('desk_sessions').set({ seen_at: now }).where('id_sha256', '=', row.id_sha256).execute();
  return { personId: row.person_id, name: row.name, role, endsAt: Math.min(now + idleMs, row.created_at + absoluteMs), idToken: row.id_token };
}

/** Whether a session still is one; asking is no use of it. */
export async function sessionStands(db: Database, clock: Clock, secret: string | undefined): Promise<boolean> {
  if (secret === undefined) return false;
  const row = await db.selectFrom('desk_sessions').select(['seen_at', 'created_at']).where('id_sha256', '=', hashed(secret)).executeTakeFirst();
  return row !== undefined && clock() - row.seen_at <= idleMs && clock() - row.created_at <= absoluteMs;
}

/** Ends it on the server: the cookie is worth nothing from now on, wherever a copy of it may be. */
export async function endSession(db: Database, secret: string): Promise<void> {
  await db.deleteFrom('desk_sessions').where('id_sha256', '=', hashed(secret)).execute();
}
