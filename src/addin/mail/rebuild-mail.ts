import type { AttachmentContent, AttachmentFacts, MailFacts } from '../outlook/mail-source.ts';
import { encodeBase64Lines } from './base64.ts';
import { bareToken, encodedParameter, encodedText, keptFields } from './header-text.ts';
import { sha256 } from './sha256.ts';

export interface ObtainedAttachment {
  readonly facts: AttachmentFacts;
  readonly format: Exclude<AttachmentContent['format'], 'url'>;
  readonly bytes: Uint8Array;
}

/** Everything Outlook gave of a mail whose original it would not hand over. */
export interface MailPieces {
  readonly facts: MailFacts;
  readonly headers: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly ObtainedAttachment[];
}

/** One MIME entity: header lines and body, which may be bytes. */
interface Entity {
  readonly fields: readonly string[];
  readonly body: readonly (string | Uint8Array)[];
}

const encoder = new TextEncoder();

/**
 * Puts the pieces together into a valid mail that says in its first line that it is a reconstruction. The same pieces
 * give the same bytes (the boundaries are made of the content), so that the same mail reported twice is one report.
 */
export async function rebuildMail(pieces: MailPieces): Promise<Uint8Array<ArrayBuffer>> {
  const seal = await sealOf(pieces);
  const { fields, body } = content(pieces, seal);
  const head = [mark(pieces), ...(pieces.headers ? keptFields(pieces.headers) : synthesisedFields(pieces.facts)), 'MIME-Version: 1.0', ...fields];
  return joined([`${head.join('\r\n')}\r\n\r\n`, ...body]);
}

function mark({ facts, headers, text, html, attachments }: MailPieces): string {
  const said = (has: boolean) => (has ? 'yes' : 'no');
  return [
    'X-HeadsUp-Reconstructed: not the original bytes',
    ` headers=${headers ? 'original' : 'synthesised'}`,
    ` text=${said(text !== null)}`,
    ` html=${said(html !== null)}`,
    ` attachments=${attachments.length}/${facts.attachments.length}`,
  ].join(';\r\n');
}

function synthesisedFields({ from, subject, sentAt, internetMessageId }: MailFacts): string[] {
  const fields = [`From: ${from.name ? `${encodedText(from.name.replace(/["\\<>@,;:]/g, ' '))} ` : ''}<${bareToken(from.address)}>`, `Subject: ${encodedText(subject)}`];
  if (sentAt) fields.push(`Date: ${sentAt.toUTCString().replace('GMT', '+0000')}`);
  if (internetMessageId) fields.push(`Message-ID: <${bareToken(internetMessageId)}>`);
  return fields;
}

function content({ text, html, attachments }: MailPieces, seal: string): Entity {
  const bodies = [textEntity('plain', text ?? (html === null ? '' : null)), textEntity('html', html)].filter((entity) => entity !== null);
  const shown = bodies.length === 1 && bodies[0] ? bodies[0] : multipart('alternative', bodies, `=_a_${seal}`);
  return attachments.length === 0 ? shown : multipart('mixed', [shown, ...attachments.map(attachmentEntity)], `=_m_${seal}`);
}

function textEntity(kind: 'plain' | 'html', text: string | null): Entity | null {
  if (text === null) return null;
  return { fields: [`Content-Type: text/${kind}; charset=utf-8`, 'Content-Transfer-Encoding: base64'], body: [encodeBase64Lines(encoder.encode(text))] };
}

function attachmentEntity({ facts, format, bytes }: ObtainedAttachment): Entity {
  const disposition = `Content-Disposition: ${facts.isInline ? 'inline' : 'attachment'}${encodedParameter('filename', facts.name)}`;
  const id = bareToken(facts.contentId);
  const described = id ? [disposition, `Content-ID: <${id}>`] : [disposition];
  // A mail inside a mail may not be base64 (RFC 2046 5.2.1).
  if (format === 'eml') return { fields: ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: 8bit', ...described], body: [bytes] };
  const type = format === 'iCalendar' ? 'text/calendar; charset=utf-8' : safeType(facts.contentType);
  return { fields: [`Content-Type: ${type}${encodedParameter('name', facts.name)}`, 'Content-Transfer-Encoding: base64', ...described], body: [encodeBase64Lines(bytes)] };
}

function safeType(type: string): string {
  return /^[A-Za-z0-9.+-]+\/[A-Za-z0-9.+-]+$/.test(type) && !/^(multipart|message)\//i.test(type) ? type : 'application/octet-stream';
}

function multipart(kind: 'alternative' | 'mixed', entities: readonly Entity[], boundary: string): Entity {
  return {
    fields: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    body: [...entities.flatMap(({ fields, body }) => [`--${boundary}\r\n${fields.join('\r\n')}\r\n\r\n`, ...body, '\r\n']), `--${boundary}--\r\n`],
  };
}

async function sealOf({ headers, text, html, attachments, facts }: MailPieces): Promise<string> {
  const digest = await sha256(joined([
    JSON.stringify([headers, text, html, facts.subject, facts.internetMessageId]),
    ...attachments.flatMap(({ facts: { name }, bytes }) => [`\u0000${name}\u0000`, bytes]),
  ]));
  return digest.slice(0, 32);
}

function joined(pieces: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const encoded = pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece));
  const all = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of encoded) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
