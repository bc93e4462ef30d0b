import { spawnSync } from 'node:child_process';
import { root } from '../support/project-files.ts';

/** Runs a piece of a script of ours in a process of its own. */
function node(source: string, env: Record<string, string> = {}): { status: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', ...env }, timeout: 90_000 });
  return { status, out: stdout.trim(), error: stderr };
}
const chromium = "import { findChromium } from './scripts/find-chromium.mjs'; console.log(await findChromium());";
const postgres = "import pg from 'pg'; import { existsSync } from 'node:fs'; import { findPostgres, installedPostgres, startPostgres } from './scripts/start-postgres.mjs';";

describe('npm test', () => {
  test('takes the browser that CHROME_PATH names', () => {
    const { out } = node(chromium);
    expect(out).toMatch(/chrom|edge/i);
    expect(node(chromium, { CHROME_PATH: out }).out).toBe(out);
  });

  test('says so when that is none, instead of silently taking another', () => {
    const { status, error } = node(chromium, { CHROME_PATH: '/nowhere/chromium' });
    expect(status).not.toBe(0);
    expect(error).toContain('CHROME_PATH names /nowhere/chromium, which is not a browser that starts');
  });

  test('does not take a program of that name which is no browser', () => {
    expect(node(chromium, { CHROME_PATH: '/bin/false' }).status).not.toBe(0);
  });

  test('says so when the database that is named does not answer', () => {
    const address = 'postgres://nobody:secret@127.0.0.1:1/none';
    const { status, error } = node(`${postgres} await startPostgres(findPostgres());`, { HEADSUP_TEST_DATABASE_URL: address });
    expect(status).not.toBe(0);
    expect(error).toContain('The PostgreSQL that HEADSUP_TEST_DATABASE_URL names does not answer');
    expect(error.split('\n').filter((line) => line.startsWith('Error:')).join()).not.toContain('secret');
  });

  const installed = node(`${postgres} console.log(installedPostgres() ?? '');`).out;
  if (installed === '') console.warn('No PostgreSQL is installed here: that the tests can start one of their own is not tried.');
  (installed === '' ? test.skip : test)('starts a PostgreSQL that syncs, asks for its password and is gone afterwards', () => {
    const script = `${postgres}
      const { url, stop } = await startPostgres(installedPostgres());
      const asked = async (address, question) => { const client = new pg.Client({ connectionString: address }); try { await client.connect(); return Object.values((await client.query(question)).rows[0]).join(); } catch { return 'refused'; } finally { await client.end().catch(() => {}); } };
      const synced = await asked(url, "select current_setting('fsync') || current_setting('synchronous_commit')");
      const folder = await asked(url, "select current_setting('data_directory')");
      const wrong = await asked(url.replace(/:[^:@]*@/, ':wrong@'), 'select 1');
      const there = existsSync(folder);
      await stop();
      console.log(JSON.stringify([synced, wrong, there, existsSync(folder), await asked(url, 'select 1')]));`;
    expect(JSON.parse(node(script).out)).toEqual(['onon', 'refused', true, false, 'refused']);
  }, 90_000);
});
