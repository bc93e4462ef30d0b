import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { Parser } from 'htmlparser2';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { MailAddress, MailAttachment } from '../wire.ts';
import { headerBlock, maxHeadBytes } from './mail-head.ts';
import type { ReadMail, ReaderAnswer, ReaderQuestion } from './mail-reader.ts';
import { shownHtml, shownText, type InlinePicture } from './shown-html.ts';

/** Longest body handed on, characters; the original stays whole. */
const maxBodyChars = 1_000_000;
const maxSingleBodyBytes = 1_000_000;

/*
 * Reading happens here and not in the process that also serves Outlook and the product: a hostile mail can cost seconds
 * (security.md, "Parsing is the weak spot"), and the owner of this thread simply ends it.
 */
parentPort?.on('message', (question: ReaderQuestion) => {
  answer(question).then(
    (value) => parentPort?.postMessage({ id: question.id, ...value } satisfies ReaderAnswer),
    (error: unknown) => parentPort?.postMessage({ id: question.id, failed: String(error) } satisfies ReaderAnswer),
  );
});

async function answer({ path, attachment }: ReaderQuestion): Promise<{ mail: ReadMail } | { content: Uint8Array }> {
  const bytes = readable(await readFile(path));
  // A nested message stays an attachment, as Outlook shows it.
  const email = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 32 });
  if (attachment === undefined) return { mail: readMail(bytes, email) };
  const wanted = email.attachments[attachment];
  if (wanted === undefined) throw new Error('no such attachment');
  return { content: bytesOf(wanted) };
}

/** A body of one part is text that is cut anyway; decoding tens of megabytes of it line by line would take many seconds. */
function readable(bytes: Uint8Array): Uint8Array {
  const multipart = /^content-type:\s*multipart\//im.test(headerBlock(bytes.subarray(0, maxHeadBytes)));
  return multipart ? bytes : bytes.subarray(0, maxSingleBodyBytes);
}

function readMail(bytes: Uint8Array, email: Email): ReadMail {
  const text = (email.text ?? '').slice(0, maxBodyChars);
  const html = (email.html ?? '').slice(0, maxBodyChars);
  const from = flat([email.from])[0] ?? { name: '', address: '' };
  const date = new Date(email.date ?? '');
  const pictures: InlinePicture[] = email.attachments.flatMap((part) => (part.contentId === undefined ? [] : [{ contentId: part.contentId, content: bytesOf(part) }]));
  return {
    subject: email.subject ?? '',
    from,
    sender: flat([email.sender])[0] ?? from,
    to: flat(email.to),
    cc: flat(email.cc),
    internetMessageId: (email.messageId ?? '').trim(),
    receivedAt: Number.isNaN(date.getTime()) ? null : date.toISOString(),
    headers: `${headerBlock(bytes).replaceAll(/\r?\n/g, '\r\n')}\r\n`,
    text: text || textOf(html),
    html: html || shownText(text),
    shown: html === '' ? shownText(text) : shownHtml(html, pictures),
    attachments: email.attachments.map(describe),
    sha256: email.attachments.map((part) => createHash('sha256').update(bytesOf(part)).digest('hex')),
  };
}

function describe(part: Attachment, index: number): MailAttachment {
  const nested = part.mimeType === 'message/rfc822';
  return {
    index,
    name: part.filename ?? (nested ? 'mail.eml' : `part-${index + 1}`),
    type: part.mimeType,
    bytes: bytesOf(part).byteLength,
    isInline: part.related === true || part.disposition === 'inline',
    contentId: (part.contentId ?? '').replace(/^<|>$/g, ''),
  };
}

function bytesOf(part: Attachment): Uint8Array {
  return typeof part.content === 'string' ? Buffer.from(part.content) : new Uint8Array(part.content);
}

function flat(addresses: (Address | undefined)[] | undefined): MailAddress[] {
  return (addresses ?? []).flatMap((entry) => {
    if (entry === undefined) return [];
    return entry.group === undefined ? [{ name: entry.name, address: entry.address ?? '' }] : flat(entry.group);
  });
}

/** The words of an HTML body, for clients that ask for text. */
function textOf(html: string): string {
  const words: string[] = [];
  let hidden = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (silent.has(name)) hidden += 1;
      if (breaking.has(name)) words.push('\n');
    },
    onclosetag: (name) => {
      if (silent.has(name)) hidden -= 1;
      if (breaking.has(name)) words.push('\n');
    },
    ontext: (text) => {
      if (hidden === 0) words.push(text.replaceAll(/\s+/g, ' '));
    },
  });
  parser.end(html);
  return words.join('').replaceAll(/ *\n */g, '\n').replaceAll(/\n{3,}/g, '\n\n').trim();
}

const silent = new Set(['style', 'script', 'head', 'title', 'template']);
const breaking = new Set(['br', 'p', 'div', 'tr', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'blockquote']);
