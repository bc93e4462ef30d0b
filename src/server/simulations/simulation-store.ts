import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { simulationSettingsSchema, type Simulations, type SimulationSettings } from '../../contract/simulation.ts';
import { keepChange, type Author } from '../changes.ts';
import type { Database } from '../db/database.ts';
import { Refusal } from '../problems.ts';
import { registrableDomain } from '../reading/true-target.ts';
import { defaultSimulations } from './known-products.ts';
import { asciiHost, secretDigest } from './simulation-rules.ts';

/** Mails with the former secret are still in people's mailboxes, milliseconds. */
export const formerSecretMs = 30 * 86_400_000;
const secretBytes = 32;

/** Digests as hex. The secret is random and long, so its plain SHA-256 tells nobody what it is. */
const storedSecretSchema = z.object({ sha256: z.string(), since: z.number(), former: z.object({ sha256: z.string(), until: z.number() }).nullable() });
export type StoredSecret = z.infer<typeof storedSecretSchema>;
export type StoredSimulations = { settings: SimulationSettings; secret: StoredSecret | null };

/** When and by whom something is changed. */
export type Stamp = { at: number; id: string; by: Author };

const settingName = 'simulations';
const secretName = 'simulation-secret';

/** The setting as it stands; the defaults where nobody has set anything. */
export async function readSimulations(db: Database): Promise<StoredSimulations> {
  const rows = await db.selectFrom('settings').select(['name', 'value']).where('name', 'in', [settingName, secretName]).execute();
  const value = (name: string): unknown => JSON.parse(rows.find((row) => row.name === name)?.value ?? 'null');
  const settings = value(settingName);
  return { settings: settings === null ? defaultSimulations : simulationSettingsSchema.parse(settings), secret: storedSecretSchema.nullable().parse(value(secretName)) };
}

/** What an administrator is shown. */
export function shownSimulations({ settings, secret }: StoredSimulations, now: number): Simulations {
  const iso = (at: number) => new Date(at).toISOString();
  const former = secret?.former ?? null;
  return { ...settings, secret: secret === null ? null : { since: iso(secret.since), formerUntil: former === null || former.until <= now ? null : iso(former.until) } };
}

/** @throws {Refusal} `invalid_request` with what is wrong, in a sentence */
export async function changeSimulations(db: Database, settings: SimulationSettings, mayCall: (url: URL) => boolean, { at, id, by }: Stamp): Promise<void> {
  const fault = faultOf(settings, mayCall);
  if (fault !== undefined) throw new Refusal('invalid_request', { detail: fault });
  const value = JSON.stringify(settings);
  await db.transaction().execute(async (tx) => {
    await put(tx, settingName, value, at);
    await keepChange(tx, { id, at, by, subject: 'simulations', what: 'changed', detail: value });
  });
}

function faultOf({ products }: SimulationSettings, mayCall: (url: URL) => boolean): string | undefined {
  if (new Set(products.map(({ id }) => id)).size < products.length) return 'Two products have the same id.';
  for (const { linkHosts, senders, reportUrl } of products) {
    // A pattern counts for everything below it: `co.uk` or `github.io` would be half the Internet.
    const wide = [...linkHosts, ...senders.map((sender) => sender.slice(sender.lastIndexOf('@') + 1))].some((host) => isIP(host) === 0 && registrableDomain(asciiHost(host)) === null);
    if (wide) return 'A host or sender is not a domain of its own: too much would be below it.';
    if (reportUrl === null) continue;
    const url = URL.canParse(reportUrl) ? new URL(reportUrl) : undefined;
    if (url === undefined || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '' || !mayCall(url)) return 'The report address must be https, without a query and without a password.';
  }
  return undefined;
}

/** Makes a new secret and resolves to it, the only time that it is known. The one before counts a while longer. */
export async function renewSecret(db: Database, { at, id, by }: Stamp): Promise<string> {
  const secret = randomBytes(secretBytes).toString('base64url');
  const { secret: before } = await readSimulations(db);
  const stored: StoredSecret = { sha256: secretDigest(secret).toString('hex'), since: at, former: before === null ? null : { sha256: before.sha256, until: at + formerSecretMs } };
  await db.transaction().execute(async (tx) => {
    await put(tx, secretName, JSON.stringify(stored), at);
    await keepChange(tx, { id, at, by, subject: 'simulations', what: 'secret renewed', detail: '' });
  });
  return secret;
}

/** Ends every secret at once: for one that has come into strange hands. */
export async function endSecret(db: Database, { at, id, by }: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('settings').where('name', '=', secretName).execute();
    await keepChange(tx, { id, at, by, subject: 'simulations', what: 'secret ended', detail: '' });
  });
}

async function put(tx: Database, name: string, value: string, at: number): Promise<void> {
  await tx.insertInto('settings').values({ name, value, changed_at: at }).onConflict((conflict) => conflict.column('name').doUpdateSet({ value, changed_at: at })).execute();
}
