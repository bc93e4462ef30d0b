import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Joined, Reopened } from '../../contract/campaign.ts';
import type { Evidence } from '../../contract/desk.ts';
import type { Database, Engine } from '../db/database.ts';
import { insertRows } from '../db/insert-rows.ts';
import { addSearchText, campaignAlive, domainOf, dueRank, variantParts, type StoredCampaign } from './campaign-store.ts';
import { findCandidates } from './candidates.ts';
import { chooseCampaign, type Choice } from './choose-campaign.ts';
import { bandsOf, type Fingerprint } from './fingerprint.ts';
import { copyOf, coveredCopies, newsOf } from './news.ts';

export type PlacingDeps = {
  engine: Engine;
  now: number;
  newId: () => string;
  /** Told of a campaign that was opened, in the same transaction. */
  onOpened?: (tx: Database, campaignId: string) => Promise<void>;
};

/** A mail that was read, on its way into its campaign. */
export type ReadReport = { number: number; evidence: Evidence; fingerprint: Fingerprint; searchText: string };

/** Fingerprints that stand for a campaign; more would only cost (house rule of the measurement). */
export const maxRepresentatives = 20;

/** Message-IDs are compared without brackets and blanks, which clients drop. Longer ones are no ids. */
export function messageKeyOf(messageId: string | null): string | null {
  const key = messageId?.replace(/[<>\s\0]/g, '') ?? '';
  return key === '' || key.length > 998 ? null : key;
}

/**
 * Puts a report into the campaign of its mail, or opens one, in the transaction that stores what reading found. Later
 * arrivals of a decided campaign are answered by its verdict, unless they bring something the decided copies had not:
 * otherwise whoever gets "safe" for a harmless copy could send a harmful one after it.
 */
export async function placeReport(tx: Database, deps: PlacingDeps, read: ReadReport): Promise<{ campaignId: string; opened: boolean }> {
  // Two instances that read two copies of one new mail at once must not open two campaigns.
  if (deps.engine === 'postgres') await sql`select pg_advisory_xact_lock(7202021)`.execute(tx);
  const messageKey = messageKeyOf(read.evidence.messageId);
  const candidates = await findCandidates(tx, messageKey, bandsOf(read.fingerprint));
  const choice = chooseCampaign({ fingerprint: read.fingerprint, messageKey }, candidates);
  const parts = variantParts(read.evidence);
  const variant = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

  const campaign = choice.kind === 'join' ? await campaignAlive(tx, choice.campaignId) : undefined;
  const campaignId = campaign?.id ?? deps.newId();
  if (campaign === undefined) await openCampaign(tx, deps, campaignId, read);
  else await joinCampaign(tx, deps, campaign, read, variant);
  await tx.updateTable('reports').set({ campaign_id: campaignId, message_key: messageKey, variant, joined: JSON.stringify(joinedOf(choice)) }).where('number', '=', read.number).execute();
  if (choice.kind === 'new' || !choice.near) await keepFingerprint(tx, campaignId, read.number, read.fingerprint);
  if (campaign === undefined) await deps.onOpened?.(tx, campaignId);
  return { campaignId, opened: campaign === undefined };
}

function joinedOf(choice: Choice): Joined {
  if (choice.kind === 'new') return { how: 'first' };
  const round = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);
  const { body, subject, sender, hosts } = choice.likeness.parts;
  return { how: choice.how, score: round(choice.likeness.score) ?? 0, parts: { body: round(body), subject: round(subject), sender: round(sender), hosts: round(hosts) }, like: choice.like };
}

/** Keeps what later copies are compared with, while the campaign has room for another look. */
export async function keepFingerprint(tx: Database, campaignId: string, reportNumber: number, fingerprint: Fingerprint): Promise<void> {
  const kept = await tx.selectFrom('fingerprints').select('report_number').where('campaign_id', '=', campaignId).limit(maxRepresentatives).execute();
  if (kept.length >= maxRepresentatives || kept.some(({ report_number }) => report_number === reportNumber)) return;
  await tx.insertInto('fingerprints').values({ report_number: reportNumber, campaign_id: campaignId, fingerprint: JSON.stringify(fingerprint) }).execute();
  const bands = [...new Set(bandsOf(fingerprint))];
  if (bands.length > 0) await insertRows(tx, 'fingerprint_bands', bands.map((band) => ({ band, report_number: reportNumber })));
}

