import { createServer, type AddressInfo } from 'node:net';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiAudience, demoFolders, deskClientId, paneClientId, readDemoSettings, serverEnvironment, type DemoSettings } from './demo-settings.ts';
import { demoAgreement } from './demo-agreement.ts';
import { createIssuer } from './identity/issuer.ts';
import { loadSecrets } from './identity/keys.ts';
import { createMailReader } from './mailbox/mail-reader.ts';
import { openMailboxState } from './mailbox/mailbox-state.ts';
import { createMailbox } from './mailbox/mailbox.ts';
import { maxDropBytes } from './mailbox/routes.ts';
import { findOfficeLibrary } from './office/office-library.ts';
import { colleagues, toColleague } from './people.ts';
import { createSimulator } from './simulator-server.ts';
import { openSinkStore } from './sink/sink-store.ts';
import { startSink } from './sink/sink.ts';

/** The product's server: reads its configuration from the environment given and listens. */
export type StartServer = (env: Record<string, string | undefined>) => Promise<{ publicUrl: string; deskUrl: string; close(): Promise<void> }>;

export interface Demo {
  simulatorUrl: string;
  publicUrl: string;
  deskUrl: string;
  smtpUrl: string;
  dataFolder: string;
  close(): Promise<void>;
}

const mountPath = '/identity';
const scope = 'Report.Submit';
/** `src/simulator` or `dist/simulator`: the sample mails lie beside the code in both. */
const ownFolder = dirname(fileURLToPath(import.meta.url));
const projectFolder = join(ownFolder, '..', '..');

/**
 * Starts the whole demo in this process: SMTP sink, local issuer, simulated Outlook, and the product's server.
 * Listens on loopback only. Rejects with a sentence for people; nothing is left listening then.
 */
export async function startDemo(env: Record<string, string | undefined>, startServer: StartServer, pageFolder = join(projectFolder, 'dist', 'simulator-page')): Promise<Demo> {
  const settings = await withFreePorts(readDemoSettings(env, projectFolder));
  await checkGivenMails(settings);
  const folders = demoFolders(settings);
  const opened: (() => Promise<unknown>)[] = [];
  // Last opened, first closed: the server stops sending before the sink stops taking.
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end();
  };

  try {
    const secrets = await loadSecrets(folders.secrets);
    const store = await openSinkStore(folders.sink);
    const sink = await startSink(store, { port: settings.sinkPort });
    opened.push(() => sink.close());
    const state = await openMailboxState(folders.state);
    opened.push(() => state.flush());
    const reader = createMailReader();
    opened.push(() => reader.close());

    const origin = `http://localhost:${settings.demoPort}`;
    const library = await findOfficeLibrary();
    const environment = serverEnvironment(env, settings, {
      origin,
      issuer: `${origin}${mountPath}`,
      smtpPort: sink.port,
      deskClientSecret: secrets.deskClientSecret,
      officeScripts: [`${origin}/page/microsoft-ajax.js`, `${origin}${library.prefix}office.js`, `${origin}/page/office-additions.js`],
    });
    const deskUrl = environment['HEADSUP_DESK_URL']!;
    const publicUrl = environment['HEADSUP_PUBLIC_URL']!;
    const provider = createIssuer(
      { issuer: `${origin}${mountPath}`, paneClientId: environment['HEADSUP_CLIENT_ID'] ?? paneClientId, deskClientId: environment['HEADSUP_DESK_CLIENT_ID'] ?? deskClientId, deskClientSecret: environment['HEADSUP_DESK_CLIENT_SECRET']!, deskUrl },
      secrets,
    );
    const audience = environment['HEADSUP_AUDIENCE'] ?? apiAudience;
    const agreement = demoAgreement(deskUrl);
    const app = createSimulator({
      agreement,
      provider,
      identity: { mountPath, paneClientId: environment['HEADSUP_CLIENT_ID'] ?? paneClientId, audience, scope: environment['HEADSUP_SCOPE'] ?? scope },
      mailbox: createMailbox({ samples: join(ownFolder, 'mails'), given: settings.givenMails, dropped: folders.dropped }, reader, state),
      state,
      reader,
      store,
      sink,
      library,
      pageFolder,
      page: { publicUrl, deskUrl, paneUrl: `${publicUrl}/taskpane.html`, colleagues: colleagues.map(toColleague), maxDropBytes },
    });
    opened.push(() => app.close());
    await app.listen({ port: settings.demoPort, host: 'localhost' });
    const server = await startServer(environment);
    opened.push(() => server.close());
    return { simulatorUrl: `${origin}/`, publicUrl, deskUrl, smtpUrl: environment['HEADSUP_SMTP_URL']!, dataFolder: settings.dataFolder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ports given as 0 become free ones now, because the parts of the demo name each other's addresses. */
async function withFreePorts(settings: DemoSettings): Promise<DemoSettings> {
  const pick = async (port: number) => (port === 0 ? freePort() : port);
  return { ...settings, demoPort: await pick(settings.demoPort), publicPort: await pick(settings.publicPort), deskPort: await pick(settings.deskPort) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function checkGivenMails({ givenMails }: DemoSettings): Promise<void> {
  if (givenMails === undefined) return;
  const found = await stat(givenMails).catch(() => null);
  if (found?.isDirectory() !== true) throw new Error(`HEADSUP_DEMO_MAILS: there is no folder ${givenMails}.`);
}
