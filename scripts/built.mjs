// Makes sure that what runs is built. Used by every command that runs something from dist/.
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { root } from './run.mjs';

const sources = ['src', 'assets', 'package.json', 'tsconfig.base.json', 'webpack.config.js', 'scripts/build.mjs'];

/** Time of the last change below a path, ms since the epoch; 0 where there is nothing. */
async function changed(path) {
  const found = await stat(path).catch(() => null);
  if (found === null) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await Promise.all((await readdir(path)).map((name) => changed(`${path}/${name}`)));
  return Math.max(found.mtimeMs, ...inside);
}

/** Builds when something is missing or older than its sources. Talks to standard error, so that a command's output stays its own. */
export async function ensureBuilt() {
  const newest = Math.max(...(await Promise.all(sources.map((path) => changed(`${root}${path}`)))));
  if ((await changed(`${root}dist/.stamp`)) >= newest) return;
  console.error('Building … (once; about half a minute)');
  const child = spawn(process.execPath, [`${root}scripts/build.mjs`], { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
  // Ctrl-C in the middle of the build ends both.
  const end = () => child.kill();
  process.once('SIGTERM', end);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  process.removeListener('SIGTERM', end);
  if (code !== 0) process.exit(1);
}
