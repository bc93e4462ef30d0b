import type { Fingerprint } from './fingerprint.ts';
import { likeness, sameCampaignScore, type Likeness } from './likeness.ts';

/** A mail that may be the same as the new one. */
export type Candidate = { campaignId: string; reportNumber: number; fingerprint: Fingerprint; messageKey: string | null };

export type Choice = { kind: 'join'; campaignId: string; how: 'message-id' | 'content'; likeness: Likeness; like: number; near: boolean } | { kind: 'new' };

/** So alike that the new mail need not stand for its campaign, too. */
const nearScore = 0.9;
/** The same Message-ID needs less besides, but never nothing: an id can be copied into another mail. */
const sameMessage = { body: 0.3, subject: 0.6 };

/** Joins the campaign of the mail it is most like, if any is like enough. */
export function chooseCampaign(mine: { fingerprint: Fingerprint; messageKey: string | null }, candidates: readonly Candidate[]): Choice {
  let best: Extract<Choice, { kind: 'join' }> | undefined;
  for (const { campaignId, reportNumber, fingerprint, messageKey } of candidates) {
    const alike = likeness(mine.fingerprint, fingerprint);
    const sameId = mine.messageKey !== null && mine.messageKey === messageKey && vouched(alike);
    if (!sameId && alike.score < sameCampaignScore) continue;
    // Ties go to the earliest mail, so that the order of the candidates does not decide.
    if (best !== undefined && (alike.score < best.likeness.score || (alike.score === best.likeness.score && reportNumber > best.like))) continue;
    best = { kind: 'join', campaignId, how: sameId ? 'message-id' : 'content', likeness: alike, like: reportNumber, near: alike.score >= nearScore };
  }
  return best ?? { kind: 'new' };
}

function vouched({ parts: { body, subject, sender } }: Likeness): boolean {
  if (body !== null) return body >= sameMessage.body;
  return (subject ?? 0) >= sameMessage.subject && sender !== 0;
}
