import type { Fingerprint } from './fingerprint.ts';

/** Each part from 0 to 1; null where one of the two mails says nothing about it. */
export type Likeness = { score: number; parts: { body: number | null; subject: number | null; sender: number | null; hosts: number | null } };

/** From here on two mails are one campaign (docs/decisions.md: how it was measured). */
export const sameCampaignScore = 0.5;

const weights = { body: 0.45, subject: 0.25, sender: 0.15, hosts: 0.15 };

/** A shorter text that is wholly within a longer one: a banner or a footer came with one of them. Tiny texts are within everything. */
const fewestContained = 20;

/** As high as a score goes that must not join. */
const belowCampaign = sameCampaignScore - 0.05;
/** Shingles of a text that may join by itself: longer than any banner, greeting and footer together. */
const fewestAlone = 60;
const somethingElse = 0.5;
const sameText = 0.8;

/** How alike two mails are; the same both ways round. */
export function likeness(a: Fingerprint, b: Fingerprint): Likeness {
  const sameFile = a.files.some((file) => b.files.includes(file));
  const parts = {
    body: bodyLikeness(a, b),
    subject: a.subject.length === 0 || b.subject.length === 0 ? null : overlap(a.subject, b.subject),
    sender: a.domain === null || b.domain === null ? null : Number(a.domain === b.domain),
    hosts: a.hosts.length === 0 || b.hosts.length === 0 ? null : overlap(a.hosts, b.hosts),
  };
  let score = 0;
  let weight = 0;
  for (const part of ['body', 'subject', 'sender', 'hosts'] as const) {
    const value = parts[part];
    if (value === null) continue;
    score += weights[part] * value;
    weight += weights[part];
  }
  if (parts.body === null) {
    // A mail that is a picture or a file: its words cannot say it is the same, so everything else must, or the very file.
    const rest = weight === 0 ? 0 : score / weight;
    const told = (parts.subject ?? 0) >= 0.8 && a.subject.length >= 2 && ((parts.hosts ?? 0) >= 0.5 || parts.sender === 1);
    return { score: sameFile ? Math.max(0.75, rest) : told ? rest : Math.min(rest, belowCampaign), parts };
  }
  // Without links on either side the others speak for them; a link on one side alone speaks against.
  const both = a.hosts.length === 0 && b.hosts.length === 0 ? weight : 1;
  const all = Math.min(1, score / Math.max(both, 0.85));
  // Only the text is alike: a short one may be nothing but the gateway's banner, which every mail carries.
  const alone = Math.max(parts.subject ?? 0, parts.sender ?? 0, parts.hosts ?? 0) < somethingElse;
  // Under another subject, the same sender's mail from the same place is another mail, unless the text is the same.
  const other = (parts.subject ?? 1) < 0.1 && sharedShare(a, b) < sameText;
  return { score: other || (alone && Math.min(a.size, b.size) < fewestAlone) ? Math.min(all, belowCampaign) : all, parts };
}

function bodyLikeness(a: Fingerprint, b: Fingerprint): number | null {
  if (a.sketch.length === 0 || b.sketch.length === 0) return null;
  const same = sharedShare(a, b);
  const [small, large] = [Math.min(a.size, b.size), Math.max(a.size, b.size)];
  if (small < fewestContained || large > small * 3) return same;
  // Jaccard's measure punishes what was added to one of them; what of the shorter one is in the longer says more.
  const within = Math.min(1, (same * (a.size + b.size)) / (1 + same) / small);
  return within > 0.8 ? Math.max(same, within * 0.95) : same;
}

/** Jaccard's measure of the two texts, as the sketches estimate it. */
function sharedShare(a: Fingerprint, b: Fingerprint): number {
  return a.sketch.reduce((count, value, i) => count + (value === b.sketch[i] ? 1 : 0), 0) / Math.max(1, a.sketch.length);
}

function overlap<T>(a: readonly T[], b: readonly T[]): number {
  const other = new Set(b);
  const both = a.filter((one) => other.has(one)).length;
  return both / (a.length + b.length - both);
}
