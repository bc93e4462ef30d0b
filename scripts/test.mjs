// Everything that proves the product: `npm test`. With arguments (`npm test -- tests/server/db`) only those tests, through Jest.
import { existsSync } from 'node:fs';
import { check } from './check.mjs';
import { findChromium } from './find-chromium.mjs';
import { endAll, root, run } from './run.mjs';
import { findPostgres, startPostgres } from './start-postgres.mjs';

const chosen = process.argv.slice(2);
const graceMs = 10_000;
let postgres;
let ending = false;

/** On Ctrl-C and its kin: first what uses the database, then the database. */
async function end(signal) {
  if (ending) return;
  ending = true;
  await endAll(graceMs);
  await postgres?.stop();
  process.exit(signal === 'SIGINT' ? 130 : 143);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(signal));

async function test() {
  // What a machine may lack is found out first, not after minutes.
  const chromium = await findChromium();
  const programs = findPostgres();
  if (chosen.length === 0) {
    heading('Check');
    if (!(await check())) return 1;
  }
  if (chosen.length === 0 || !existsSync(`${root}dist/.stamp`)) {
    heading('Build');
    const { code } = await run('scripts/build.mjs', []);
    if (code !== 0) return code;
  }
  heading('Test');
  // Kept as a promise at once, so that a Ctrl-C during its start finds it too.
  const starting = startPostgres(programs);
  postgres = { stop: () => starting.then(({ stop }) => stop(), () => undefined) };
  const { url } = await starting;
  const { code } = await run('node_modules/jest/bin/jest.js', chosen, {
    env: {
      CHROME_PATH: chromium,
      HEADSUP_TEST_DATABASE_URL: url,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
    },
  });
  return code;
}

const heading = (text) => console.log(`\n${text}`);

try {
  process.exitCode = await test();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  if (!ending) await postgres?.stop();
}
