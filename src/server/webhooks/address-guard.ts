import ipaddr from 'ipaddr.js';
import { lookup as dnsLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

/** Where the server may connect to for others: public addresses, and the private ones its operator has named (security 23). */
export type AddressGuard = {
  /** Whether an address may be asked at all: https (in the demo also http on this machine), and no forbidden literal. */
  mayCall: (url: URL) => boolean;
  /**
   * For `http.request`: resolves a name, refuses when **any** of its addresses is forbidden, and hands over just those that
   * were looked at, so that the connection goes where the check went (DNS rebinding). Asked anew for every connection.
   */
  lookup: LookupFunction;
};

/** Public by their range and yet inside: the host agent of Azure. */
const insidePublic = new Set(['168.63.129.16']);

/** A range or a host's name of `HEADSUP_PRIVATE_TARGETS`. Undefined when it is neither. */
export function privateTarget(text: string): { host: string } | { range: [ipaddr.IPv4 | ipaddr.IPv6, number] } | undefined {
  if (text.includes('/')) return ipaddr.isValidCIDR(text) ? { range: ipaddr.parseCIDR(text) } : undefined;
  if (isIP(text) !== 0) return { range: [ipaddr.process(text), isIP(text) === 4 ? 32 : 128] };
  return /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text) ? { host: text.toLowerCase() } : undefined;
}

/** `::127.0.0.1` (IPv4-compatible, given up by RFC 4291) is the IPv4 address too, where anything still takes it. */
function withoutOldClothes(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (!(address instanceof ipaddr.IPv6) || address.parts.slice(0, 6).some((part) => part !== 0) || address.parts[6] === 0) return address;
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}

/** @param allowed ranges and names of the operator's list; @param demo also this machine itself */
export function addressGuard(allowed: readonly string[], demo: boolean, resolve: Resolve = resolveAll): AddressGuard {
  const targets = [...allowed, ...(demo ? ['127.0.0.0/8', '::1/128', 'localhost'] : [])].flatMap((text) => privateTarget(text) ?? []);
  const hosts = new Set(targets.flatMap((target) => ('host' in target ? [target.host] : [])));

  function isAllowed(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    // An IPv4 address in IPv6 clothes is the IPv4 address.
    const parsed = withoutOldClothes(ipaddr.process(address));
    if (parsed.range() === 'unicast' && !insidePublic.has(parsed.toString())) return true;
    return targets.some((target) => 'range' in target && target.range[0].kind() === parsed.kind() && parsed.match(target.range));
  }

  const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '').toLowerCase();

  return {
    mayCall(url) {
      const host = bare(url.hostname);
      if (url.username !== '' || url.password !== '') return false;
      if (url.protocol !== 'https:' && !(demo && url.protocol === 'http:' && (host === 'localhost' || (isIP(host) !== 0 && ipaddr.process(host).range() === 'loopback')))) return false;
      // Node does not look up what is an address already.
      return isIP(host) === 0 || isAllowed(host);
    },
    lookup(hostname, options, callback) {
      resolve(hostname).then(
        (found) => {
          const wanted = found.filter(({ family }) => options.family === undefined || options.family === 0 || options.family === family || options.family === `IPv${String(family)}`);
          const forbidden = hosts.has(bare(hostname)) ? undefined : found.find(({ address }) => !isAllowed(address));
          const [first] = wanted;
          if (forbidden !== undefined) callback(refusal('EADDRNOTALLOWED'), '', 0);
          else if (first === undefined) callback(refusal('ENOTFOUND'), '', 0);
          else if (options.all === true) callback(null, wanted);
          else callback(null, first.address, first.family);
        },
        (error: unknown) => { callback(error instanceof Error ? error : refusal('ENOTFOUND'), '', 0); },
      );
    },
  };
}

function refusal(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code === 'EADDRNOTALLOWED' ? 'the address is not allowed' : 'the name has no address'), { code });
}

function resolveAll(host: string): Promise<{ address: string; family: number }[]> {
  return new Promise((resolved, failed) => {
    dnsLookup(host, { all: true }, (error, addresses) => { if (error === null) resolved(addresses); else failed(error); });
  });
}
