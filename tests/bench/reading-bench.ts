import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { createMailReader } from '../../src/server/reading/mail-reader.ts';
import { readMail } from '../../src/server/reading/read-mail.ts';
import { hasCorpus } from '../support/corpus.ts';
import { hostileMails } from '../support/hostile-mails.ts';
import { realMails } from '../support/real-mails.ts';
import { median, type Figure } from './figure.ts';

const options = { trustedAuthservIds: [] };
const rounds = 5;

/** Milliseconds that each of the mails takes, one after the other. */
async function times(mails: Buffer[], read: (raw: Buffer) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (const mail of mails) {
    const startedAt = performance.now();
    await read(mail);
    taken.push(performance.now() - startedAt);
  }
  return taken;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Only what any reader must do: a library takes the mail apart, and each attachment is hashed. No links, no flags, no limits. */
async function bareParse(raw: Buffer): Promise<void> {
  const { attachments } = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  for (const { content } of attachments) createHash('sha256').update(typeof content === 'string' ? content : new Uint8Array(content)).digest();
}

/** Reading the real mails against bare parsing of the same mails, alternating; then the worst of mails written to hurt. */
export async function readingBench(): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (hasCorpus) {
    const mails = realMails().map(({ raw }) => raw);
    const megabytes = sum(mails.map(({ length }) => length)) / 1e6;
    const ratios: number[] = [];
    const ours: number[] = [];
    let worst = 0;
    for (let round = 0; round < rounds + 1; round++) {
      const reference = sum(await times(mails, bareParse));
      const own = await times(mails, (raw) => readMail(raw, options));
      // The first round warms both up.
      if (round === 0) continue;
      ratios.push(reference / sum(own));
      ours.push((megabytes / sum(own)) * 1000);
      worst = Math.max(worst, ...own);
    }
    const reader = createMailReader(options);
    await reader.read(new Uint8Array(mails[0] ?? Buffer.alloc(0)));
    const inThread = sum(await times(mails, (raw) => reader.read(new Uint8Array(raw))));
    await reader.close();
    figures.push({
      name: `reading ${String(mails.length)} real mails: our speed against bare parsing by postal-mime`,
      ratio: median(ratios),
      goal: { atLeast: 1 },
      detail: `${median(ours).toFixed(1)} MB/s, ${((megabytes / inThread) * 1000).toFixed(1)} MB/s through the reading thread; slowest mail ${worst.toFixed(0)} ms; links, flags and hashes included`,
    });
  }
  const reader = createMailReader(options);
  await reader.read(new Uint8Array(Buffer.from('Subject: warm\r\n\r\n')));
  let worst = { name: '', ms: 0 };
  for (const { name, build } of hostileMails) {
    const [ms = 0] = await times([build()], (raw) => reader.read(new Uint8Array(raw)));
    if (ms > worst.ms) worst = { name, ms };
  }
  await reader.close();
  figures.push({ name: 'the worst mail written to hurt: its time against the 5 s that are allowed', ratio: worst.ms / 5_000, goal: { atMost: 1.05 }, detail: `${worst.ms.toFixed(0)} ms: ${worst.name}; ${String(hostileMails.length)} tried` });
  return figures;
}
