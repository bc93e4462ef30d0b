import type { Evidence, Flag } from '../../contract/desk.ts';
import { readAddresses, senderFlags, shown } from './addresses.ts';
import { readAuthentication } from './authentication-results.ts';
import { textFlags } from './deceptive-text.ts';
import { firstValue, readHeaderBlock, type Field } from './header-fields.ts';
import { maxHeaderBytes, maxShownChars } from './limits.ts';
import { readDate, readReceived } from './received-chain.ts';
import { carriesKnownMark } from '../simulations/recognise-mail.ts';

/** Fields that may stand in a mail only once (RFC 5322 3.6): readers differ in which of two they show. */
const single = ['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date', 'message-id', 'in-reply-to', 'references', 'content-type', 'content-transfer-encoding', 'mime-version'];

export type ReadingOptions = {
  /** Authserv-ids whose results count as trusted; `-` for a field without one. */
  trustedAuthservIds: string[];
};

/** Everything the header alone tells. */
export function headerEvidence(fields: Field[], { trustedAuthservIds }: ReadingOptions): Evidence {
  const from = readAddresses(firstValue(fields, 'from'))[0] ?? null;
  const replyTo = readAddresses(firstValue(fields, 'reply-to'));
  const subject = shown(firstValue(fields, 'subject') ?? '');
  const flags: Flag[] = [...senderFlags(from, replyTo), ...textFlags(subject)];
  if (single.some((name) => fields.filter((field) => field.name === name).length > 1)) flags.push('duplicate-header');
  if (carriesKnownMark(fields)) flags.push('simulation-mark');
  return {
    subject,
    from,
    sender: readAddresses(firstValue(fields, 'sender'))[0] ?? null,
    replyTo,
    returnPath: firstValue(fields, 'return-path')?.replace(/^<|>$/g, '').slice(0, maxShownChars) ?? null,
    to: readAddresses(firstValue(fields, 'to')),
    date: readDate(firstValue(fields, 'date')),
    messageId: firstValue(fields, 'message-id')?.slice(0, maxShownChars) ?? null,
    received: readReceived(fields),
    authentication: readAuthentication(fields, trustedAuthservIds),
    links: [],
    attachments: [],
    flags: [...new Set(flags)],
    text: '',
    hasHtml: false,
    leftOut: [],
  };
}

/** What can be said about a mail that could not be read: its header, within bounds that are safe outside the reading thread. */
export function bareEvidence(start: Uint8Array, options: ReadingOptions, why: string): Evidence {
  const raw = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
  return { ...headerEvidence(readHeaderBlock(raw, 0, raw.length, maxHeaderBytes).fields, options), leftOut: [why] };
}

/** The subject alone, as cheaply as can be; empty where there is none. */
export function headerSubject(start: Uint8Array): string {
  const raw = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, maxHeaderBytes));
  return shown(firstValue(readHeaderBlock(raw, 0, raw.length, maxHeaderBytes).fields, 'subject') ?? '');
}
