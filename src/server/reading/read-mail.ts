import type { Evidence, Reading } from '../../contract/desk.ts';
import { decodeText } from './charset.ts';
import { collectLinks, type FoundLinks } from './found-links.ts';
import { headerEvidence, type ReadingOptions } from './header-evidence.ts';
import { maxKeptTextChars, maxTextBytes, maxWorkingMs } from './limits.ts';
import { contentOf, takeApart, type Part } from './mime-parts.ts';
import { createNotes, type Notes } from './notes.ts';
import { isAttachment, readAttachment } from './read-attachment.ts';
import { readHtml } from './read-html.ts';
import { findWrittenAddresses } from './written-addresses.ts';

export type ReadMail = { reading: Exclude<Reading, 'pending'>; evidence: Evidence };

/** Pure but for the time it looks at: the same mail gives the same evidence unless it takes too long. */
export function readMail(raw: Buffer, options: ReadingOptions, now: () => number = () => performance.now()): ReadMail {
  const notes = createNotes(now, now() + maxWorkingMs);
  const { fields, parts } = takeApart(raw, notes);
  const evidence = headerEvidence(fields, options);
  const found = collectLinks(notes);
  const bodies = readTexts(parts, found, notes);

  for (const part of parts) {
    if (!isAttachment(part)) continue;
    if (notes.outOfTime()) break;
    evidence.attachments.push(readAttachment(part));
  }
  if (parts.some(({ broken }) => broken)) notes.cut('A part says that it has parts but holds none; its text is shown as it stands.');

  evidence.links = found.links;
  const text = bodies.plain.trim() === '' ? bodies.html : bodies.plain;
  if (text.length > maxKeptTextChars) notes.cut(`The text is longer than ${String(maxKeptTextChars)} characters; the rest is in the original.`);
  evidence.text = text.slice(0, maxKeptTextChars).replace(/\0/g, '');
  evidence.hasHtml = bodies.hasHtml;
  evidence.flags = [...new Set([...evidence.flags, ...evidence.links.flatMap(({ flags }) => flags), ...evidence.attachments.flatMap(({ flags }) => flags)])];
  evidence.leftOut = notes.sentences;
  return { reading: notes.limited ? 'limited' : 'read', evidence };
}

type Bodies = { plain: string; html: string; hasHtml: boolean };

/** Looks through every text part for addresses, HTML files among the attachments too; keeps the words of the mail's own body. */
function readTexts(parts: Part[], found: FoundLinks, notes: Notes): Bodies {
  const bodies: Bodies = { plain: '', html: '', hasHtml: false };
  let budget = maxTextBytes;
  for (const part of parts) {
    const html = isHtml(part);
    if (!html && !part.type.startsWith('text/')) continue;
    if (budget <= 0 || notes.outOfTime()) {
      if (budget <= 0) notes.limit('The text parts are longer than 4 MiB; links further down are not listed.');
      break;
    }
    const content = textBytes(part, budget, notes);
    budget -= content.length;
    const text = decodeText(content, part.charset);
    const own = !part.nested && part.disposition !== 'attachment';
    if (html) {
      const words = readHtml(text, found, notes);
      if (own) bodies.html += `${words}\n`;
      bodies.hasHtml ||= own;
    } else {
      findWrittenAddresses(text, 'text', found);
      if (own && bodies.plain.length < maxKeptTextChars) bodies.plain += `${text}\n`;
    }
  }
  return bodies;
}

function isHtml({ type, name }: Part): boolean {
  return type === 'text/html' || type === 'application/xhtml+xml' || (!type.startsWith('text/') && /\.(?:x?html?|shtml|svg)$/i.test(name.trim()));
}

/** Decoded bytes of a text part, at most `budget`. An encoded byte gives at most one decoded byte, or three in base64's four. */
function textBytes(part: Part, budget: number, notes: Notes): Buffer {
  const longest = budget * 4;
  const cutShort = part.end - part.start > longest;
  const content = contentOf(cutShort ? { ...part, end: part.start + longest } : part);
  if (cutShort || content.length > budget) notes.limit('The text parts are longer than 4 MiB; links further down are not listed.');
  return content.subarray(0, budget);
}
