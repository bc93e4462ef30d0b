import type { Evidence } from '../../contract/desk.ts';
import type { Author } from '../changes.ts';
import { keepChange } from '../changes.ts';
import type { Database } from '../db/database.ts';
import { Refusal } from '../problems.ts';
import { campaignText } from '../reading/search-text.ts';
import { addSearchText, campaignAlive, domainOf } from './campaign-store.ts';
import { fingerprintOf } from './fingerprint.ts';
import { deliveredAt, keepFingerprint, maxRepresentatives } from './place-report.ts';
import { refreshCampaign } from './refresh-campaign.ts';

export type RegroupDeps = { db: Database; clock: () => number; newId: () => string };

/**
 * Takes reports out of a campaign into one of their own. What they look like goes with them, so that later arrivals follow
 * whichever half they are more like. Their answers stay as they were given; the new campaign waits for a verdict.
 * @throws {Refusal} `not_found`; `invalid_request` when nothing would stay behind or go
 */
export async function splitCampaign({ db, clock, newId }: RegroupDeps, id: string, reportIds: readonly string[], by: Author): Promise<string> {
  const now = clock();
  const newCampaign = newId();
  await db.transaction().execute(async (tx) => {
    const campaign = await campaignAlive(tx, id);
    const moved = await tx.selectFrom('reports').select(['id', 'number', 'subject', 'from_name', 'from_address', 'received_at', 'variant']).where('campaign_id', '=', campaign.id).where('id', 'in', [...new Set(reportIds)]).orderBy('number').execute();
    const [first] = moved;
    if (first === undefined) throw new Refusal('not_found');
    const staying = await tx.selectFrom('reports').select('number').where('campaign_id', '=', campaign.id).where('number', 'not in', moved.map(({ number }) => number)).limit(1).executeTakeFirst();
    if (staying === undefined) throw new Refusal('invalid_request', { detail: 'All its reports would leave: there would be nothing to split.' });
    const { number } = await tx.insertInto('campaigns').values({
      id: newCampaign, created_at: now, changed_at: now, subject: first.subject, from_name: first.from_name, from_address: first.from_address, from_domain: domainOf(first.from_address),
      first_reported_at: first.received_at, last_reported_at: first.received_at, delivered_at: null, answer_by: null,
    }).returning('number').executeTakeFirstOrThrow();
    const numbers = moved.map((report) => report.number);
    await tx.updateTable('reports').set({ campaign_id: newCampaign, joined: JSON.stringify({ how: 'hand' }) }).where('number', 'in', numbers).execute();
    // What stood for them in the old campaign now stands for the new one; those that nothing stood for are looked at anew, one a copy.
    await tx.updateTable('fingerprints').set({ campaign_id: newCampaign }).where('report_number', 'in', numbers).execute();
    const delivered: number[] = [];
    const oneEach = [...new Map(moved.map((report) => [report.variant, report])).values()].slice(0, maxRepresentatives);
    for (const report of await tx.selectFrom('evidence').selectAll().where('number', 'in', oneEach.map((copy) => copy.number)).orderBy('number').execute()) {
      const evidence = JSON.parse(report.evidence) as Evidence;
      delivered.push(deliveredAt(evidence, first.received_at) ?? Infinity);
      await keepFingerprint(tx, newCampaign, report.number, fingerprintOf(evidence));
      await addSearchText(tx, number, campaignText(evidence));
    }
    const earliest = Math.min(...delivered);
    if (Number.isFinite(earliest)) await tx.updateTable('campaigns').set({ delivered_at: earliest }).where('id', '=', newCampaign).execute();
    await refreshCampaign(tx, newCampaign, now);
    await refreshCampaign(tx, campaign.id, now);
    await keepChange(tx, { id: newId(), at: now, by, subject: campaign.id, what: 'split', detail: JSON.stringify({ into: newCampaign, reports: moved.length }) });
  });
  return newCampaign;
}

/**
 * Brings other campaigns into this one, with what they look like, so that later arrivals come here, too. Where this one is
 * decided, their open reports are answered by its verdict.
 * @throws {Refusal} `not_found`
 */
export async function mergeCampaigns({ db, clock, newId }: RegroupDeps, id: string, others: readonly string[], by: Author): Promise<string> {
  const now = clock();
  return db.transaction().execute(async (tx) => {
    const campaign = await campaignAlive(tx, id);
    for (const one of others) {
      const other = await campaignAlive(tx, one);
      if (other.id === campaign.id) continue;
      if (campaign.state === 'decided' && campaign.verdict_id !== null) {
        await tx.updateTable('reports').set({ verdict_due: campaign.verdict_id, state: 'answered', urgent: 0 }).where('campaign_id', '=', other.id).where('state', '<>', 'withdrawn').execute();
      }
      await tx.updateTable('reports').set({ campaign_id: campaign.id, joined: JSON.stringify({ how: 'hand' }) }).where('campaign_id', '=', other.id).execute();
      await tx.updateTable('fingerprints').set({ campaign_id: campaign.id }).where('campaign_id', '=', other.id).execute();
      await tx.updateTable('campaign_notes').set({ campaign_id: campaign.id }).where('campaign_id', '=', other.id).execute();
      const text = await tx.selectFrom('campaign_search').select('text').where('number', '=', other.number).executeTakeFirst();
      if (text !== undefined) await addSearchText(tx, campaign.number, text.text);
      await tx.deleteFrom('campaign_search').where('number', '=', other.number).execute();
      await tx.updateTable('campaigns').set({ state: 'merged', merged_into: campaign.id, changed_at: now, reports: 0, open_reports: 0, urgency: 0, answer_by: null }).where('id', '=', other.id).execute();
      await keepChange(tx, { id: newId(), at: now, by, subject: campaign.id, what: 'merged', detail: JSON.stringify({ from: other.id, reports: other.reports }) });
    }
    await refreshCampaign(tx, campaign.id, now);
    return campaign.id;
  });
}
