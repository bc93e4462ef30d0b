import type { Indicators } from '../../contract/indicators.ts';
import type { Evidence } from '../../contract/desk.ts';
import { campaignAlive } from '../campaigns/campaign-store.ts';
import type { Database } from '../db/database.ts';
import { defang } from '../reading/defang.ts';

/** Of each kind; more is a list nobody reads. */
const maxEach = 5_000;
/** Copies looked through, one of each variant. */
const maxCopies = 200;

/**
 * What a campaign is recognised by elsewhere, from one report of each of its copies; raw, as text and never as links.
 * @throws {Refusal} `not_found`
 */
export async function indicatorsOf(db: Database, id: string): Promise<Indicators> {
  const campaign = await campaignAlive(db, id);
  const firsts = await db.selectFrom('reports').select((eb) => eb.fn.min('number').as('number')).where('campaign_id', '=', campaign.id).groupBy('variant').limit(maxCopies).execute();
  const rows = firsts.length === 0 ? [] : await db.selectFrom('evidence').select('evidence').where('number', 'in', firsts.map(({ number }) => Number(number))).orderBy('number').execute();
  const mails = rows.map(({ evidence }) => JSON.parse(evidence) as Evidence);
  const unique = (values: (string | null | undefined)[]) => [...new Set(values.filter((value): value is string => value !== null && value !== undefined && value !== ''))].slice(0, maxEach);
  const files = new Map(mails.flatMap(({ attachments }) => attachments.map(({ name, sha256 }) => [sha256, { name, sha256 }] as const)));
  return {
    hosts: unique(mails.flatMap(({ links }) => links.map(({ host }) => host))),
    urls: unique(mails.flatMap(({ links }) => links.filter(({ place }) => place !== 'markup').map(({ url }) => url))),
    addresses: unique(mails.flatMap(({ from, sender, replyTo, returnPath }) => [from?.address, sender?.address, ...replyTo.map(({ address }) => address), returnPath])),
    attachments: [...files.values()].slice(0, maxEach),
    subjects: unique(mails.map(({ subject }) => subject)),
    messageIds: unique(mails.map(({ messageId }) => messageId)),
  };
}

/** The same as a text to paste; defanged, so that no program makes links of it. */
export function indicatorText({ hosts, urls, addresses, attachments, subjects, messageIds }: Indicators, defanged: boolean): string {
  const dots = (text: string) => (defanged ? text.replaceAll('.', '[.]') : text);
  const line = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const sections: [string, string[]][] = [
    ['hosts', hosts.map(dots)], ['urls', urls.map((url) => (defanged ? defang(url, undefined, 2_000) : url))], ['addresses', addresses.map((address) => (defanged ? dots(address).replaceAll('@', '[@]') : address))],
    ['attachments (SHA-256)', attachments.map(({ name, sha256 }) => `${sha256}  ${name}`)], ['subjects', subjects], ['message ids', messageIds.map((id) => (defanged ? dots(id).replaceAll('@', '[@]') : id))],
  ];
  return sections.filter(([, lines]) => lines.length > 0).map(([name, lines]) => `# ${name}\n${lines.map(line).join('\n')}\n`).join('\n');
}
