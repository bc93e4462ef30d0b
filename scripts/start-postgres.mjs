// A PostgreSQL for the tests: a running one by address, or one of our own on a free port that leaves nothing behind.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { installPackages } from './install-packages.mjs';

const oldestVersion = 15;
const startTimeoutMs = 60_000;
const stopTimeoutMs = 15_000;

/**
 * Folder of PostgreSQL's programs: Debian's places, the PATH, Homebrew, Red Hat; on Debian as root it is installed.
 * Null where `HEADSUP_TEST_DATABASE_URL` names a running server: none is needed then.
 * @throws Error with the one sentence that says how to get it
 */
export function findPostgres() {
  if (process.env.HEADSUP_TEST_DATABASE_URL) return null;
  const found = installedPostgres();
  if (found !== undefined) return found;
  if (installPackages(['postgresql'], 'PostgreSQL')) {
    const installed = installedPostgres();
    if (installed !== undefined) return installed;
  }
  throw new Error(`The store tests need PostgreSQL ${oldestVersion} or newer: install it, or set HEADSUP_TEST_DATABASE_URL to the address of a running one (postgres://user:password@host/database, with the right to create databases).`);
}

/** Folder of the newest PostgreSQL on this machine that is new enough, if there is one. */
export function installedPostgres() {
  const versioned = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', '/usr'].flatMap((folder) =>
    (existsSync(folder) ? readdirSync(folder) : []).filter((name) => /^(postgresql@|pgsql-)?\d+$/.test(name)).sort((one, other) => number(other) - number(one)).map((name) => join(folder, name, 'bin')));
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => existsSync(join(folder, 'postgres'))).map((folder) => dirname(realpathSync(join(folder, 'postgres'))));
  return [...versioned, ...onPath].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')) && versionOf(folder) >= oldestVersion);
}

const number = (text) => Number(/\d+/.exec(text)?.[0] ?? 0);

function versionOf(folder) {
  try {
    return number(execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }));
  } catch {
    return 0;
  }
}

/**
 * Starts a server in a temporary folder, or takes the running one (`programs` null).
 * fsync stays on: what the tests say about durable stores is said about the real thing.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPostgres(programs) {
  if (programs === null) return useRunning(process.env.HEADSUP_TEST_DATABASE_URL);
  const folder = mkdtempSync(join(tmpdir(), 'heads-up-postgres-'));
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? unprivilegedUser() : {};
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, HOME: folder, LANG: 'C' } };
  let server;
  const stop = async () => {
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const password = randomBytes(18).toString('base64url');
    writeFileSync(join(folder, 'password'), password, { mode: 0o600 });
    if (user.uid !== undefined) for (const path of [folder, join(folder, 'password')]) chownSync(path, user.uid, user.gid);
    execFileSync(join(programs, 'initdb'), ['--pgdata', 'data', '--username', 'headsup', '--pwfile', 'password', '--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-locale', '--no-sync'], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const port = await freePort();
    server = spawn(join(programs, 'postgres'), ['-D', 'data', '-p', `${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const url = `postgres://headsup:${password}@127.0.0.1:${port}/postgres`;
    await ready(url, server);
    return { url, stop };
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL from ${programs} did not start: ${error.message}`, { cause: error });
  }
}

async function useRunning(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw new Error(`The PostgreSQL that HEADSUP_TEST_DATABASE_URL names does not answer: ${error.message || error.code}`, { cause: error });
  }
  return { url, stop: async () => undefined };
}

function unprivilegedUser() {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('there is no user “postgres” or “nobody” to run it as');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function ready(url, server) {
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => { log = (log + chunk).slice(-2000); });
  server.once('error', (error) => { log += error.message; });
  for (const end = Date.now() + startTimeoutMs; Date.now() < end && server.exitCode === null; await sleep(100)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error(log.trim() || `no answer within ${startTimeoutMs / 1000} s`);
}

/** Fast shutdown (SIGINT), then at once (SIGQUIT): a temporary database has nothing to save. */
async function stopServer(server) {
  if (server === undefined || server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => { server.once('exit', resolve); });
  server.kill('SIGINT');
  const hurry = setTimeout(() => server.kill('SIGQUIT'), stopTimeoutMs);
  await ended;
  clearTimeout(hurry);
}
