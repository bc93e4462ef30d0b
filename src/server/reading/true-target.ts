import { isIP } from 'node:net';
import { domainToUnicode } from 'node:url';
import { parse as parseHost } from 'tldts';
import { posesAsLatin } from './deceptive-text.ts';

/** Where an address really leads: what a browser would make of it (WHATWG URL), hosts in punycode. */
export type Target = {
  /** Scheme in lower case without its colon; empty where there is none to be had. */
  scheme: string;
  /** Host in ASCII form without a final dot; null where the address has none. */
  host: string | null;
  /** Registrable domain; of shared hosting (`firebaseapp.com`, `github.io`) the customer's part. Null for IP addresses. */
  domain: string | null;
  /** The whole address as a browser would send it; null where it is none. */
  href: string | null;
  mixedScripts: boolean;
};

const none: Target = { scheme: '', host: null, domain: null, href: null, mixedScripts: false };

/**
 * Reads an address as a browser does: blanks around it and tabs and line breaks inside dropped, backslashes as slashes,
 * `user@` skipped, percent-encoded and fullwidth hosts decoded, `0x7f.1` and `2130706433` as IPv4. Nothing is resolved or fetched (security 17).
 * @param base what relative addresses refer to: the mail's `<base href>`, if it has one.
 */
export function trueTarget(address: string, base?: string): Target {
  const url = parse(address, base);
  if (url === undefined) return none;
  const scheme = url.protocol.slice(0, -1);
  const host = url.hostname.replace(/\.$/, '').toLowerCase();
  if (host === '') return { ...none, scheme, href: url.href };
  const bare = host.replace(/^\[|\]$/g, '');
  return {
    scheme,
    host,
    domain: isIP(bare) > 0 ? null : registrableDomain(host),
    href: url.href,
    mixedScripts: unicodeHost(host).split('.').some((label) => posesAsLatin(label)),
  };
}

function parse(address: string, base: string | undefined): URL | undefined {
  const bare = address.replace(/^[\0-\x20]+/, '');
  // `//host/path` without a base: what it would mean in a mail read over https.
  const text = base === undefined && /^[\\/]{2}/.test(bare) ? `https:${bare}` : bare;
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** A punycode host as people would see it; itself where it cannot be decoded. */
export function unicodeHost(host: string): string {
  return host.includes('xn--') ? domainToUnicode(host) || host : host;
}

/** Registrable domain, shared hosting counted by customer; null where there is none. */
export function registrableDomain(host: string): string | null {
  return parseHost(host, { allowPrivateDomains: true, validateHostname: false }).domain;
}

/** Whether the last part of a host exists: tells `bank.example` from "Read more.Like this". Reserved ones count (RFC 2606). */
export function hasKnownSuffix(host: string): boolean {
  const { isIcann, isPrivate, publicSuffix } = parseHost(host, { allowPrivateDomains: true });
  return isIcann === true || isPrivate === true || ['test', 'example', 'invalid'].includes(publicSuffix ?? '');
}
