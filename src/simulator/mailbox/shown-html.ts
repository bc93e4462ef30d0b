import sanitizeHtml from 'sanitize-html';
import { escapeHtml } from '../plain-page.ts';

/** An attachment that an HTML body may refer to by `cid:`. */
export interface InlinePicture {
  contentId: string;
  content: Uint8Array;
}

const maxPictureBytes = 1024 * 1024;
const maxPictures = 20;

const size = [/^(?:\d{1,4}(?:\.\d+)?(?:px|pt|em|rem|%)?|auto)(?:\s+(?:\d{1,4}(?:\.\d+)?(?:px|pt|em|rem|%)?|auto)){0,3}$/i];
const colour = [/^(?:#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\([\d\s.,%]{1,40}\))$/i];
const border = [/^(?:[\d.]+px|none|0)?\s*(?:solid|dashed|dotted|none)?\s*(?:#[0-9a-f]{3,8}|[a-z]{3,24})?$/i];

/**
 * Makes an HTML body harmless for the simulated reading pane: the first of three layers (sandboxed frame and response CSP
 * are the others, `security 16`). Nothing in the result can load, navigate, submit or run; links are text that shows its
 * target, pictures from outside are a word. Only the few style properties that make a mail look like one pass, and none can name an address.
 */
export function shownHtml(html: string, pictures: InlinePicture[]): string {
  const byId = pictureSources(pictures);
  return sanitizeHtml(html, {
    allowedTags: [
      'p', 'div', 'span', 'br', 'hr', 'b', 'strong', 'i', 'em', 'u', 's', 'small', 'sub', 'sup', 'blockquote', 'pre', 'code', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
      'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'center', 'font', 'img',
    ],
    allowedAttributes: {
      '*': ['style', 'dir', 'lang', 'align', 'valign'],
      table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
      tr: ['bgcolor'],
      td: ['width', 'height', 'colspan', 'rowspan', 'bgcolor'],
      th: ['width', 'height', 'colspan', 'rowspan', 'bgcolor'],
      font: ['color', 'size', 'face'],
      img: ['src', 'alt', 'width', 'height'],
      span: ['title', 'class'],
    },
    allowedClasses: { span: ['link', 'left-out'] },
    allowedStyles: {
      '*': {
        color: colour, 'background-color': colour, background: colour,
        margin: size, 'margin-top': size, 'margin-bottom': size, padding: size, 'padding-top': size, 'padding-right': size, 'padding-bottom': size, 'padding-left': size,
        width: size, 'max-width': size, height: size, 'font-size': size, 'line-height': size, 'border-radius': size, 'letter-spacing': size,
        border, 'border-top': border, 'border-bottom': border, 'border-left': border, 'border-collapse': [/^(?:collapse|separate)$/],
        'font-weight': [/^(?:bold|normal|[1-9]00)$/], 'font-style': [/^(?:italic|normal)$/],
        'font-family': [/^[\w\s,'"-]{1,120}$/], 'text-align': [/^(?:left|right|center|start|end|justify)$/], 'text-decoration': [/^(?:none|underline|line-through)$/],
        display: [/^(?:block|inline|inline-block|none|table|table-cell)$/], 'vertical-align': [/^(?:top|middle|bottom|baseline)$/],
      },
    },
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    nestingLimit: 200,
    transformTags: {
      a: (_tag, attributes) => ({ tagName: 'span', attribs: { class: 'link', title: attributes['href'] ?? '', ...(attributes['style'] === undefined ? {} : { style: attributes['style'] }) } }),
      img: (_tag, attributes) => {
        const source = byId.get((attributes['src'] ?? '').replace(/^cid:/i, ''));
        if (source !== undefined) return { tagName: 'img', attribs: { ...attributes, src: source } };
        return { tagName: 'span', attribs: { class: 'left-out' }, text: attributes['alt'] || 'picture left out' };
      },
    },
  });
}

/**
 * The whole document of the frame that shows a body. A text mail follows the theme; an HTML mail has chosen its colours
 * for a white page and keeps them.
 */
export function shownDocument(body: string, theme: 'light' | 'dark'): string {
  const dark = theme === 'dark' && body.startsWith('<pre>');
  return `<!doctype html><html lang="und"${dark ? ' class="dark"' : ''}><head><meta charset="utf-8"><title>Mail</title><style>
body{margin:0;padding:16px 20px;background:#fff;color:#242424;font:14px/1.5 "Segoe UI",system-ui,sans-serif;overflow-wrap:anywhere}
pre{white-space:pre-wrap;font:inherit;margin:0}img,table{max-width:100%}
.dark body{background:#1f1f1f;color:#f5f5f5}
.link{color:#0b57a4;text-decoration:underline;cursor:default}.left-out{display:inline-block;padding:2px 6px;border:1px dashed #8a8a8a;color:#616161;font-size:12px}
</style></head><body>${body}</body></html>`;
}

/** A text body in the form of `shownHtml`. */
export function shownText(text: string): string {
  return `<pre>${escapeHtml(text)}</pre>`;
}

/** Pictures whose first bytes are what a raster picture's are; the declared type of a hostile mail means nothing. */
function pictureSources(pictures: InlinePicture[]): Map<string, string> {
  const sources = new Map<string, string>();
  for (const { contentId, content } of pictures.slice(0, maxPictures)) {
    const type = rasterType(content);
    if (type === null || content.byteLength > maxPictureBytes) continue;
    sources.set(contentId.replace(/^<|>$/g, ''), `data:${type};base64,${Buffer.from(content).toString('base64')}`);
  }
  return sources;
}

function rasterType(content: Uint8Array): string | null {
  const start = Buffer.from(content.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  if (start.startsWith('RIFF') && start.slice(8) === 'WEBP') return 'image/webp';
  return null;
}
