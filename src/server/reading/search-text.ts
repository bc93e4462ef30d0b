import type { Evidence } from '../../contract/desk.ts';

/** Longest text kept for one report's search, in characters. */
const maxSearchTextChars = 4000;

/** Who reported which bytes: found by a search like the mail itself. */
export type SearchedReport = { reporterName: string; reporterAddress: string; sha256: string };

/**
 * One form for all ways to write the same: compatibility forms joined, case folded, invisible signs dropped (they are put
 * into words to hide them from searches), and the defanged address as the true one.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\p{Cc}\p{Surrogate}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replaceAll('[.]', '.')
    .replace(/\bhxxp(s?):/g, 'http$1:');
}

/** What a campaign is found by: subject, senders, hosts of its links, names and hashes of its files; folded, one a line. Not who reported it. */
export function campaignText(evidence: Evidence): string {
  return [...new Set(partsOf(evidence).map(folded))].filter((part) => part !== '').join('\n').slice(0, maxSearchTextChars);
}

/** What a report is found by: the same, and who reported which bytes. */
export function searchText(evidence: Evidence, { reporterName, reporterAddress, sha256 }: SearchedReport): string {
  const [subject = '', ...others] = partsOf(evidence);
  const parts = [subject, reporterName, reporterAddress, sha256, ...others].filter((part) => part !== '');
  return folded([...new Set(parts)].join('\n')).slice(0, maxSearchTextChars);
}

function partsOf({ subject, from, sender, replyTo, links, attachments }: Evidence): string[] {
  const people = [from, sender, ...replyTo].flatMap((one) => (one === null ? [] : [one.name, one.address]));
  const hosts = links.map(({ host }) => host ?? '');
  const files = attachments.flatMap(({ name, sha256: file }) => [name, file]);
  return [subject, ...people, ...hosts, ...files];
}
