// A browser for the tests: the one that is there, before any other is fetched.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from './install-packages.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'msedge'];

const places = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((root) => {
    const folder = process.env[root];
    return folder === undefined ? [] : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')];
  }),
];

/**
 * Path of a Chromium that starts: `CHROME_PATH`, Chromium, Chrome, Edge, Playwright's own; on Debian as root it is installed.
 * @throws Error with the one sentence that says how to get one
 */
export async function findChromium() {
  const chosen = process.env.CHROME_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (starts(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, which is not a browser that starts: correct it or unset it.`);
  }
  const found = await search();
  if (found !== undefined) return found;
  // Fonts too, so that Japanese and Arabic are letters and not boxes in the pictures.
  if (installPackages(['chromium', 'fonts-noto-core', 'fonts-noto-cjk'], 'Chromium')) {
    const installed = await search();
    if (installed !== undefined) return installed;
  }
  throw new Error('The browser tests need Chromium: install Chromium, Chrome or Edge, or run `npx playwright-core install chromium`, or set CHROME_PATH to one.');
}

async function search() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const { chromium } = await import('playwright-core');
  return [...places, ...onPath, chromium.executablePath()].find((path) => starts(path));
}

/** Some systems have a stand-in under this name that only says where to get the browser: so ask it. */
function starts(path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  try {
    return /\d+\.\d+/.test(execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000, stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return false;
  }
}
