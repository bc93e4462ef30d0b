// Debian's packages, for a machine that is nobody's but ours: a container or a CI runner.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Installs packages where that is possible without asking: on Debian, as root. False where it is not, or where it failed. */
export function installPackages(packages, what) {
  if (process.getuid?.() !== 0 || !isDebian()) return false;
  console.log(`${what} is not here: installing Debian's ${packages.join(', ')} …`);
  return aptGet('update') && aptGet('install', '--yes', '--no-install-recommends', ...packages);
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function aptGet(...args) {
  const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' });
  if (status !== 0) console.error(`apt-get ${args[0]} did not succeed:\n${`${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-5).join('\n')}`);
  return status === 0;
}
