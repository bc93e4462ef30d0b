import type { FoundLinks, Place } from './found-links.ts';
import { maxKeptTextChars, maxShownChars } from './limits.ts';
import type { Notes } from './notes.ts';
import { parseHtml } from './parse-html.ts';
import { findWrittenAddresses, styleAddresses } from './written-addresses.ts';

/** Attributes that name an address, wherever they stand; what is not here is still found in the markup as written. */
const addressAttributes: Record<string, Place> = {
  href: 'link', 'xlink:href': 'link', ping: 'link', action: 'form', formaction: 'form', src: 'load', background: 'load', poster: 'load',
  data: 'load', codebase: 'load', classid: 'load', lowsrc: 'load', dynsrc: 'load', longdesc: 'link', cite: 'link', manifest: 'load',
};
/** Elements whose `href` loads something instead of waiting for a press. */
const loading = new Set(['link', 'image', 'use', 'feimage']);
const pressed = new Set(['a', 'area']);
const silent = new Set(['style', 'script', 'head', 'title', 'template', 'noscript']);
const breaking = new Set(['br', 'p', 'div', 'tr', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'blockquote', 'hr', 'td']);

type OpenLink = { address: string; words: string[]; chars: number };

/**
 * Finds what an HTML body names and says. Everything a tag can point at counts, then every address the markup merely holds
 * (comments, conditional comments, scripts). Returns the visible text, cut at a limit.
 */
export function readHtml(html: string, found: FoundLinks, notes: Notes): string {
  const words: string[] = [];
  let chars = 0;
  let hidden = 0;
  let inStyle = false;
  let base: string | undefined;
  let link: OpenLink | undefined;

  const endLink = () => {
    if (link !== undefined) found.add(link.address, 'link', link.words.join(''), base);
    link = undefined;
  };
  const say = (text: string) => {
    if (chars < maxKeptTextChars) words.push(text);
    chars += text.length;
    if (link !== undefined && link.chars < maxShownChars) {
      link.words.push(text);
      link.chars += text.length;
    }
  };

  parseHtml(html, {
    onopentag(name, attributes) {
      if (silent.has(name)) hidden++;
      if (name === 'style') inStyle = true;
      if (breaking.has(name)) say('\n');
      if (name === 'base' && base === undefined) base = absolute(attributes['href']);
      if (pressed.has(name)) {
        endLink();
        const address = attributes['href'];
        if (name === 'a' && address !== undefined) link = { address, words: [], chars: 0 };
        else if (address !== undefined) found.add(address, 'link', attributes['alt'], base);
      }
      if (name === 'img' && link !== undefined) say(attributes['alt'] ?? '');
      if (name === 'meta' && /^refresh$/i.test(attributes['http-equiv'] ?? '')) found.add(refreshTarget(attributes['content'] ?? ''), 'load', undefined, base);
      for (const [attribute, value] of Object.entries(attributes)) {
        const place = addressAttributes[attribute];
        if (attribute === 'style') for (const address of styleAddresses(value)) found.add(address, 'load', undefined, base);
        else if (attribute === 'srcset' || attribute === 'imagesrcset') for (const address of sourceSet(value)) found.add(address, 'load', undefined, base);
        else if (place !== undefined && name !== 'base' && !(pressed.has(name) && attribute === 'href'))
          found.add(value, place === 'link' && loading.has(name) ? 'load' : place, undefined, base);
      }
    },
    onclosetag(name) {
      if (silent.has(name)) hidden = Math.max(0, hidden - 1);
      if (name === 'style') inStyle = false;
      if (name === 'a') endLink();
      if (breaking.has(name)) say('\n');
    },
    ontext(text) {
      if (inStyle) for (const address of styleAddresses(text)) found.add(address, 'load', undefined, base);
      if (hidden === 0) say(text.replace(/[ \t\r\n\f]+/g, ' '));
    },
  }, () => !found.full && !notes.outOfTime());
  endLink();

  const text = words.join('').slice(0, maxKeptTextChars).replace(/ {2,}/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
  findWrittenAddresses(text, 'text', found);
  findWrittenAddresses(html, 'markup', found);
  return text;
}

function absolute(href: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  const text = href.trim();
  return URL.canParse(text) ? text : undefined;
}

/** `5; url='https://…'` as browsers read it. */
function refreshTarget(content: string): string {
  return (/^[\s\d.]*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)/i.exec(content.slice(0, 4000))?.[1] ?? '').trim();
}

function sourceSet(value: string): string[] {
  return value.slice(0, 20_000).split(/,\s+|\s+/).map((piece) => piece.replace(/^,+|,+$/g, '')).filter((piece) => /[/.]/.test(piece));
}
