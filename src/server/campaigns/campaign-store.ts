import type { Selectable } from 'kysely';
import type { Evidence } from '../../contract/desk.ts';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import { Refusal } from '../problems.ts';

export type StoredCampaign = Selectable<Tables['campaigns']>;

/** Merged campaigns lead on to where they live; more steps than this are a circle that cannot be. */
const maxMerges = 20;

/**
 * The campaign of an id, or the one it was merged into.
 * @throws {Refusal} `not_found`
 */
export async function campaignAlive(tx: Database, id: string): Promise<StoredCampaign> {
  let wanted: string | null = id;
  for (let step = 0; step < maxMerges && wanted !== null; step++) {
    const campaign: StoredCampaign | undefined = await tx.selectFrom('campaigns').selectAll().where('id', '=', wanted).executeTakeFirst();
    if (campaign === undefined) break;
    if (campaign.state !== 'merged') return campaign;
    wanted = campaign.merged_into;
  }
  throw new Refusal('not_found');
}

const hourMs = 3_600_000;
/** Behind every promise there is: nobody waits. */
const nobodyWaits = 2 ** 51;

/**
 * Place in the queue among what is equally urgent: the nearest promise first, and each doubling of the reporters counts as
 * an hour. Explained in docs/operations.md; it sorts, it is never shown as a score.
 */
export function dueRank(answerBy: number | null, reports: number): number {
  return (answerBy ?? nobodyWaits) - hourMs * Math.floor(Math.log2(Math.max(1, reports)));
}

/** Longest text a campaign is found by, in characters. */
const maxCampaignTextChars = 8_000;

/** Adds what a new copy can be found by; what is there already is not kept twice. */
export async function addSearchText(tx: Database, campaignNumber: number, text: string): Promise<void> {
  const known = await tx.selectFrom('campaign_search').select('text').where('number', '=', campaignNumber).executeTakeFirst();
  if (known === undefined) {
    await tx.insertInto('campaign_search').values({ number: campaignNumber, text: text.slice(0, maxCampaignTextChars) }).execute();
    return;
  }
  const lines = new Set(known.text.split('\n'));
  const fresh = text.split('\n').filter((line) => line !== '' && !lines.has(line));
  const joined = [known.text, ...fresh].join('\n').slice(0, maxCampaignTextChars);
  if (joined !== known.text) await tx.updateTable('campaign_search').set({ text: joined }).where('number', '=', campaignNumber).execute();
}

/** "evil.test" of a sender's address; null where there is none. */
export function domainOf(address: string | null | undefined): string | null {
  const domain = address?.slice(address.lastIndexOf('@') + 1).trim().toLowerCase() ?? '';
  return address?.includes('@') !== true || domain === '' ? null : domain;
}

/** What makes one copy of a mail differ from another: who it says it is from, its subject, where it leads, what it carries. */
export function variantParts({ from, subject, links, attachments }: Pick<Evidence, 'from' | 'subject' | 'links' | 'attachments'>) {
  const sorted = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null && value !== ''))].sort() as string[];
  return {
    sender: from?.address.toLowerCase() ?? '',
    subject,
    hosts: sorted(links.filter(({ place }) => place !== 'load').map(({ host }) => host)),
    attachments: sorted(attachments.map(({ sha256 }) => sha256)),
  };
}
