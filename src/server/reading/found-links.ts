import type { Flag, Link } from '../../contract/desk.ts';
import { textFlags } from './deceptive-text.ts';
import { maxLinkChars, maxLinks, maxShownChars, maxUrlChars } from './limits.ts';
import type { Notes } from './notes.ts';
import { hasKnownSuffix, trueTarget } from './true-target.ts';

/** Where in a mail an address stands. */
export type Place = NonNullable<Link['place']>;

export type FoundLinks = {
  /** Adds an address as it is written; `label` is what the mail shows for it. */
  add(address: string, place: Place, label?: string, base?: string): void;
  /** Adds the addresses that stand inside an address. */
  addInside(address: string): void;
  /** True when the host of this address is already among the links. */
  knows(address: string): boolean;
  readonly full: boolean;
  readonly links: Link[];
};

/** What a label must hold to claim a place of its own: `bank.example`, `https://bank.example/…`. */
const claimedHost = /(?:^|[\s(<"'])(?:https?:\/\/)?(?:[^\s/@]{1,64}@)?((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})(?=[/?#:\s)>"',]|$)/iu;

/** Collects the addresses of one mail, each address with the same label once. */
export function collectLinks(notes: Notes): FoundLinks {
  const links: Link[] = [];
  const seen = new Map<string, Link>();
  const hosts = new Set<string>();
  let chars = 0;
  let full = false;
  const found: FoundLinks = {
    add(address, place, label, base) {
      if (full) return;
      const written = address.trim();
      if (written === '' || written.startsWith('#') || /^(?:cid|about):/i.test(written)) return;
      const url = written.slice(0, maxUrlChars);
      const shown = (label ?? '').replace(/\s+/g, ' ').trim().slice(0, maxShownChars / 4);
      const key = `${url}\n${shown}`;
      if (seen.has(key)) return;
      if (links.length >= maxLinks || chars + url.length + shown.length > maxLinkChars) {
        full = true;
        notes.limit(`The mail names more than ${String(links.length)} addresses; the rest is not listed.`);
        return;
      }
      const { host, domain, mixedScripts } = trueTarget(written, base);
      const link: Link = { url, host, domain, label: shown === '' || shown === url ? null : shown, place, flags: linkFlags(shown, domain ?? host, mixedScripts) };
      seen.set(key, link);
      if (host !== null) hosts.add(host);
      chars += url.length + shown.length;
      links.push(link);
      if (host !== null) found.addInside(url);
    },
    addInside(address) {
      for (const inner of innerAddresses(address)) if (!found.knows(inner)) found.add(inner, 'inside');
    },
    knows: (address) => {
      const { host } = trueTarget(address);
      return host === null || hosts.has(host);
    },
    get full() { return full; },
    links,
  };
  return found;
}

/** Addresses inside an address: where redirects, tracking and link protection of mail gateways lead on to. */
function innerAddresses(url: string): string[] {
  const rest = url.slice(8);
  const plain = [...rest.matchAll(/https?:[\\/]{2}[^\s"'<>]+/gi)].map(([inner]) => inner);
  const encoded = [...rest.matchAll(/https?%3a%2f%2f[^\s"'<>&]+/gi)].map(([inner]) => percentDecoded(inner));
  return [...plain, ...encoded];
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%3a/gi, ':').replace(/%2f/gi, '/');
  }
}

function linkFlags(label: string, target: string | null, mixedScripts: boolean): Flag[] {
  const flags: Flag[] = textFlags(label);
  const claimed = claimedHost.exec(label)?.[1];
  if (claimed !== undefined && target !== null) {
    const promised = trueTarget(`https://${claimed}`);
    // A label is a claim only when its last part is a real top level: "Read more.Now" is not.
    if (promised.domain !== null && promised.domain !== target && hasKnownSuffix(promised.host ?? '')) flags.push('label-target-mismatch');
  }
  if (mixedScripts) flags.push('mixed-scripts');
  return [...new Set(flags)];
}
