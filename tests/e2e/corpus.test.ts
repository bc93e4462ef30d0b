import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportDetailSchema, type ReportDetail } from '../../src/contract/desk.ts';
import { receiptSchema, type Receipt } from '../../src/contract/report.ts';
import PostalMime from 'postal-mime';
import { corpusDir, expectedMails, hasCorpus } from '../support/corpus.ts';
import { demoToken, deskSession, eventually, startDemo, type Demo } from '../support/demo.ts';
import { multipart, reportParts, send } from '../support/report-client.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
type SinkMessage = { id: string; from: string; to: string; subject: string; receivedAt: string };

(hasCorpus ? describe : describe.skip)('all real mails, from the report to sink and desk', () => {
  const mails = hasCorpus ? expectedMails() : [];
  const receipts = new Map<string, Receipt>();
  let demo: Demo;
  let desk: Awaited<ReturnType<typeof deskSession>>;

  beforeAll(async () => {
    demo = await startDemo();
    desk = await deskSession(demo);
    const token = await demoToken(demo, 'sanne');
    for (const [path, expected] of mails) {
      const mail = await readFile(join(corpusDir, path));
      expect(sha256(mail)).toBe(expected.sha256);
      const { body, contentType } = multipart(reportParts(mail), `b-${randomUUID()}`);
      const answer = await send(`${demo.publicUrl}/api/v1/reports`, { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), 'content-type': contentType }, body);
      expect(answer.status).toBe(201);
      receipts.set(path, receiptSchema.parse(JSON.parse(answer.body)));
    }
  }, 120_000);
  afterAll(async () => { await demo.close(); });

  it('acknowledges each with the SHA-256 of its bytes', () => {
    expect([...receipts].filter(([path, { sha256: got }]) => mails.find(([one]) => one === path)?.[1].sha256 !== got)).toEqual([]);
    expect(receipts.size).toBe(mails.length);
  });

  it('gives each back at the desk byte for byte', async () => {
    const wrong: string[] = [];
    for (const [path, expected] of mails) {
      const answer = await desk(`/api/v1/reports/${receipts.get(path)?.id ?? ''}/original`);
      if (sha256(Buffer.from(await answer.arrayBuffer())) !== expected.sha256) wrong.push(path);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('delivers each to the security mailbox once, with exactly one attachment: the untouched original', async () => {
    const messages = await eventually(
      async () => (await (await fetch(`${demo.simulator}/sink/messages`)).json()) as SinkMessage[],
      (all) => all.length >= mails.length,
      120_000,
    );
    expect(messages).toHaveLength(mails.length);
    expect(messages.every(({ subject }) => subject.startsWith('3|'))).toBe(true);
    const attached: string[] = [];
    for (const { id } of messages) {
      const raw = Buffer.from(await (await fetch(`${demo.simulator}/sink/messages/${id}`)).arrayBuffer());
      const { attachments } = await PostalMime.parse(raw, { forceRfc822Attachments: true });
      expect(attachments).toHaveLength(1);
      attached.push(sha256(new Uint8Array(attachments[0]?.content as ArrayBuffer)));
    }
    expect(attached.sort()).toEqual(mails.map(([, { sha256: expected }]) => expected).sort());
  }, 180_000);

  it('shows subjects, link hosts and attachment hashes as the oracle has them, in at least 99 of 100', async () => {
    const details = new Map<string, ReportDetail>();
    for (const [path] of mails) {
      const id = receipts.get(path)?.id ?? '';
      details.set(path, await eventually(
        async () => reportDetailSchema.parse(await (await desk(`/api/v1/reports/${id}`)).json()),
        ({ mail }) => mail.reading !== 'pending',
      ));
    }
    // The differences one by one, with their reasons: tests/server/reading/corpus.test.ts.
    const share = (same: (detail: ReportDetail, path: string) => boolean) => [...details].filter(([path, detail]) => same(detail, path)).length / details.size;
    const expected = new Map(mails);
    const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
    // The oracle turns unencoded UTF-8 in a header (RFC 6532) into replacement characters; we read it. There, the rest must agree.
    const readable = (text: string, oracle: string) => (oracle.includes('\ufffd') ? text.replace(/[^\x21-\x7e]+/g, '') : plain(text));
    expect(share(({ mail }, path) => readable(mail.subject, expected.get(path)?.subject ?? '') === readable(expected.get(path)?.subject ?? '', expected.get(path)?.subject ?? ''))).toBeGreaterThanOrEqual(0.99);
    // Every host of the oracle; we also name hosts that it passes over: IP addresses, internationalised names, addresses inside addresses.
    expect(share(({ mail }, path) => (expected.get(path)?.urlHosts ?? []).every((host) => mail.links.some((link) => link.host === host)))).toBeGreaterThanOrEqual(0.99);
    expect(share(({ mail }, path) => JSON.stringify(mail.attachments.map(({ sha256: one }) => one).sort()) === JSON.stringify([...(expected.get(path)?.attachmentSha256 ?? [])].sort()))).toBeGreaterThanOrEqual(0.99);
  }, 120_000);
});
