import { ConfigError, readConfig } from '../../src/server/config.ts';

const production = {
  HEADSUP_DATA_DIR: '/var/lib/heads-up',
  HEADSUP_PUBLIC_URL: 'https://report.example.com',
  HEADSUP_DESK_URL: 'https://desk.example.com',
  HEADSUP_ISSUER: 'https://login.microsoftonline.com/tid/v2.0',
  HEADSUP_JWKS_URL: 'https://login.microsoftonline.com/tid/discovery/v2.0/keys',
  HEADSUP_AUDIENCE: 'aud',
  HEADSUP_TENANTS: 'tid',
  HEADSUP_CLIENT_ID: 'client',
  HEADSUP_DESK_ISSUER: 'https://login.microsoftonline.com/tid/v2.0',
  HEADSUP_DESK_CLIENT_ID: 'desk',
  HEADSUP_SMTP_URL: 'smtp://mail.example.com:587',
  HEADSUP_REPORT_MAILBOX: 'security@example.com, soc@example.com',
  HEADSUP_MAIL_FROM: 'heads-up@example.com',
};

function faultsOf(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('the configuration', () => {
  it('reads a production environment and fills in what the documents promise', () => {
    expect(readConfig(production)).toMatchObject({
      demo: false, reportMailboxes: ['security@example.com', 'soc@example.com'], reportsPerHour: 30, maxMailBytes: 35 * 1024 * 1024,
      token: { scope: 'Report.Submit', tenants: ['tid'] }, officeJs: ['https://appsforoffice.microsoft.com/lib/1/hosted/office.js'],
    });
  });

  it('names every fault at once', () => {
    const faults = faultsOf({ ...production, HEADSUP_PUBLIC_PORT: 'eighty', HEADSUP_MAIL_FROM: 'nobody', HEADSUP_AUDIENCE: undefined, HEADSUP_TYPO: '1' });
    expect(faults).toHaveLength(4);
    expect(faults.join(' ')).toMatch(/HEADSUP_PUBLIC_PORT.*|HEADSUP_AUDIENCE is missing/);
  });

  const unsafe: [string, Record<string, string>][] = [
    ['http for the public address', { HEADSUP_PUBLIC_URL: 'http://report.example.com' }],
    ['http for the issuer, even on loopback', { HEADSUP_ISSUER: 'http://localhost:3000' }],
    ['a public address with a path', { HEADSUP_PUBLIC_URL: 'https://report.example.com/app' }],
    ['the demo on a public address', { HEADSUP_DEMO: '1' }],
    ['the demo listening to the network', { HEADSUP_DEMO: '1', HEADSUP_PUBLIC_URL: 'http://localhost:3001', HEADSUP_DESK_URL: 'http://localhost:3002', HEADSUP_HOST: '0.0.0.0' }],
    ['the demo’s secret', { HEADSUP_DESK_CLIENT_SECRET: 'demo-secret' }],
    ['a header’s worth of mail address', { HEADSUP_MAIL_FROM: 'a@b\r\nBcc: c@d' }],
    ['office.js over http', { HEADSUP_OFFICE_JS: 'http://cdn.example.com/office.js' }],
  ];
  it.each(unsafe)('refuses %s', (_name, changes) => {
    expect(faultsOf({ ...production, ...changes })).not.toEqual([]);
  });
});