const reportColumns = ['received_at', 'answer_by', 'state', 'urgent', 'simulation'] as const;

async function openCampaign(tx: Database, { now }: PlacingDeps, id: string, { number, evidence, searchText }: ReadReport): Promise<void> {
  const report = await tx.selectFrom('reports').select([...reportColumns, 'subject', 'from_name', 'from_address']).where('number', '=', number).executeTakeFirstOrThrow();
  const [open, counts] = [report.state === 'open', report.state !== 'withdrawn'];
  const answerBy = open ? report.answer_by : null;
  const campaign = await tx.insertInto('campaigns').values({
    id, created_at: now, changed_at: now, subject: report.subject, from_name: report.from_name, from_address: report.from_address, from_domain: domainOf(report.from_address),
    first_reported_at: report.received_at, last_reported_at: report.received_at, delivered_at: deliveredAt(evidence, report.received_at),
    reports: counts ? 1 : 0, open_reports: open ? 1 : 0, urgency: open ? report.urgent : 0, answer_by: answerBy, due_rank: dueRank(answerBy, 1), simulation: report.simulation,
  }).returning('number').executeTakeFirstOrThrow();
  await addSearchText(tx, campaign.number, searchText);
}

async function joinCampaign(tx: Database, { now }: PlacingDeps, campaign: StoredCampaign, read: ReadReport, variant: string): Promise<void> {
  const report = await tx.selectFrom('reports').select(reportColumns).where('number', '=', read.number).executeTakeFirstOrThrow();
  if (report.state === 'withdrawn') return;
  const like = await tx.selectFrom('reports').select('number').where('campaign_id', '=', campaign.id).where('variant', '=', variant).limit(1).executeTakeFirst();
  if (like === undefined) await addSearchText(tx, campaign.number, read.searchText);

  let open = report.state === 'open';
  let reopened: Reopened | null = null;
  if (open && campaign.state === 'decided' && campaign.verdict_id !== null) {
    reopened = report.urgent > 0 ? 'something-happened' : newsOf(campaign.class, await copyOf(tx, read.number, read.evidence), await coveredCopies(tx, campaign.id, { answered: true }));
    if (reopened === null) {
      await tx.updateTable('reports').set({ verdict_due: campaign.verdict_id, state: 'answered', urgent: 0 }).where('number', '=', read.number).execute();
      open = false;
    }
  }
  const reports = campaign.reports + 1;
  const answerBy = open ? Math.min(campaign.answer_by ?? report.answer_by, report.answer_by) : campaign.answer_by;
  const delivered = deliveredAt(read.evidence, report.received_at);
  await tx.updateTable('campaigns').set({
    changed_at: now, reports, open_reports: campaign.open_reports + (open ? 1 : 0), urgency: open ? Math.max(campaign.urgency, report.urgent) : campaign.urgency, answer_by: answerBy,
    due_rank: dueRank(answerBy, reports), simulation: Math.max(campaign.simulation, report.simulation),
    first_reported_at: Math.min(campaign.first_reported_at, report.received_at), last_reported_at: Math.max(campaign.last_reported_at, report.received_at),
    delivered_at: delivered === null || campaign.delivered_at === null ? (delivered ?? campaign.delivered_at) : Math.min(delivered, campaign.delivered_at),
    ...(reopened === null ? {} : { state: 'open', reopened_because: reopened }),
  }).where('id', '=', campaign.id).execute();
}

/** Mails do not travel longer than this; an older time is another clock's. */
const longestTravelMs = 30 * 86_400_000;

/** When the mail reached the organisation: the newest Received field is of its own servers, the others anybody can write. */
export function deliveredAt({ received }: Evidence, reportedAt: number): number | null {
  const at = Date.parse(received[0]?.at ?? '');
  return Number.isNaN(at) || at > reportedAt || at < reportedAt - longestTravelMs ? null : at;
}
