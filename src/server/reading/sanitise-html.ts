import sanitize from 'sanitize-html';
import { inertHtml, type Pictures } from './inert-html.ts';
import { maxPreviewDepth } from './limits.ts';
import { shownAttributes, shownTags } from './shown-html.ts';

/** Classes of our own marks; the mail's classes never come this far. */
const ourClasses = ['link', 'target', 'picture'];

export type Sanitised = { html: string; leftOut: string[] };

/**
 * First of the preview's three layers (security 16; the sandboxed frame and the response's CSP are the others). The mail's
 * HTML is rewritten to inert marks first; sanitize-html then lets through only what is on the lists above.
 */
export function sanitiseHtml(html: string, pictures: Pictures, goOn: () => boolean = () => true): Sanitised {
  const inert = inertHtml(html, pictures, goOn);
  const gated = sanitize(inert.html, {
    allowedTags: shownTags,
    allowedAttributes: { ...shownAttributes, img: ['src', 'alt'] },
    allowedClasses: { span: ourClasses },
    allowedSchemes: [],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    nestingLimit: maxPreviewDepth,
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !/^data:image\/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=]+$/.test(attribs['src'] ?? ''),
  });
  return { html: gated, leftOut: inert.leftOut };
}
