import { decodeText } from './charset.ts';
import { withVisibleMarks } from './deceptive-text.ts';
import { defang } from './defang.ts';
import { escapeText, type Pictures } from './inert-html.ts';
import { maxAllPictureBytes, maxPictureBytes, maxPictures, maxPreviewChars, maxWorkingMs } from './limits.ts';
import { contentOf, takeApart, type Part } from './mime-parts.ts';
import { createNotes } from './notes.ts';
import { previewDocument } from './preview-document.ts';
import { rasterDataUrl } from './raster-picture.ts';
import { sanitiseHtml } from './sanitise-html.ts';

export type Preview = {
  /** A whole document, to be served with the response's CSP and shown in a sandboxed frame only. */
  html: string;
  /** What the preview does not show, in words. */
  leftOut: string[];
};

/** The mail's own body as harmless HTML: the HTML parts where there are any, otherwise the text. */
export function previewMail(raw: Buffer, now: () => number = () => performance.now()): Preview {
  const notes = createNotes(now, now() + maxWorkingMs);
  const { parts } = takeApart(raw, notes);
  const own = parts.filter(({ nested, disposition }) => !nested && disposition !== 'attachment');
  const html = own.filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const source = (part: Part): string => {
    // Four encoded bytes give at least one character in every encoding there is but base64'd UTF-16, which is cut earlier.
    const text = decodeText(contentOf({ ...part, end: Math.min(part.end, part.start + maxPreviewChars * 4) }), part.charset);
    if (text.length > maxPreviewChars) notes.cut('The body is too long for the preview; the rest is in the original.');
    return text.slice(0, maxPreviewChars);
  };
  if (html.length === 0) {
    const text = own.filter(({ type }) => type === 'text/plain').map(source).join('\n').slice(0, maxPreviewChars);
    return { html: previewDocument(`<pre>${inertText(text)}</pre>`), leftOut: notes.sentences };
  }
  const { html: body, leftOut } = sanitiseHtml(html.map(source).join('<hr>').slice(0, maxPreviewChars), picturesOf(parts), () => !notes.outOfTime());
  return { html: previewDocument(body), leftOut: [...notes.sentences, ...leftOut] };
}

/** Plain text with its addresses defanged, so that copying one out does no harm. */
function inertText(text: string): string {
  const pieces = text.split(/((?:https?|ftp):[\\/]{2}[^\s<>"']{1,2000})/gi);
  return pieces.map((piece, index) => (index % 2 === 1 ? `<span class="target">${escapeText(defang(piece))}</span>` : escapeText(withVisibleMarks(piece)))).join('');
}

/** Pictures inside the mail by Content-ID, verified when asked for, each and all together within limits. */
function picturesOf(parts: Part[]): Pictures {
  const byId = new Map<string, Part>();
  for (const part of parts) if (part.contentId !== '' && !byId.has(part.contentId)) byId.set(part.contentId, part);
  const known = new Map<string, string | undefined>();
  let left = maxAllPictureBytes;
  // Each use stands in the document again: a thousand of one picture are a thousand pictures.
  const counted = (address: string | undefined) => {
    // Four letters of base64 are three bytes.
    const bytes = ((address?.length ?? 0) * 3) / 4;
    if (bytes > left) return undefined;
    left -= bytes;
    return address;
  };
  return (contentId) => {
    const id = percentDecoded(contentId.trim());
    if (known.has(id)) return counted(known.get(id));
    const part = byId.get(id);
    let address: string | undefined;
    if (part !== undefined && known.size < maxPictures && part.end - part.start <= maxPictureBytes * 2) {
      address = rasterDataUrl(contentOf(part));
    }
    known.set(id, address);
    return counted(address);
  };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
