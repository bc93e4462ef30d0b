// The pictures of README.md, taken from the demo itself: `npm run pictures`. The demo runs on free ports with data of its own.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { ensureBuilt } from './built.mjs';
import { findChromium } from './find-chromium.mjs';
import { root } from './run.mjs';
import { smallerPng } from './smaller-png.mjs';

/** Bytes; larger ones make the page slow to read. */
const maxPictureBytes = 200_000;
const viewport = { width: 1280, height: 800 };

/** What the desk already has before the pictures are taken: who reported which sample mail, oldest first. */
const earlier = [
  ['priya', '04'], ['haruka', '08'], ['rafael', '11'], ['sanne', '12'], ['jonas', '03'], ['priya', '02'], ['layla', '06'], ['camille', '05'], ['sanne', '10'],
  // One mail that many got: a campaign.
  ['jonas', '01'], ['camille', '01'], ['priya', '01'], ['haruka', '01'], ['layla', '01'],
];

/** The built demo in a process of its own. Resolves once it is ready, with its addresses by the names it prints. */
async function startDemo(dataDir) {
  const settings = { HEADSUP_DEMO_PORT: '0', HEADSUP_PUBLIC_PORT: '0', HEADSUP_DESK_PORT: '0', HEADSUP_DATA_DIR: dataDir };
  const others = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HEADSUP_')));
  const child = spawn(process.execPath, [join(root, 'dist/simulator/demo.js')], { cwd: root, env: { ...others, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  const addresses = new Map();
  await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, label, address] = /^ {2}(\S.*?) {2,}(http\S+)$/.exec(line) ?? [];
      if (label !== undefined) addresses.set(label, address.replace(/\/$/, ''));
      if (line === 'ready') resolve();
    });
    void ended.then((code) => { reject(new Error(`The demo ended with ${code} before it was ready.`)); });
  });
  return {
    simulator: addresses.get('Outlook simulator'),
    api: addresses.get('pane and API'),
    desk: addresses.get('desk'),
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Reports a sample mail for a colleague as the pane does. */
async function report(demo, name, file) {
  const token = await (await fetch(`${demo.simulator}/demo/token?as=${name}`)).text();
  const people = await (await fetch(`${demo.simulator}/demo/people`)).json();
  const { language, timeZone } = people.find((person) => person.name === name);
  const client = { platform: 'OfficeOnline', version: '16.0', requirementSet: '1.15', addin: '0.1.0' };
  const body = new FormData();
  body.append('report', JSON.stringify({ client, how: 'file', internetMessageId: null, timeZone, language }));
  body.append('mail', new Blob([await readFile(join(root, 'src/simulator/mails', file))], { type: 'message/rfc822' }), 'mail.eml');
  const answer = await fetch(`${demo.api}/api/v1/reports`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }, body });
  if (answer.status !== 201) throw new Error(`A report was answered ${answer.status}.`);
}

/** Asks until it holds, at most 30 s. */
async function until(holds) {
  for (let turn = 0; turn < 150; turn += 1) {
    if (await holds()) return;
    await wait(200);
  }
  throw new Error('What the picture should show did not come within 30 s.');
}

async function save(page, name) {
  const path = join(root, 'docs/pictures', `${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  // Outlook's own transitions, the pane's and the desk's are over by then.
  await wait(400);
  const png = smallerPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  await writeFile(path, png);
  console.log(`docs/pictures/${name}.png  ${Math.round(png.length / 1000)} kB`);
  if (png.length > maxPictureBytes) throw new Error(`docs/pictures/${name}.png is larger than ${maxPictureBytes / 1000} kB.`);
}

/** A colleague reports with one press: the pane with its receipt. */
async function takePane(browser, demo, mail) {
  const page = await browser.newPage({ viewport, locale: 'en-US', timezoneId: 'America/Chicago' });
  await page.goto(`${demo.simulator}/?person=maya&mail=${mail.id}`);
  await page.locator('.reading h1', { hasText: mail.subject }).waitFor();
  await page.locator('.action.report').click();
  const frame = await (await page.waitForSelector('.pane-content[data-state="ready"] iframe', { timeout: 30_000 })).contentFrame();
  await frame.evaluate(() => Office.onReady());
  await frame.locator('button.report').click();
  await frame.locator('.result.reported .title').waitFor({ timeout: 30_000 });
  // No row of the list cut in half at the top.
  await page.locator('.row').first().evaluate((row) => {
    let list = row.parentElement;
    while (list.scrollTop === 0 && list.parentElement !== null) list = list.parentElement;
    list.scrollTop = Math.ceil(list.scrollTop / row.offsetHeight) * row.offsetHeight;
  });
  await save(page, 'receipt');
  await page.close();
}

/** The security team's view of that report. */
async function takeDesk(browser, demo, mail) {
  const page = await browser.newPage({ viewport, locale: 'en-GB', timezoneId: 'Europe/Amsterdam' });
  await page.goto(demo.desk);
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /Mirjam Visser/ }).click();
  await page.locator('a.row', { hasText: mail.subject }).click();
  await page.getByRole('heading', { name: mail.subject }).waitFor();
  await page.locator('iframe').first().waitFor();
  await save(page, 'desk');
  await page.close();
}

async function pictures() {
  await ensureBuilt();
  await mkdir(join(root, 'docs/pictures'), { recursive: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'headsup-pictures-'));
  const demo = await startDemo(dataDir);
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const mails = await (await fetch(`${demo.simulator}/mailbox/mails`)).json();
    const mailOf = (start) => mails.find(({ file }) => file.startsWith(start));
    for (const [name, start] of earlier) await report(demo, name, mailOf(start).file);
    await takePane(browser, demo, mailOf('01'));
    await until(async () => {
      const metrics = await (await fetch(`${demo.api}/metrics`)).text();
      return metrics.includes(`headsup_deliveries{state="delivered"} ${earlier.length + 1}`);
    });
    await takeDesk(browser, demo, mailOf('01'));
  } finally {
    await browser.close();
    await demo.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

try {
  await pictures();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
