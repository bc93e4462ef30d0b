import type { Fingerprint } from './fingerprint.ts';
export const sameCampaignScore = 0.5;
export type Likeness = { score: number; parts: { body: number | null; subject: number | null; sender: number | null; hosts: number | null } };
const jaccard = (a: string[], b: string[]) => { const s = new Set(a); const n = b.filter((x) => s.has(x)).length; return a.length + b.length === 0 ? null : n / (new Set([...a, ...b]).size); };
export function likeness(a: Fingerprint, b: Fingerprint): Likeness {
  const body = a.sketch.length > 0 && b.sketch.length > 0 ? a.sketch.filter((v, i) => v === b.sketch[i]).length / a.sketch.length : null;
  const subject = jaccard(a.subject, b.subject);
  const sender = a.domain !== null && b.domain !== null ? Number(a.domain === b.domain) : null;
  const hosts = jaccard(a.hosts, b.hosts);
  return { score: 0.45 * (body ?? 0) + 0.25 * (subject ?? 0) + 0.15 * (sender ?? 0) + 0.15 * (hosts ?? 0), parts: { body, subject, sender, hosts } };
}
