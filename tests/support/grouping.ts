import { createHash } from 'node:crypto';
import { bandsOf, fingerprintOf, type Fingerprint } from '../../src/server/campaigns/fingerprint.ts';
import { chooseCampaign, type Candidate } from '../../src/server/campaigns/choose-campaign.ts';
import { maxRepresentatives, messageKeyOf } from '../../src/server/campaigns/place-report.ts';
import { readMail } from '../../src/server/reading/read-mail.ts';
import { campaignCopy, seeded } from './campaign-copies.ts';

/** A report in a grouping trial: which original it is a copy of, and what it is compared by. */
export type TrialReport = { original: string; fingerprint: Fingerprint; messageKey: string | null };

/** The half of the real mails that weights and thresholds may be chosen on; the other half only tells. */
export const isForTuning = (name: string): boolean => (createHash('sha256').update(name).digest()[0] ?? 0) < 128;

/** Each mail reported by `copies` colleagues, in random order. */
export async function trialReports(mails: { name: string; raw: Buffer }[], copies: number, seed: number): Promise<TrialReport[]> {
  const random = seeded(seed);
  const reports: TrialReport[] = [];
  for (const { name, raw } of mails) {
    for (let i = 0; i < copies; i++) {
      const { evidence } = readMail(await campaignCopy(raw, random), { trustedAuthservIds: [] });
      reports.push({ original: name, fingerprint: fingerprintOf(evidence), messageKey: messageKeyOf(evidence.messageId) });
    }
  }
  for (let i = reports.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [reports[i], reports[other]] = [reports[other] as TrialReport, reports[i] as TrialReport];
  }
  return reports;
}

/** Groups reports in their order as the store does, with its rules and in memory; resolves to each report's campaign. */
export function group(reports: TrialReport[]): string[] {
  const bands = new Map<string, Candidate[]>();
  const byId = new Map<string, Set<string>>();
  const standing = new Map<string, Candidate[]>();
  return reports.map(({ fingerprint, messageKey }, number) => {
    const keys = [...new Set(bandsOf(fingerprint))];
    const candidates = new Map<number, Candidate>();
    for (const key of keys) for (const candidate of (bands.get(key) ?? []).slice(-40)) candidates.set(candidate.reportNumber, candidate);
    for (const campaignId of messageKey === null ? [] : (byId.get(messageKey) ?? [])) for (const candidate of standing.get(campaignId) ?? []) candidates.set(candidate.reportNumber, { ...candidate, messageKey });
    const choice = chooseCampaign({ fingerprint, messageKey }, [...candidates.values()]);
    const campaignId = choice.kind === 'join' ? choice.campaignId : `c${String(number)}`;
    const own = standing.get(campaignId) ?? [];
    if ((choice.kind === 'new' || !choice.near) && own.length < maxRepresentatives) {
      const candidate = { campaignId, reportNumber: number, fingerprint, messageKey };
      standing.set(campaignId, [...own, candidate]);
      for (const key of keys) bands.set(key, [...(bands.get(key) ?? []), candidate]);
    }
    if (messageKey !== null) byId.set(messageKey, (byId.get(messageKey) ?? new Set()).add(campaignId));
    return campaignId;
  });
}

export type Pairwise = { precision: number; recall: number; wrong: [string, string][]; missed: [string, number][] };

/** Pairs of reports put together rightly; pairs of originals that `same` names are left out of the count. */
export function pairwise(reports: TrialReport[], campaigns: string[], same: (a: string, b: string) => boolean): Pairwise {
  let [together, right, wanted] = [0, 0, 0];
  const wrong = new Map<string, [string, string]>();
  const missed = new Map<string, number>();
  for (let i = 0; i < reports.length; i++) {
    for (let j = i + 1; j < reports.length; j++) {
      const [a, b] = [reports[i]?.original ?? '', reports[j]?.original ?? ''];
      if (a !== b && same(a, b)) continue;
      const joined = campaigns[i] === campaigns[j];
      if (a === b) wanted++;
      if (a === b && joined) right++;
      if (a === b && !joined) missed.set(a, (missed.get(a) ?? 0) + 1);
      if (joined) together++;
      if (joined && a !== b) wrong.set([a, b].sort().join(' '), [a, b].sort() as [string, string]);
    }
  }
  return { precision: together === 0 ? 1 : right / together, recall: wanted === 0 ? 1 : right / wanted, wrong: [...wrong.values()], missed: [...missed] };
}
