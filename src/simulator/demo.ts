import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonLog } from '../server/log.ts';
import { startServer } from '../server/main.ts';
import { demoAgreement } from './demo-agreement.ts';
import { startDemo, type Demo } from './start-demo.ts';

/** Starts the demo and keeps it until SIGTERM or SIGINT. Prints the addresses, then `ready`; on a fault one sentence and exit 1. */
export async function runDemo(env: Record<string, string | undefined>): Promise<void> {
  let demo: Demo;
  try {
    demo = await startDemo(env, async (environment) => {
      const server = await startServer(environment, jsonLog(intoFile(environment['HEADSUP_DATA_DIR'] ?? '.')));
      await demoAgreement(server.deskUrl).sign();
      return server;
    });
  } catch (error) {
    console.error(sentence(error));
    process.exit(1);
  }

  let closing = false;
  const end = () => {
    // A second Ctrl-C means "now".
    if (closing) process.exit(1);
    closing = true;
    demo.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(sentence(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);

  console.log(`
  Outlook simulator  ${demo.simulatorUrl}
  security mailbox   ${demo.simulatorUrl}sink
  pane and API       ${demo.publicUrl}
  desk               ${demo.deskUrl}
  mail sink          ${demo.smtpUrl}
  data and log       ${demo.dataFolder}

ready`);
}

/** The server's log goes into a file, so that `ready` stays the last line a person sees. */
function intoFile(folder: string): (line: string) => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = createWriteStream(join(folder, 'server.log'), { flags: 'a', mode: 0o600 });
  return (line) => { file.write(line); };
}

function sentence(error: unknown): string {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${port ?? '(unknown)'} is in use by another program. Stop that program, or choose other ports with HEADSUP_DEMO_PORT, HEADSUP_PUBLIC_PORT and HEADSUP_DESK_PORT.`;
  }
  return `The demo could not start: ${message ?? String(error)}`;
}

// `npm run dev` runs this file itself; `npm start` calls runDemo after the build.
if (process.argv[1] === fileURLToPath(import.meta.url)) await runDemo(process.env);
