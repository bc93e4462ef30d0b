import { LinkifyIt } from 'linkify-it';
import type { FoundLinks, Place } from './found-links.ts';
import { maxUrlChars } from './limits.ts';
import { hasKnownSuffix, trueTarget } from './true-target.ts';

/** Finds where an address in a sentence ends. Guessing at bare words is left out: it would call every file name a link, and costs most. */
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false, urlAuth: true });

/** What mail clients make a link of although it has no scheme. */
const bareWeb = /(?<![\w@./-])www\.[^\s"'<>`{}|()]{3,2000}/giu;

/** `http:` written out, with the slashes and blanks that browsers forgive. Bounded, so that hostile text costs linear time. */
const schemed = new RegExp(`(?:https?|ftp):[\\\\/]{2,4}[^\\s"'<>\`{}|]{1,${String(maxUrlChars)}}`, 'gi');

/** Longest text looked at word by word, characters; the plain search beyond it costs little. */
const maxLinkifiedChars = 1_000_000;

/** Adds the addresses that stand in a text as such. In markup only those of hosts that are not known from a proper place. */
export function findWrittenAddresses(text: string, place: Extract<Place, 'text' | 'markup'>, found: FoundLinks): void {
  if (place === 'text') {
    for (const match of linkify.match(text.slice(0, maxLinkifiedChars)) ?? []) {
      if (found.full) return;
      if (/^(?:https?|ftp):$/i.test(match.schema)) found.add(match.url, place);
    }
    for (const [match] of text.matchAll(bareWeb)) {
      if (found.full) return;
      const written = withoutClosing(match);
      const address = `http://${written}`;
      if (!found.knows(address) && hasKnownSuffix(trueTarget(address).host ?? '')) found.add(address, place, written);
    }
  }
  for (const [match] of text.matchAll(schemed)) {
    if (found.full) return;
    const address = match.replace(/&amp;/gi, '&').replace(/&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);.*$/i, '');
    // An entity inside the host: only the HTML parser knows what it means, and has seen it.
    if (place === 'markup' && address !== match && !/^\w+:[\\/]+[^\\/]+[\\/]/.test(address)) continue;
    const trimmed = withoutClosing(address);
    if (found.knows(trimmed)) found.addInside(trimmed);
    else found.add(trimmed, place);
  }
}

/** Without the punctuation of the sentence around it. */
function withoutClosing(address: string): string {
  const trimmed = address.replace(/[.,;:!?*_~\]]+$/, '');
  return trimmed.endsWith(')') && !trimmed.includes('(') ? withoutClosing(trimmed.slice(0, -1)) : trimmed;
}

/** Longest style sheet looked at, characters. */
const maxStyleChars = 200_000;

/** What CSS loads: `url(…)`, `@import "…"`, `image-set("…")`, also written with escapes (`u\72l(`). */
export function styleAddresses(css: string): string[] {
  const plain = withoutCssComments(css.slice(0, maxStyleChars)).replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) => safeCharacter(parseInt(hex, 16)));
  const addresses: string[] = [];
  for (const match of plain.matchAll(/(?:url\(\s*|@import\s+|image-set\(\s*|src\(\s*)(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"')]{1,2000}))/gi)) {
    const address = match[1] ?? match[2] ?? match[3] ?? '';
    if (!/^(?:url|data:|#)/i.test(address)) addresses.push(address);
  }
  return addresses;
}

function safeCharacter(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function withoutCssComments(css: string): string {
  return css.split('/*').map((piece, index) => {
    if (index === 0) return piece;
    const end = piece.indexOf('*/');
    return end < 0 ? '' : ` ${piece.slice(end + 2)}`;
  }).join('');
}
