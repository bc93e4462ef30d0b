import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { deskRoles, type DeskRole } from './desk/policy.ts';
import { privateTarget } from './webhooks/address-guard.ts';
import { secretKeyFrom } from './secret-key.ts';
import { defaultMaxMailBytes } from '../contract/limits.ts';

/** Outlook on the web's hosts: they frame the pane unless configured otherwise (security 2). */
const outlookHosts =
  'https://outlook.office.com https://outlook.office365.com https://outlook.live.com https://outlook-sdf.office.com https://outlook-sdf.office365.com https://*.cloud.microsoft';

const list = z.string().transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''));
const whole = (lowest: number, highest: number) => z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(lowest).max(highest));
const port = whole(0, 65_535);
const address = z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be an http(s) address');
/** Scheme, host and port only: what a browser calls an origin. */
const origin = address.refine((text) => URL.canParse(text) && new URL(text).pathname === '/' && new URL(text).search === '', 'must have no path').transform((text) => new URL(text).origin);
const mailAddress = z.string().regex(/^[^\s@<>,;]+@[^\s@<>,;]+$/, 'must be a mail address');
const smtpAddress = z.string().refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol), 'must be smtp://host:port or smtps://host:port');
const databaseAddress = z.string().refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol), 'must be postgres://…');

/** `analyst=GROUP admin=GROUP`: groups of the issuer that stand for roles of the desk. */
const roleGroups = list.transform((pairs, context) => {
  const groups: Partial<Record<DeskRole, string[]>> = {};
  for (const pair of pairs) {
    const [name, group] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const role = deskRoles.find((known) => known === name);
    if (role === undefined || group === '') context.addIssue({ code: 'custom', message: `must be a list of role=group, with the roles ${deskRoles.join(', ')}` });
    else (groups[role] ??= []).push(group);
  }
  return groups;
}).default({});

/** Every setting there is. Documented in docs/configuration.md, which a test holds against this list. */
const environmentSchema = z.object({
  HEADSUP_DEMO: z.enum(['0', '1']).default('0'),
  HEADSUP_HOST: z.string().optional(),
  HEADSUP_DATA_DIR: z.string(),
  HEADSUP_DATABASE_URL: databaseAddress.optional(),
  HEADSUP_PUBLIC_URL: origin,
  HEADSUP_PUBLIC_PORT: port.default(3001),
  HEADSUP_DESK_URL: origin,
  HEADSUP_DESK_PORT: port.default(3002),
  HEADSUP_ISSUER: address,
  HEADSUP_JWKS_URL: address,
  HEADSUP_AUDIENCE: z.string().min(1),
  HEADSUP_TENANTS: list.refine((tenants) => tenants.length > 0, 'must name at least one tenant'),
  HEADSUP_SCOPE: z.string().min(1).default('Report.Submit'),
  HEADSUP_CLIENT_ID: z.string().min(1),
  HEADSUP_DESK_ISSUER: address,
  HEADSUP_DESK_CLIENT_ID: z.string().min(1),
  HEADSUP_DESK_CLIENT_SECRET: z.string().min(1).optional(),
  HEADSUP_DESK_ROLE_GROUPS: roleGroups,
  HEADSUP_SECRET_KEY: z.string().transform((text, context) => { const key = secretKeyFrom(text); if (key === undefined) context.addIssue({ code: 'custom', message: 'must be 32 random bytes in base64 (openssl rand -base64 32)' }); return key; }).optional(),
  HEADSUP_SMTP_URL: smtpAddress,
  HEADSUP_REPORT_MAILBOX: list.pipe(z.array(mailAddress).min(1)),
  HEADSUP_MAIL_FROM: mailAddress,
  HEADSUP_FRAME_ANCESTORS: list.default(outlookHosts.split(' ')),
  HEADSUP_OFFICE_JS: list.pipe(z.array(address).min(1)).default(['https://appsforoffice.microsoft.com/lib/1/hosted/office.js']),
  HEADSUP_ORGANISATION: z.string().max(100).default(''),
  HEADSUP_DESK_PHONE: z.string().max(40).default(''),
  HEADSUP_DESK_MAIL: z.string().max(254).default(''),
  HEADSUP_TRUSTED_AUTHSERV: list.default([]),
  HEADSUP_ANSWER_HOURS: whole(1, 24 * 30).default(24),
  HEADSUP_ANSWER_MAILS: z.enum(['0', '1']).default('0'),
  HEADSUP_ANSWER_DELAY_MINUTES: whole(0, 7 * 24 * 60).default(0),
  HEADSUP_UNDO_MINUTES: whole(0, 24 * 60).default(10),
  HEADSUP_MAX_MAIL_BYTES: whole(1024, 1024 * 1024 * 1024).default(defaultMaxMailBytes),
  HEADSUP_REPORTS_PER_HOUR: whole(0, 1_000_000).default(30),
  HEADSUP_PRIVATE_TARGETS: list.refine((targets) => targets.every((target) => privateTarget(target) !== undefined), 'must be a list of ranges (10.1.0.0/16), addresses or host names').default([]),
  HEADSUP_REQUESTS_PER_MINUTE: whole(0, 10_000_000).default(6000),
  HEADSUP_RETRY_BASE_MS: whole(10, 3_600_000).default(30_000),
  HEADSUP_TRUST_PROXY: list.default([]),
});

