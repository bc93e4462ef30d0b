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

/** What a report is found by: subject, people, hosts of its links, names and hashes of its files and of the mail. */
export function searchText({ subject, from, sender, replyTo, links, attachments }: Evidence, { reporterName, reporterAddress, sha256 }: SearchedReport): string {
  const people = [from, sender, ...replyTo].flatMap((one) => (one === null ? [] : [one.name, one.address]));
  const hosts = links.map(({ host }) => host ?? '');
  const files = attachments.flatMap(({ name, sha256: file }) => [name, file]);
  const parts = [subject, reporterName, reporterAddress, sha256, ...people, ...hosts, ...files].filter((part) => part !== '');
  return folded([...new Set(parts)].join('\n')).slice(0, maxSearchTextChars);
}
