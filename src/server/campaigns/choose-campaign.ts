import type { Fingerprint } from './fingerprint.ts';
import { likeness, sameCampaignScore, type Likeness } from './likeness.ts';
export type Candidate = { campaignId: string; reportNumber: number; fingerprint: Fingerprint; messageKey: string | null };
export type Choice = { kind: 'join'; campaignId: string; how: 'message-id' | 'content'; likeness: Likeness; like: number; near: boolean } | { kind: 'new' };
export function chooseCampaign(mine: { fingerprint: Fingerprint; messageKey: string | null }, candidates: readonly Candidate[]): Choice {
  let best: Choice = { kind: 'new' };
  for (const one of candidates) {
    const l = likeness(mine.fingerprint, one.fingerprint);
    const same = mine.messageKey !== null && mine.messageKey === one.messageKey && (l.parts.sender === 1 || (l.parts.subject ?? 0) > 0.5 || (l.parts.body ?? 0) >= 0.3);
    if (!same && l.score < sameCampaignScore) continue;
    if (best.kind === 'new' || l.score > best.likeness.score) best = { kind: 'join', campaignId: one.campaignId, how: same ? 'message-id' : 'content', likeness: l, like: one.reportNumber, near: l.score >= 0.9 };
  }
  return best;
}
