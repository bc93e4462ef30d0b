// Everything that can be said of the code without running it: `npm run check`. Types per runtime, lint, boundaries.
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root, run } from './run.mjs';

const cache = 'node_modules/.cache/heads-up';

/** The projects of tsconfig.json: one for each runtime. */
function projects() {
  const text = readFileSync(`${root}tsconfig.json`, 'utf8').replace(/^\s*\/\/.*$/gm, '');
  return JSON.parse(text).references.map(({ path }) => path);
}

function typesOf(project) {
  const state = `${cache}/types-${project.replaceAll('/', '-')}.json`;
  return { what: `types of ${project}`, tool: 'node_modules/typescript/bin/tsc', args: ['-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', state] };
}

/** Runs all checks, two at a time, tells of each as it ends. True when none found anything. */
export async function check() {
  mkdirSync(`${root}${cache}`, { recursive: true });
  const waiting = [
    { what: 'lint', tool: 'node_modules/eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
    ...projects().map(typesOf),
    { what: 'boundaries', tool: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', args: ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'] },
  ];
  let good = true;
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { code, output } = await run(next.tool, next.args, { quiet: true });
      console.log(code === 0 ? `ok      ${next.what}` : `FAILED  ${next.what}\n${output}`);
      good &&= code === 0;
    }
  };
  await Promise.all([lane(), lane()]);
  return good;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await check()) ? 0 : 1;
