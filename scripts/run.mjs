// Runs this project's own tools, one process each, and knows how to end them.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Processes under way. `npm test` ends them on Ctrl-C. */
const running = new Set();

/**
 * Runs a script of ours or a tool of node_modules.
 * With `quiet` what it prints is kept and handed back, so that parallel tools do not talk into each other.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(script, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${root}${script}`, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => { output += chunk; });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code: signal === null ? (code ?? 1) : 1, output: signal === null ? output : `${output}ended by ${signal}\n` });
    });
  });
}

/** Ends everything under way and waits for it, at most `graceMs`. */
export async function endAll(graceMs) {
  const ends = [...running].map((child) => new Promise((resolve) => { child.once('close', resolve); child.kill('SIGTERM'); }));
  const hurry = setTimeout(() => { for (const child of running) child.kill('SIGKILL'); }, graceMs);
  await Promise.all(ends);
  clearTimeout(hurry);
}
