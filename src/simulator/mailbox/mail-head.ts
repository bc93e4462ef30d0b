import { open } from 'node:fs/promises';
import { addressParser, decodeWords } from 'postal-mime';
import type { MailAddress } from '../wire.ts';

/** What the list needs of a mail: cheap, bounded, without looking at the body. */
export interface MailHead {
  subject: string;
  from: MailAddress;
  /** ISO 8601, UTC; null where the mail gives no date that can be read. */
  date: string | null;
}

/** How much of a file is read for its head, bytes (`security 15` allows a header of 1 MiB; a list needs less). */
export const maxHeadBytes = 128 * 1024;
/** Longest value that is decoded; encoded words without end are a known bomb. */
const maxValueChars = 4000;

/** Reads the beginning of a mail file. Never throws for what is in the mail. */
export async function readHead(path: string): Promise<MailHead> {
  return parseHead(await readHeaderBlock(path));
}

/** The header block of a mail file, cut at `maxHeadBytes`. */
export async function readHeaderBlock(path: string): Promise<string> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(maxHeadBytes);
    const { bytesRead } = await file.read(buffer, 0, maxHeadBytes, 0);
    return headerBlock(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** The header block of a mail as text, without the empty line that ends it. Bytes that are no UTF-8 are read as Latin-1. */
export function headerBlock(mail: Uint8Array): string {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  const ends = ['\r\n\r\n', '\n\n'].map((mark) => bytes.indexOf(mark)).filter((at) => at >= 0);
  const block = bytes.subarray(0, ends.length > 0 ? Math.min(...ends) : bytes.length);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(block);
  } catch {
    return block.toString('latin1');
  }
}

function parseHead(block: string): MailHead {
  const from = addressParser(field(block, 'from') ?? '', { flatten: true })[0];
  const date = new Date(field(block, 'date') ?? '');
  return {
    subject: decode(field(block, 'subject') ?? ''),
    from: { name: decode(from?.name ?? ''), address: from?.address ?? '' },
    date: Number.isNaN(date.getTime()) ? null : date.toISOString(),
  };
}

/** First occurrence of a field, unfolded. */
function field(block: string, name: string): string | undefined {
  const lines = block.split(/\r?\n/);
  const start = lines.findIndex((line) => line.toLowerCase().startsWith(`${name}:`));
  if (start < 0) return undefined;
  let value = lines[start]!.slice(name.length + 1);
  for (let next = start + 1; /^[ \t]/.test(lines[next] ?? '') && value.length < maxValueChars; next += 1) value += ` ${lines[next]!.trim()}`;
  return value.slice(0, maxValueChars).trim();
}

function decode(value: string): string {
  try {
    return decodeWords(value).replaceAll(/\s+/g, ' ').trim();
  } catch {
    return value;
  }
}
