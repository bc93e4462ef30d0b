import { withVisibleMarks } from './deceptive-text.ts';
import { defang } from './defang.ts';
import { countLeftOut } from './left-out.ts';
import { maxPreviewDepth, maxPreviewDocumentChars } from './limits.ts';
import { parseHtml } from './parse-html.ts';
import { shownAttributes, shownTags } from './shown-html.ts';

/** The picture of a Content-ID as a `data:` address; undefined where there is none that may be shown. */
export type Pictures = (contentId: string) => string | undefined;

const tags = new Set(shownTags);
const empty = new Set(['br', 'hr', 'img']);
/** Dropped with all they hold: their content is not for reading, or another parser might read it differently. */
const swallowed = new Set([
  'script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'math', 'iframe', 'frameset', 'object', 'embed', 'applet', 'audio', 'video',
  'canvas', 'select', 'option', 'textarea', 'xmp', 'plaintext', 'listing', 'noembed', 'noframes', 'map', 'datalist', 'portal', 'fencedframe', 'xml',
]);
/** Swallowed ones that HTML has no end for: only themselves. */
const endless = new Set(['embed', 'frame', 'link', 'meta', 'base', 'input', 'source', 'track', 'param', 'wbr', 'area', 'bgsound', 'keygen', 'col']);

/** Rewrites a mail's HTML: links become their words and their true, defanged target; pictures the verified ones or a word. */
export function inertHtml(html: string, pictures: Pictures, goOn: () => boolean): { html: string; leftOut: string[] } {
  const out: string[] = [];
  let written = 0;
  const put = (...pieces: string[]) => {
    for (const piece of pieces) written += piece.length;
    out.push(...pieces);
  };
  const open: string[] = [];
  const leftOut = countLeftOut();
  let swallowing: string | undefined;
  let swallowDepth = 0;
  let link: string | undefined;
  let base: string | undefined;

  const endLink = () => {
    if (link === undefined) return;
    put('</span> <span class="target">⟨', escapeText(defang(link, base)), '⟩</span> ');
    link = undefined;
  };

  parseHtml(html, {
    onopentag(name, attributes) {
      if (swallowing !== undefined) {
        if (name === swallowing) swallowDepth++;
        return;
      }
      leftOut.see(name, attributes);
      if (name === 'base' && base === undefined && URL.canParse(attributes['href'] ?? '')) base = attributes['href'];
      if (swallowed.has(name) && !endless.has(name)) {
        swallowing = name;
        swallowDepth = 1;
        return;
      }
      if (name === 'a' && attributes['href'] !== undefined) {
        endLink();
        link = attributes['href'];
        put('<span class="link">');
        leftOut.link();
      } else if (name === 'img' || name === 'image') put(pictureFor(attributes));
      else if (tags.has(name) && open.length < maxPreviewDepth) {
        put(`<${name}${harmless(name, attributes)}>`);
        if (!empty.has(name)) open.push(name);
      }
    },
    onclosetag(name) {
      if (swallowing !== undefined) {
        if (name === swallowing && --swallowDepth === 0) swallowing = undefined;
        return;
      }
      if (name === 'a') endLink();
      const at = tags.has(name) && !empty.has(name) ? open.lastIndexOf(name) : -1;
      if (at >= 0) for (const tag of open.splice(at).reverse()) put(`</${tag}>`);
    },
    ontext(text) {
      if (swallowing === undefined) put(escapeText(withVisibleMarks(text)));
    },
  }, () => goOn() && written < maxPreviewDocumentChars);
  endLink();
  for (const tag of open.reverse()) put(`</${tag}>`);
  const cut = written < maxPreviewDocumentChars ? [] : ['The preview grew too large; the rest is in the original.'];
  return { html: out.join(''), leftOut: [...leftOut.sentences(), ...cut] };

  function pictureFor(attributes: Record<string, string>): string {
    const source = attributes['src'] ?? '';
    const alt = escapeText(withVisibleMarks((attributes['alt'] ?? '').slice(0, 500)));
    const shown = /^cid:/i.test(source) ? pictures(source.slice(4)) : undefined;
    if (shown !== undefined) return `<img src="${shown}" alt="${alt}">`;
    leftOut.picture();
    return ` <span class="picture">${alt === '' ? 'picture' : alt}</span> `;
  }
}

function harmless(name: string, attributes: Record<string, string>): string {
  const allowed = [...(shownAttributes['*'] ?? []), ...(shownAttributes[name] ?? [])];
  return allowed
    .filter((attribute) => /^[\w-]{1,20}$/.test(attributes[attribute] ?? ''))
    .map((attribute) => ` ${attribute}="${attributes[attribute] ?? ''}"`)
    .join('');
}

export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
