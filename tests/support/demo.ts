import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The demo as `npm start` runs it after its build, in a process of its own on free ports. */
export type Demo = {
  simulator: string;
  publicUrl: string;
  desk: string;
  dataDir: string;
  process: ChildProcess;
  /** Ends it as Ctrl-C would, and removes its data unless told to keep them. */
  close: (options?: { keepData?: boolean }) => Promise<void>;
};

/** Starts the built demo; resolves once it has printed `ready`. A free port may be taken by another test before the demo has it: then again. */
export async function startDemo(env: Record<string, string> = {}): Promise<Demo> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(env);
    } catch (error) {
      if (attempt === 5 || !(error instanceof Error) || !error.message.includes('is in use by another program')) throw error;
    }
  }
}

async function startOnce(env: Record<string, string>): Promise<Demo> {
  const dataDir = env['HEADSUP_DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), 'headsup-demo-')));
  const child = spawn(process.execPath, [join(root, 'dist/simulator/demo.js')], {
    cwd: root,
    env: { ...cleanEnv(), HEADSUP_DEMO_PORT: '0', HEADSUP_PUBLIC_PORT: '0', HEADSUP_DESK_PORT: '0', HEADSUP_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line === 'ready') resolve();
    });
    void exited.then((code) => { reject(new Error(`the demo ended with ${String(code)} before it was ready:\n${lines.join('\n')}\n${errors}`)); });
  });
  const addressOf = (label: string) => {
    const found = lines.map((line) => line.trim()).find((line) => line.startsWith(label));
    if (found === undefined) throw new Error(`the demo printed no address for ${label}`);
    return found.slice(label.length).trim().replace(/\/$/, '');
  };
  return {
    simulator: addressOf('Outlook simulator'),
    publicUrl: addressOf('pane and API'),
    desk: addressOf('desk'),
    dataDir,
    process: child,
    close: async ({ keepData = false } = {}) => {
      child.kill('SIGTERM');
      await exited;
      if (!keepData) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Settings of the shell that runs the tests must not change what they prove. */
function cleanEnv(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HEADSUP_')));
}

/** A colleague's access token. */
export async function demoToken(demo: Demo, name: string): Promise<string> {
  return (await fetch(`${demo.simulator}/demo/token?as=${name}`)).text();
}

/** Requests to the desk with the session of an analyst. */
export async function deskSession(demo: Demo, as = 'analyst'): Promise<(path: string) => Promise<Response>> {
  const answer = await fetch(`${demo.desk}/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ as }) });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return (path) => fetch(`${demo.desk}${path}`, { headers: { cookie } });
}

/** Asks again until it holds; fails with what it was last. */
export async function eventually<T>(ask: () => Promise<T>, holds: (value: T) => boolean, withinMs = 20_000): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() > until) throw new Error(`it did not come to hold within ${String(withinMs)} ms: ${JSON.stringify(value).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
