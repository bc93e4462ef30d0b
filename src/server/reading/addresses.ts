import { addressParser, decodeWords, type Address as ParsedAddress } from 'postal-mime';
import type { Address, Flag } from '../../contract/desk.ts';
import { textFlags } from './deceptive-text.ts';
import { maxAddressChars, maxAddresses, maxShownChars } from './limits.ts';
import { registrableDomain } from './true-target.ts';

/** The mailboxes of an address field (RFC 5322 3.4), groups unfolded, names decoded. Never throws. */
export function readAddresses(value: string | undefined): Address[] {
  if (value === undefined) return [];
  const parsed = addressParser(value.slice(0, maxAddressChars)).slice(0, maxAddresses);
  const flat = parsed.flatMap((entry): { name: string; address: string }[] => (isGroup(entry) ? entry.group : [{ name: entry.name, address: entry.address ?? '' }]));
  const read = flat.slice(0, maxAddresses).map(({ name, address }) => ({ name: shown(name), address: shown(address) })).filter(({ name, address }) => name !== '' || address !== '');
  // A field that holds something but no mailbox is shown as it is written rather than as nothing.
  return read.length === 0 && value.trim() !== '' ? [{ name: shown(value), address: '' }] : read;
}

function isGroup(entry: ParsedAddress): entry is Extract<ParsedAddress, { group: { name: string; address: string }[] }> {
  return entry.group !== undefined;
}

/** A header text as people see it: encoded words decoded (RFC 2047), blanks folded into one, cut at a limit. Hard blanks stay. */
export function shown(text: string): string {
  return decodeWords(text).replace(/[ \t\r\n\f\v\0]+/g, ' ').trim().slice(0, maxShownChars);
}

/** The domain part, in ASCII and lower case; empty where there is none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).trim().toLowerCase();
}

/** What about the senders an analyst should look at twice. */
export function senderFlags(from: Address | null, replyTo: Address[]): Flag[] {
  if (from === null) return [];
  const flags: Flag[] = textFlags(from.name);
  const named = /[^\s<>"'(),;:@]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/u.exec(from.name)?.[0];
  if (named !== undefined && named.toLowerCase() !== from.address.toLowerCase()) flags.push('display-name-address');
  const home = registrableDomain(domainOf(from.address));
  if (replyTo.some(({ address }) => address.includes('@') && registrableDomain(domainOf(address)) !== home)) flags.push('reply-to-differs');
  return flags;
}
