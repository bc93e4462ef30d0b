import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { receiptSchema } from '../../src/contract/report.ts';
import { reportPageSchema, type ReportRow } from '../../src/contract/desk.ts';
import { demoToken, deskSession, eventually, startDemo, type Demo } from '../support/demo.ts';
import { multipart, reportParts, send } from '../support/report-client.ts';

const rounds = 20;
const clients = 8;

type Sent = { key: string; mail: string; receipt?: { id: string; sha256: string } };

async function report(demo: Demo, token: string, sent: Sent): Promise<number> {
  const { body, contentType } = multipart(reportParts(sent.mail));
  const answer = await send(`${demo.publicUrl}/api/v1/reports`, { authorization: `Bearer ${token}`, 'idempotency-key': sent.key, 'content-type': contentType }, body);
  if (answer.status === 201) sent.receipt = receiptSchema.parse(JSON.parse(answer.body));
  return answer.status;
}

async function allReports(demo: Demo): Promise<ReportRow[]> {
  const desk = await deskSession(demo);
  const rows: ReportRow[] = [];
  for (let before = ''; ; ) {
    const page = reportPageSchema.parse(await (await desk(`/api/v1/reports?limit=200${before}`)).json());
    rows.push(...page.items);
    if (page.next === null) return rows;
    before = `&before=${page.next}`;
  }
}

describe('what was acknowledged', () => {
  it(`survives ${String(rounds)} kills under load: nothing acknowledged is lost, nothing is there twice`, async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'headsup-kill-'));
    const all: Sent[] = [];
    for (let round = 0; round < rounds; round++) {
      const demo = await startDemo({ HEADSUP_DATA_DIR: dataDir });
      const token = await demoToken(demo, 'sanne');
      const from = all.length;
      let killed = false;
      const client = async () => {
        while (!killed) {
          const key = randomUUID();
          const sent: Sent = { key, mail: `Subject: ${key}\r\n\r\n${key.repeat(400)}` };
          all.push(sent);
          // The kill cuts connections: those reports were not acknowledged, and are sent again below.
          await report(demo, token, sent).catch(() => undefined);
        }
      };
      const working = Array.from({ length: clients }, client);
      // In the midst of it: some are acknowledged, others are on their way.
      await eventually(() => Promise.resolve(all.slice(from).filter(({ receipt }) => receipt !== undefined).length), (n) => n >= 10);
      await wait(Math.random() * 300);
      const exited = new Promise((resolve) => demo.process.once('exit', resolve));
      demo.process.kill('SIGKILL');
      killed = true;
      await exited;
      await Promise.all(working);
    }

    const demo = await startDemo({ HEADSUP_DATA_DIR: dataDir });
    const acknowledged = all.filter(({ receipt }) => receipt !== undefined);
    const unacknowledged = all.filter(({ receipt }) => receipt === undefined);
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds * 10);
    const before = new Set((await allReports(demo)).map(({ id }) => id));
    expect(acknowledged.filter(({ receipt }) => !before.has(receipt?.id ?? ''))).toEqual([]);

    // Sent again with their keys, as the pane does: stored once, whether or not they had been.
    const token = await demoToken(demo, 'sanne');
    for (const sent of unacknowledged) expect(await report(demo, token, sent)).toBe(201);
    const rows = await allReports(demo);
    expect(rows).toHaveLength(all.length);
    const desk = await deskSession(demo);
    for (const sent of acknowledged.slice(0, 50)) {
      const raw = Buffer.from(await (await desk(`/api/v1/reports/${sent.receipt?.id ?? ''}/original`)).arrayBuffer());
      expect(createHash('sha256').update(raw).digest('hex')).toBe(sent.receipt?.sha256);
    }
    await demo.close();
  }, 240_000);

  const canTrace = (() => {
    try {
      execFileSync('strace', ['-V'], { stdio: 'ignore' });
      return true;
    } catch {
      process.stderr.write('strace is not installed: the order of fsync and answer is not checked here.\n');
      return false;
    }
  })();

  (canTrace ? it : it.skip)('is synced to disk before the answer goes out, for each of 100 reports', async () => {
    const demo = await startDemo();
    const token = await demoToken(demo, 'sanne');
    const log = join(demo.dataDir, 'strace.log');
    const tracer = spawn('strace', ['-f', '-tt', '-y', '-s', '60', '-e', 'trace=fsync,fdatasync,write,writev,sendto,sendmsg', '-o', log, '-p', String(demo.process.pid)], { stdio: 'ignore' });
    await wait(1500);
    for (let i = 0; i < 100; i++) expect(await report(demo, token, { key: randomUUID(), mail: `Subject: ${randomUUID()}\r\n\r\nx` })).toBe(201);
    await wait(500);
    tracer.kill('SIGINT');
    await new Promise((resolve) => tracer.once('exit', resolve));

    // Between two answers 201, there is at least one sync of the write-ahead log that ended.
    let synced = 0;
    let answers = 0;
    let unsynced = 0;
    for (const line of (await readFile(log, 'utf8')).split('\n')) {
      if (/\b(fsync|fdatasync)\(.*headsup\.db-wal.*= 0|<\.\.\. (fsync|fdatasync) resumed>.*= 0/.test(line)) synced++;
      else if (line.includes('HTTP/1.1 201')) {
        answers++;
        if (synced === 0) unsynced++;
        synced = 0;
      }
    }
    expect({ answers, unsynced }).toEqual({ answers: 100, unsynced: 0 });
    await demo.close();
    await rm(demo.dataDir, { recursive: true, force: true });
  }, 120_000);
});