type Environment = z.output<typeof environmentSchema>;

export type Config = {
  demo: boolean;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  publicUrl: string;
  publicPort: number;
  deskUrl: string;
  deskPort: number;
  token: { issuer: string; jwksUrl: string; audience: string; tenants: string[]; scope: string; clientId: string };
  desk: { issuer: string; clientId: string; clientSecret: string | undefined; roleGroups: Partial<Record<DeskRole, string[]>> };
  /** Configured key for seals and encryption; undefined: one in the data directory. */
  secretKey: Buffer | undefined;
  smtpUrl: string;
  reportMailboxes: string[];
  mailFrom: string;
  frameAncestors: string[];
  officeJs: string[];
  organisation: string;
  deskPhone: string;
  deskMail: string;
  trustedAuthservIds: string[];
  answerHours: number;
  answerMails: boolean;
  answerDelayMinutes: number;
  undoMinutes: number;
  maxMailBytes: number;
  reportsPerHour: number;
  requestsPerMinute: number;
  retryBaseMs: number;
  privateTargets: string[];
  trustProxy: string[];
};

/** All faults of the configuration at once, one sentence each. */
export class ConfigError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`The configuration has ${faults.length === 1 ? 'a fault' : `${String(faults.length)} faults`}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** `NAME_FILE` stands for `NAME`: secrets may live in files. */
function withFiles(env: Record<string, string | undefined>, faults: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith('HEADSUP_') || value === undefined || value === '') continue;
    if (!name.endsWith('_FILE')) {
      values[name] = value;
      continue;
    }
    const target = name.slice(0, -'_FILE'.length);
    if (env[target] !== undefined && env[target] !== '') faults.push(`${target} and ${name} are both set: keep one.`);
    try {
      values[target] = readFileSync(value, 'utf8').trim();
    } catch {
      faults.push(`${name}: the file cannot be read.`);
    }
  }
  return values;
}

const isLoopback = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

/** What would be unsafe outside the demo, and what would make the demo unsafe (security 39). */
function unsafe(env: Environment): string[] {
  const faults: string[] = [];
  const web: [string, string][] = [
    ['HEADSUP_PUBLIC_URL', env.HEADSUP_PUBLIC_URL], ['HEADSUP_DESK_URL', env.HEADSUP_DESK_URL], ['HEADSUP_ISSUER', env.HEADSUP_ISSUER],
    ['HEADSUP_JWKS_URL', env.HEADSUP_JWKS_URL], ['HEADSUP_DESK_ISSUER', env.HEADSUP_DESK_ISSUER],
    ...env.HEADSUP_OFFICE_JS.map((url): [string, string] => ['HEADSUP_OFFICE_JS', url]),
  ];
  for (const [name, url] of web) {
    if (url.startsWith('https:')) continue;
    if (env.HEADSUP_DEMO === '1' && isLoopback(url)) continue;
    faults.push(`${name} must be https (http is for the demo on loopback only).`);
  }
  if (env.HEADSUP_DEMO === '1') {
    if (!isLoopback(env.HEADSUP_PUBLIC_URL) || !isLoopback(env.HEADSUP_DESK_URL)) faults.push('HEADSUP_DEMO=1 signs people in without a password: it refuses a public address. Unset it, or use http://localhost.');
    if (!['127.0.0.1', '::1', 'localhost'].includes(env.HEADSUP_HOST ?? 'localhost')) faults.push('HEADSUP_DEMO=1 listens on loopback only: set HEADSUP_HOST=127.0.0.1 or unset HEADSUP_DEMO.');
  } else if (env.HEADSUP_DESK_CLIENT_SECRET?.startsWith('demo-') === true) {
    faults.push('HEADSUP_DESK_CLIENT_SECRET is the demo’s: set your own.');
  }
  return faults;
}

/**
 * Reads the whole configuration from the environment. The only place that knows the names.
 * @throws {ConfigError} naming every fault at once.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const faults: string[] = [];
  const values = withFiles(env, faults);
  const parsed = environmentSchema.safeParse(values);
  const known = Object.keys(environmentSchema.shape);
  for (const name of Object.keys(values)) if (!known.includes(name) && !ignored.has(name)) faults.push(`${name} is not a setting of this version (see docs/configuration.md).`);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      faults.push(values[name] === undefined ? `${name} is missing.` : `${name} ${issue.message}.`);
    }
    throw new ConfigError(faults);
  }
  faults.push(...unsafe(parsed.data));
  if (faults.length > 0) throw new ConfigError(faults);
  return toConfig(parsed.data);
}

/** Names that belong to the demo's start, to tests and tools, and that the server leaves alone. */
const ignored = new Set(['HEADSUP_DEMO_MAILS', 'HEADSUP_DEMO_PORT', 'HEADSUP_TEST_DATABASE_URL', 'HEADSUP_CORPUS', 'HEADSUP_SMTP_SINK_PORT']);

function toConfig(env: Environment): Config {
  return {
    demo: env.HEADSUP_DEMO === '1',
    host: env.HEADSUP_HOST ?? (env.HEADSUP_DEMO === '1' ? 'localhost' : '0.0.0.0'),
    dataDir: env.HEADSUP_DATA_DIR,
    databaseUrl: env.HEADSUP_DATABASE_URL,
    publicUrl: env.HEADSUP_PUBLIC_URL,
    publicPort: env.HEADSUP_PUBLIC_PORT,
    deskUrl: env.HEADSUP_DESK_URL,
    deskPort: env.HEADSUP_DESK_PORT,
    token: {
      issuer: env.HEADSUP_ISSUER,
      jwksUrl: env.HEADSUP_JWKS_URL,
      audience: env.HEADSUP_AUDIENCE,
      tenants: env.HEADSUP_TENANTS,
      scope: env.HEADSUP_SCOPE,
      clientId: env.HEADSUP_CLIENT_ID,
    },
    desk: { issuer: env.HEADSUP_DESK_ISSUER, clientId: env.HEADSUP_DESK_CLIENT_ID, clientSecret: env.HEADSUP_DESK_CLIENT_SECRET, roleGroups: env.HEADSUP_DESK_ROLE_GROUPS },
    secretKey: env.HEADSUP_SECRET_KEY,
    smtpUrl: env.HEADSUP_SMTP_URL,
    reportMailboxes: env.HEADSUP_REPORT_MAILBOX,
    mailFrom: env.HEADSUP_MAIL_FROM,
    frameAncestors: env.HEADSUP_FRAME_ANCESTORS,
    officeJs: env.HEADSUP_OFFICE_JS,
    organisation: env.HEADSUP_ORGANISATION,
    deskPhone: env.HEADSUP_DESK_PHONE,
    deskMail: env.HEADSUP_DESK_MAIL,
    trustedAuthservIds: env.HEADSUP_TRUSTED_AUTHSERV,
    answerHours: env.HEADSUP_ANSWER_HOURS,
    answerMails: env.HEADSUP_ANSWER_MAILS === '1',
    answerDelayMinutes: env.HEADSUP_ANSWER_DELAY_MINUTES,
    undoMinutes: env.HEADSUP_UNDO_MINUTES,
    maxMailBytes: env.HEADSUP_MAX_MAIL_BYTES,
    reportsPerHour: env.HEADSUP_REPORTS_PER_HOUR,
    requestsPerMinute: env.HEADSUP_REQUESTS_PER_MINUTE,
    retryBaseMs: env.HEADSUP_RETRY_BASE_MS,
    privateTargets: env.HEADSUP_PRIVATE_TARGETS,
    trustProxy: env.HEADSUP_TRUST_PROXY,
  };
}
