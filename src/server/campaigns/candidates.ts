import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Candidate } from './choose-campaign.ts';
import type { Fingerprint } from './fingerprint.ts';

/** Newest entries of one band looked at: a band that every mail has costs no more than a rare one (flat to 100,000 reports). */
const perBand = 40;
/** Mails compared in full. */
const maxCandidates = 60;
/** Campaigns that hold the same Message-ID; more is somebody's game. */
const maxSameId = 5;

/** Mails that may be the same as one that has these bands or this Message-ID: most shared bands first. */
export async function findCandidates(tx: Database, messageKey: string | null, bands: readonly string[]): Promise<Candidate[]> {
  const found = new Map<number, Candidate>();
  if (messageKey !== null) for (const candidate of await sameMessage(tx, messageKey)) found.set(candidate.reportNumber, candidate);
  const numbers = (await sharingBands(tx, bands)).filter((number) => !found.has(number));
  if (numbers.length > 0) {
    const rows = await tx.selectFrom('fingerprints').innerJoin('reports', 'reports.number', 'fingerprints.report_number')
      .select(['fingerprints.campaign_id', 'report_number', 'fingerprint', 'message_key']).where('report_number', 'in', numbers).execute();
    for (const row of rows) found.set(row.report_number, toCandidate(row));
  }
  return [...found.values()];
}

function toCandidate(row: { campaign_id: string; report_number: number; fingerprint: string; message_key: string | null }): Candidate {
  return { campaignId: row.campaign_id, reportNumber: row.report_number, fingerprint: JSON.parse(row.fingerprint) as Fingerprint, messageKey: row.message_key };
}

/** Reports whose fingerprints share bands, most first. Each band is looked up by itself: one index walk of bounded length. */
async function sharingBands(tx: Database, bands: readonly string[]): Promise<number[]> {
  if (bands.length === 0) return [];
  const walks: RawBuilder<unknown>[] = [...new Set(bands)].map((band) => sql`select * from (select report_number from fingerprint_bands where band = ${band} order by report_number desc limit ${perBand}) as walk`);
  const { rows } = await sql<{ report_number: number }>`
    select report_number from (${sql.join(walks, sql` union all `)}) as found group by report_number order by count(*) desc, report_number desc limit ${maxCandidates}`.execute(tx);
  return rows.map(({ report_number }) => report_number);
}

/** What stands for the campaigns that hold this Message-ID. Whether it is the same mail is for the comparison to say: ids can be copied. */
async function sameMessage(tx: Database, messageKey: string): Promise<Candidate[]> {
  const reports = await tx.selectFrom('reports').select(['campaign_id']).where('message_key', '=', messageKey).where('campaign_id', 'is not', null).groupBy('campaign_id').limit(maxSameId).execute();
  const ids = reports.flatMap(({ campaign_id }) => (campaign_id === null ? [] : [campaign_id]));
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('fingerprints').select(['campaign_id', 'report_number', 'fingerprint']).where('campaign_id', 'in', ids).orderBy('report_number').limit(maxCandidates).execute();
  return rows.map((row) => toCandidate({ ...row, message_key: messageKey }));
}
