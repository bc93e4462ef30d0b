// Builds everything that runs: server and simulator by tsc, the pages by webpack, and what they need beside them.
// `npm run build` builds all; `npm run build -- server` only the Node side.
import { spawn } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const only = process.argv[2];

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${root}node_modules/${command}`, ...args], { cwd: root, stdio: 'inherit' });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

async function copy(from, to) {
  if (existsSync(`${root}${from}`)) await cp(`${root}${from}`, `${root}${to}`, { recursive: true });
}

async function buildServer() {
  // One project covers server and simulator. Types are checked by `npm run check`; here they are only left out.
  await run('typescript/bin/tsc', ['-p', 'src/simulator', '--noCheck', '--incremental', 'false']);
  await copy('src/server/migrations', 'dist/server/migrations');
  await copy('src/simulator/mails', 'dist/simulator/mails');
}

async function buildPages() {
  await run('webpack/bin/webpack.js', []);
  await copy('src/addin/taskpane/taskpane.html', 'dist/public/taskpane.html');
  await copy('src/addin/sign-in/sign-in.html', 'dist/public/sign-in.html');
  await copy('src/desk/desk.html', 'dist/desk/desk.html');
  await copy('assets/favicon.svg', 'dist/desk/favicon.svg');
  await copy('assets', 'dist/public/assets');
}

try {
  await mkdir(`${root}dist`, { recursive: true });
  await Promise.all([only === 'pages' ? undefined : buildServer(), only === 'server' ? undefined : buildPages()]);
  if (only === undefined) await writeFile(`${root}dist/.stamp`, new Date().toISOString());
} catch (error) {
  console.error(`The build did not finish: ${error.message}`);
  process.exit(1);
}
