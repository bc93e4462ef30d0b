import { createMailReader } from '../../src/server/reading/mail-reader.ts';
import { hasCorpus } from '../support/corpus.ts';
import { testDatabase } from '../support/databases.ts';
import { eml } from '../support/eml.ts';
import { group, isForTuning, pairwise, trialReports } from '../support/grouping.ts';
import { realMails } from '../support/real-mails.ts';
import { readAll, reported } from '../support/reported-mails.ts';
import { sameCampaign } from '../support/same-campaign.ts';
import { median, type Figure } from './figure.ts';

/** How right grouping is on real mails, and whether placing a report costs the same when many are there. */
export async function groupingBench(): Promise<Figure[]> {
  return [...(await accuracy()), await cost()];
}

async function accuracy(): Promise<Figure[]> {
  if (!hasCorpus) return [];
  const phish = realMails().filter(({ name }) => name.startsWith('phish/'));
  const figures: Figure[] = [];
  for (const [name, mails] of [['all', phish], ['tuning half', phish.filter((mail) => isForTuning(mail.name))], ['held-out half', phish.filter((mail) => !isForTuning(mail.name))]] as const) {
    const rounds = [];
    for (const seed of [11, 12, 13]) {
      const reports = await trialReports(mails, 5, seed);
      rounds.push(pairwise(reports, group(reports), sameCampaign));
    }
    const [precision, recall] = [Math.min(...rounds.map((round) => round.precision)), Math.min(...rounds.map((round) => round.recall))];
    figures.push({ name: `grouping, ${name}: pairwise precision, worst of three orders`, ratio: precision, goal: { atLeast: 0.98 }, detail: `${String(mails.length)} phish, five reports each; recall ${recall.toFixed(4)}` });
    figures.push({ name: `grouping, ${name}: pairwise recall, worst of three orders`, ratio: recall, goal: { atLeast: 0.95 }, detail: `precision ${precision.toFixed(4)}` });
  }
  return figures;
}

const words = 'parcel fee account bank letter garden holiday summer winter river mountain paper window chair table lamp bottle bread cheese apple pear train ship plane bicycle music letter number colour circle square line point street house bridge tower castle market school office doctor teacher baker farmer driver pilot sailor'.split(' ');

/** Reading and placing one more report at the end of many, against the beginning. */
async function cost(): Promise<Figure> {
  const many = Number(process.env['HEADSUP_BENCH_GROUPED'] ?? 20_000);
  const database = await testDatabase('sqlite');
  const reader = createMailReader({ trustedAuthservIds: [] });
  const times: number[] = [];
  for (let start = 0; start < many; start += 500) {
    for (let n = start; n < start + 500; n++) {
      // A third are copies of an earlier mail.
      const of = n % 3 === 0 ? Math.floor(n / 9) : n;
      const text = Array.from({ length: 60 }, (_, i) => words[(of * 7919 + i * i * 31 + i * (of % 97)) % words.length]).join(' ');
      await reported(database, eml([`Subject: ${words[of % 60] ?? 'x'} ${words[(of * 13) % 59] ?? 'y'} ${String(of)}`, `From: <a@d${String(of % 5000)}.test>`, `Message-ID: <${String(n)}@x.test>`], text), { oid: `p${String(n)}` });
    }
    const startedAt = performance.now();
    await readAll(database, reader);
    times.push((performance.now() - startedAt) / 500);
  }
  await reader.close();
  await database.close();
  const first = median(times.slice(0, 2));
  const last = median(times.slice(-2));
  return { name: `grouping: cost of a report after ${String(many)} against after 1,000`, ratio: last / first, goal: { atMost: 1.3 }, detail: `${first.toFixed(2)} ms, then ${last.toFixed(2)} ms; reading the mail and storing it included` };
}
