import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { multipart, reportParts } from '../support/report-client.ts';
import { load, type Load } from './load.ts';
import { median, type Figure } from './figure.ts';

const rounds = 5;
const seconds = 2;
const mailBytes = 60_000;

/** Starts a bench server of this folder and resolves to the first line it prints. */
async function start(file: string, argument: string): Promise<{ process: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(file, import.meta.url)), argument], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve) => { createInterface({ input: child.stdout }).once('line', resolve); });
  return { process: child, line };
}

/**
 * Durable intake of a 60 kB mail against bare node:http + append + fdatasync, both in processes of their own, on the same
 * disk, in turn. Ours checks the token, takes the multipart apart, hashes, and commits mail, report, key and delivery.
 */
export async function intakeBench(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headsup-bench-'));
  const bare = await start('bare-intake.ts', join(folder, 'bare.log'));
  const ours = await start('our-intake.ts', folder);
  const { url, token } = JSON.parse(ours.line) as { url: string; token: string };
  const mail = Buffer.from(`Subject: bench\r\n\r\n${randomBytes(mailBytes).toString('base64').slice(0, mailBytes - 18)}`);
  const { body: form, contentType } = multipart(reportParts(mail));
  const place = form.indexOf('Subject: bench') + 20;
  // Every mail is another one: the same mail again would only be found.
  const another = () => {
    const body = Buffer.from(form);
    body.write(randomUUID(), place);
    return body;
  };
  const sendBare = (clients: number) => load(`http://127.0.0.1:${bare.line}/`, clients, seconds, () => ({ headers: {}, body: another() }), 201);
  const sendOurs = (clients: number) =>
    load(url, clients, seconds, () => ({ headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), 'content-type': contentType }, body: another() }), 201);

  const figures: Figure[] = [];
  for (const clients of [1, 16, 64]) {
    const runs: { bare: Load; ours: Load }[] = [];
    for (let round = 0; round < rounds; round++) runs.push({ bare: await sendBare(clients), ours: await sendOurs(clients) });
    const errors = runs.reduce((sum, run) => sum + run.bare.errors + run.ours.errors, 0);
    figures.push({
      name: `durable intake of 60 kB, ${String(clients)} client${clients === 1 ? '' : 's'}`,
      ratio: median(runs.map((run) => run.ours.perSecond / run.bare.perSecond)),
      goal: clients === 64 ? { atLeast: 0.6 } : undefined,
      detail: `ours ${median(runs.map((run) => run.ours.perSecond)).toFixed(0)}/s, p99 ${median(runs.map((run) => run.ours.p99Ms)).toFixed(0)} ms; bare node:http + append + fdatasync ${median(runs.map((run) => run.bare.perSecond)).toFixed(0)}/s${errors > 0 ? `; ${String(errors)} ERRORS` : ''}`,
    });
  }
  for (const { process: child } of [bare, ours]) {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  await rm(folder, { recursive: true, force: true });
  return figures;
}
