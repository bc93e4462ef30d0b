import { join, resolve } from 'node:path';
import { z } from 'zod';
import { demoTenant } from './people.ts';

const port = (standard: number) => z.coerce.number().int().min(0).max(65535).default(standard);

const schema = z.object({
  HEADSUP_DEMO_PORT: port(3000),
  HEADSUP_PUBLIC_PORT: port(3001),
  HEADSUP_DESK_PORT: port(3002),
  HEADSUP_SMTP_SINK_PORT: port(0),
  HEADSUP_DATA_DIR: z.string().min(1).default('.data'),
  HEADSUP_DEMO_MAILS: z.string().min(1).optional(),
});

export interface DemoSettings {
  demoPort: number;
  publicPort: number;
  deskPort: number;
  /** 0: any free one. */
  sinkPort: number;
  dataFolder: string;
  givenMails: string | undefined;
}

/** Ids of the demo's applications at its own issuer. Random, fixed, valid nowhere else. */
export const paneClientId = 'b7d5c1a2-90f4-4d0e-8a61-3c5f7e21d904';
export const apiAudience = 'd2a6f4c8-1e3b-4f7a-b590-7e8c6d4a2b13';
export const deskClientId = 'heads-up-desk';

/** Reads the demo's own settings. Throws one sentence that names every fault. Port 0 stands for "any free one". */
export function readDemoSettings(env: Record<string, string | undefined>, projectFolder: string): DemoSettings {
  // Empty is how a shell says "not given".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (!read.success) {
    throw new Error(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  }
  const { HEADSUP_DEMO_MAILS: mails, HEADSUP_DATA_DIR: data } = read.data;
  return {
    demoPort: read.data.HEADSUP_DEMO_PORT,
    publicPort: read.data.HEADSUP_PUBLIC_PORT,
    deskPort: read.data.HEADSUP_DESK_PORT,
    sinkPort: read.data.HEADSUP_SMTP_SINK_PORT,
    dataFolder: resolve(projectFolder, data),
    // A path given on the command line is meant from where the person stands.
    givenMails: mails === undefined ? undefined : resolve(mails),
  };
}

export interface DemoFacts {
  origin: string;
  issuer: string;
  smtpPort: number;
  deskClientSecret: string;
  /** Addresses of the scripts that stand in for Microsoft's CDN, in order. */
  officeScripts: string[];
}

/** The environment for the product's server: the demo's values, and whatever was given wins. */
export function serverEnvironment(env: Record<string, string | undefined>, settings: DemoSettings, facts: DemoFacts): Record<string, string> {
  const demo = {
    HEADSUP_DEMO: '1',
    HEADSUP_PUBLIC_URL: `http://localhost:${settings.publicPort}`,
    HEADSUP_DESK_URL: `http://localhost:${settings.deskPort}`,
    HEADSUP_ISSUER: facts.issuer,
    HEADSUP_JWKS_URL: `${facts.issuer}/jwks`,
    HEADSUP_AUDIENCE: apiAudience,
    HEADSUP_TENANTS: demoTenant,
    HEADSUP_CLIENT_ID: paneClientId,
    HEADSUP_DESK_ISSUER: facts.issuer,
    HEADSUP_DESK_CLIENT_ID: deskClientId,
    HEADSUP_DESK_CLIENT_SECRET: facts.deskClientSecret,
    HEADSUP_SMTP_URL: `smtp://localhost:${facts.smtpPort}`,
    HEADSUP_REPORT_MAILBOX: 'security@linden.example',
    HEADSUP_MAIL_FROM: 'heads-up@linden.example',
    HEADSUP_ORGANISATION: 'Linden Robotics',
    HEADSUP_ANSWER_MAILS: '1',
    HEADSUP_DESK_PHONE: '+31 30 555 01 00',
    HEADSUP_DESK_MAIL: 'security@linden.example',
    // The server whose Authentication-Results the sample mails carry.
    HEADSUP_TRUSTED_AUTHSERV: 'mx.linden.example',
    HEADSUP_FRAME_ANCESTORS: facts.origin,
    HEADSUP_OFFICE_JS: facts.officeScripts.join(' '),
    // One person tries hundreds of mails here.
    HEADSUP_REPORTS_PER_HOUR: '0',
  };
  const given = Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''));
  const fixed = {
    HEADSUP_DATA_DIR: settings.dataFolder,
    HEADSUP_PUBLIC_PORT: String(settings.publicPort),
    HEADSUP_DESK_PORT: String(settings.deskPort),
  };
  return { ...demo, ...given, ...fixed };
}

/** Where the simulator keeps its own things, beside the server's. */
export function demoFolders(settings: DemoSettings) {
  const own = join(settings.dataFolder, 'demo');
  return { secrets: join(own, 'secrets.json'), state: join(own, 'mailbox.json'), sink: join(own, 'sink'), dropped: join(own, 'mails') };
}
