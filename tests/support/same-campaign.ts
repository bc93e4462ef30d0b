import { readFileSync } from 'node:fs';

/** Real mails that really are one campaign, with the reason (found by eye); their pairs are left out of the count. */
const sets = JSON.parse(readFileSync(new URL('../server/campaigns/same-campaign.json', import.meta.url), 'utf8')) as { why: string; mails: string[] }[];
const setOf = new Map<string, number>(sets.flatMap(({ mails }, set) => mails.map((mail) => [`phish/sample-${mail}.eml`, set] as const)));

export const sameCampaign = (a: string, b: string): boolean => setOf.has(a) && setOf.get(a) === setOf.get(b);
