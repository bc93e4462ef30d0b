import { decodeWords } from 'postal-mime';
import { firstValue, readHeaderBlock, type Field } from './header-fields.ts';
import { maxDepth, maxHeaderBytes, maxParts } from './limits.ts';
import type { Notes } from './notes.ts';
import { parseStructured, withoutComments } from './structured-field.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** A part that holds content: anything but a multipart. `raw` from `start` to `end` is its body, still encoded. */
export type Part = {
  type: string;
  charset: string | undefined;
  disposition: string;
  name: string;
  contentId: string;
  encoding: string;
  /** Part of a mail inside the mail. */
  nested: boolean;
  /** The declared type named a multipart whose parts could not be found. */
  broken: boolean;
  raw: Buffer;
  start: number;
  end: number;
};

export type Mail = { fields: Field[]; parts: Part[] };

/**
 * Takes a mail apart, outermost boundary first, so that no inner part can reach beyond its own (security 15).
 * Own code, because the libraries read a mail in full or not at all: here a limit costs only what lies behind it.
 */
export function takeApart(raw: Buffer, notes: Notes): Mail {
  const parts: Part[] = [];
  let headerBudget = maxHeaderBytes;
  let entities = 0;

  const enter = (buffer: Buffer, start: number, end: number, depth: number, parentType: string, nested: boolean): Field[] => {
    const head = readHeaderBlock(buffer, start, end, headerBudget);
    headerBudget -= head.headerBytes;
    if (head.cut) notes.limit('The headers are longer than 1 MiB or 10,000 fields; the rest of them was not read.');
    const type = parseStructured(firstValue(head.fields, 'content-type') ?? '');
    const disposition = parseStructured(firstValue(head.fields, 'content-disposition') ?? '');
    const part: Part = {
      type: /^[^/\s]+\/[^/\s]+$/.test(type.value) ? type.value : parentType === 'multipart/digest' ? 'message/rfc822' : 'text/plain',
      charset: type.params.get('charset'),
      disposition: disposition.value,
      name: decodeWords((disposition.params.get('filename') ?? type.params.get('name') ?? '').slice(0, 4000)).trim(),
      contentId: (firstValue(head.fields, 'content-id') ?? '').replace(/^<|>$/g, ''),
      encoding: withoutComments(firstValue(head.fields, 'content-transfer-encoding') ?? '').trim().toLowerCase().replace(/^"|"$/g, ''),
      nested,
      broken: false,
      raw: buffer,
      start: head.bodyStart,
      end,
    };
    if (part.type.startsWith('multipart/')) enterMultipart(part, type.params.get('boundary') ?? '', depth);
    else {
      parts.push(part);
      if (part.type === 'message/rfc822' || part.type === 'message/global') enterMessage(part, depth);
    }
    return head.fields;
  };

  const enterMultipart = (part: Part, boundary: string, depth: number) => {
    const ranges = boundary === '' ? [] : partRanges(part.raw, part.start, part.end, boundary, maxParts - entities + 1);
    // No parts where parts are promised: readers differ in what they show, so its text is looked at as it stands.
    if (ranges.length === 0) parts.push({ ...part, type: 'text/plain', broken: true });
    if (ranges.length > 0 && tooDeep(depth)) return;
    for (const [start, end] of ranges) {
      if (tooMany() || notes.outOfTime()) return;
      enter(part.raw, start, end, depth + 1, part.type, part.nested);
    }
  };

  const enterMessage = (part: Part, depth: number) => {
    if (tooDeep(depth) || tooMany() || notes.outOfTime()) return;
    const inner = part.encoding === 'base64' || part.encoding === 'quoted-printable' ? decodeTransfer(part.raw.subarray(part.start, part.end), part.encoding) : undefined;
    if (inner === undefined) enter(part.raw, part.start, part.end, depth + 1, '', true);
    else enter(inner, 0, inner.length, depth + 1, '', true);
  };

  const tooDeep = (depth: number): boolean => {
    if (depth < maxDepth) return false;
    notes.limit(`Parts lie more than ${String(maxDepth)} levels deep; what is below was not read.`);
    return true;
  };
  const tooMany = (): boolean => {
    if (++entities <= maxParts) return false;
    notes.limit(`The mail has more than ${String(maxParts)} parts; the rest was not read.`);
    return true;
  };

  return { fields: enter(raw, 0, raw.length, 0, '', false), parts };
}

/** Where the parts between delimiter lines lie (RFC 2046 5.1.1); an end that is missing is the end of the mail. */
function partRanges(raw: Buffer, start: number, end: number, boundary: string, most: number): [number, number][] {
  const delimiter = Buffer.from(`--${boundary}`);
  const ranges: [number, number][] = [];
  let open = -1;
  for (let at = raw.indexOf(delimiter, start); at >= 0 && at < end; at = raw.indexOf(delimiter, at + 1)) {
    if (at > start && raw[at - 1] !== 0x0a) continue;
    let after = at + delimiter.length;
    const closes = raw[after] === 0x2d && raw[after + 1] === 0x2d;
    if (closes) after += 2;
    while (raw[after] === 0x20 || raw[after] === 0x09 || raw[after] === 0x0d) after++;
    if (after < end && raw[after] !== 0x0a) continue;
    if (open >= 0) ranges.push([open, withoutLineBreak(raw, open, at)]);
    open = closes ? -1 : Math.min(end, after + 1);
    if (closes || ranges.length >= most) return ranges;
  }
  if (open >= 0) ranges.push([open, end]);
  return ranges;
}

/** The line break before a delimiter belongs to the delimiter. */
function withoutLineBreak(raw: Buffer, start: number, at: number): number {
  const feed = at - 1;
  if (feed < start) return start;
  return feed > start && raw[feed - 1] === 0x0d ? feed - 1 : feed;
}

/** Decoded bytes of a part. */
export function contentOf(part: Part): Buffer {
  return decodeTransfer(part.raw.subarray(part.start, part.end), part.encoding);
}
