import { TextDecoder } from 'node:util';
import { maxFieldChars, maxFields } from './limits.ts';

/** One header field: name in lower case, value unfolded (RFC 5322 2.2.3), encoded words still encoded. */
export type Field = { name: string; value: string };
export type HeaderBlock = { fields: Field[]; bodyStart: number; headerBytes: number; cut: boolean };

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const western = new TextDecoder('windows-1252');
const lineFeed = 0x0a;
const maxNameChars = 200;

/**
 * Reads the header block that starts at `start`, at most `maxBytes` of it. Linear in its size whatever it holds.
 * Lines that are no field are skipped rather than ended at: a mail client shows what comes after them.
 * @param maxLines where a thread serves people meanwhile; a line costs, whatever it holds.
 */
export function readHeaderBlock(raw: Buffer, start: number, end: number, maxBytes: number, maxLines = Infinity): HeaderBlock {
  const fields: Field[] = [];
  const limit = Math.min(end, start + maxBytes);
  let fieldStart = -1;
  let at = start;
  let lines = 0;
  const finish = (until: number) => {
    if (fieldStart >= 0) addField(fields, raw, fieldStart, until);
    fieldStart = -1;
  };
  while (at < end && at <= limit && fields.length < maxFields && lines++ < maxLines) {
    const first = raw[at];
    const feed = raw.indexOf(lineFeed, at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    if (first === lineFeed || (first === 0x0d && raw[at + 1] === lineFeed)) {
      finish(at);
      return { fields, bodyStart: next, headerBytes: at - start, cut: false };
    }
    if (first !== 0x20 && first !== 0x09) {
      finish(at);
      fieldStart = at;
    }
    at = next;
  }
  finish(Math.min(at, limit));
  return limit === end && at >= end
    ? { fields, bodyStart: end, headerBytes: end - start, cut: false }
    : { fields, bodyStart: blankLineAfter(raw, Math.min(at, limit), end), headerBytes: Math.min(at, limit) - start, cut: true };
}

function addField(fields: Field[], raw: Buffer, start: number, end: number): void {
  // Within the longest name only: lines without a colon, each searched to the next one anywhere, would cost their square.
  const colon = start + raw.subarray(start, Math.min(end, start + maxNameChars + 1)).indexOf(0x3a);
  if (colon <= start) return;
  // RFC 5322 2.2: printable ASCII; blanks before the colon are the old form (4.5). `From sender@…` of mbox files is none.
  const name = raw.toString('latin1', start, colon).replace(/[ \t]+$/, '').toLowerCase();
  if (!/^[!-9;-~]+$/.test(name)) return;
  const value = decodeHeaderBytes(raw.subarray(colon + 1, Math.min(end, colon + 1 + maxFieldChars)));
  fields.push({ name, value: value.replace(/\r?\n(?=[ \t])/g, '').replace(/[\r\n]+/g, ' ').trim() });
}

/** Header bytes as text: ASCII, UTF-8 (RFC 6532), otherwise what old western mailers meant. */
function decodeHeaderBytes(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  if (!/[\x80-\xff]/.test(text)) return text;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return western.decode(bytes);
  }
}

function blankLineAfter(raw: Buffer, from: number, end: number): number {
  const ends = ['\n\n', '\n\r\n'].flatMap((blank) => {
    const at = raw.indexOf(blank, Math.max(0, from - 1), 'latin1');
    return at < 0 || at + blank.length > end ? [] : [at + blank.length];
  });
  return Math.min(end, ...ends);
}

/** The first value of a field: the one mail clients show when an attacker repeats it. */
export function firstValue(fields: Field[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value;
}
