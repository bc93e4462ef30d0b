import { createTransport } from 'nodemailer';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import { isIP } from 'node:net';
import type { LeasedDelivery, SendOutcome, Channel } from './channel.ts';

/** A mail to be sent. Texts may come from anywhere: what could break out of a header is taken out here. */
export type OutgoingMail = {
  from: string;
  to: string;
  subject: string;
  messageId: string;
  /** Milliseconds since 1970 UTC; the same over all attempts. */
  date: number;
  headers: Record<string, string>;
  text: string;
  attachment?: { filename: string; content: Uint8Array };
};

/** Finds and writes the mail of a delivery; undefined when what it was about is gone. */
export type Compose = (delivery: LeasedDelivery) => Promise<OutgoingMail | undefined>;

export type Smtp = { send(mail: OutgoingMail, signal: AbortSignal): Promise<SendOutcome>; close(): void };

export type SmtpLimits = { connections: number; connectMs: number; silenceMs: number };
export const defaultSmtpLimits: SmtpLimits = { connections: 12, connectMs: 10_000, silenceMs: 30_000 };

type SmtpSettings = { host: string; port: number; secure: boolean; requireTLS: boolean; ignoreTLS: boolean; auth?: { user: string; pass: string } };

/**
 * Reads `smtp://user:password@host:587` (STARTTLS demanded) or `smtps://…` (TLS from the start). `?tls=off` gives TLS up; a
 * server on this very machine needs none (security 21).
 * @throws when the address holds anything else: an option that is silently ignored would be a false promise.
 */
export function smtpSettings(address: string): SmtpSettings {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const options = [...url.searchParams];
  const off = url.searchParams.get('tls') === 'off';
  if (options.some(([name, value]) => name !== 'tls' || value !== 'off')) throw new Error('HEADSUP_SMTP_URL: the only option is ?tls=off.');
  if (secure && off) throw new Error('HEADSUP_SMTP_URL: smtps:// and ?tls=off contradict each other.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const open = off || (!secure && isThisMachine(host));
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !open,
    ignoreTLS: !secure && open,
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** A pool of connections to the operator's mail server. */
export function createSmtp(address: string, limits: SmtpLimits = defaultSmtpLimits): Smtp {
  const transport = createTransport({
    pool: true,
    ...smtpSettings(address),
    maxConnections: limits.connections,
    maxMessages: 100,
    // Only of mails of which no byte was sent: an idle connection the server had closed meanwhile.
    maxRequeues: 1,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  return {
    async send(mail, signal) {
      try {
        const sent = (await transport.sendMail({
          from: oneLine(mail.from),
          to: oneLine(mail.to),
          messageId: oneLine(mail.messageId),
          date: new Date(mail.date),
          headers: { Subject: subjectHeader(oneLine(mail.subject)), ...Object.fromEntries(Object.entries(mail.headers).map(([name, value]) => [name, oneLine(value)])) },
          text: mail.text,
          textEncoding: 'quoted-printable',
          // Not message/rfc822: that must not be base64 (RFC 2046 5.2.1), so relays may rewrap and re-encode it. These bytes must arrive.
          attachments: mail.attachment === undefined ? [] : [{ filename: oneLine(mail.attachment.filename), content: asBuffer(mail.attachment.content), contentType: 'application/octet-stream', contentTransferEncoding: 'base64', contentDisposition: 'attachment' }],
          disableFileAccess: true,
          disableUrlAccess: true,
          signal,
        })) as { response?: unknown };
        return { outcome: 'delivered', detail: line(String(sent.response)) };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => { transport.close(); },
  };
}

/** The channel of mails: composes, then sends. */
export function mailChannel(compose: Compose, smtp: Smtp): Channel {
  return async (delivery, signal) => {
    const mail = await compose(delivery);
    if (mail === undefined) return { outcome: 'refused', detail: 'what it was about is no longer stored' };
    return signal.aborted ? { outcome: 'later', detail: 'given up before it was sent' } : smtp.send(mail, signal);
  };
}

/** CR, LF, NUL, U+2028 and everything else that a header cannot hold (security 21) becomes a blank. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- the control characters are what is meant
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').replace(/\p{Surrogate}/gu, '\ufffd').trim();
}

/** A subject that holds what looks like an encoded word is encoded whole; the mailer would let it through, to be decoded at the other end. */
function subjectHeader(subject: string): string | { prepared: true; foldLines: true; value: string } {
  return subject.includes('=?') ? { prepared: true, foldLines: true, value: encodeWord(subject, 'B', 52) } : subject;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * A refusal is a 5yz answer to this very mail (RFC 5321 4.2.1). A failed sign-in, a greeting of 554, a broken connection say
 * nothing about it: they pass. So does a connection lost after the final dot, although the mail may have arrived (R7).
 */
function failure(error: unknown): SendOutcome {
  const { code = 'error', responseCode, response, command } = error as { code?: string; responseCode?: number; response?: string; command?: string };
  const aboutTheMail = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== 503;
  const refused = aboutTheMail && (responseCode === undefined ? command !== 'CONN' : responseCode >= 500);
  return { outcome: refused ? 'refused' : 'later', detail: line(response ?? `${code}${command === undefined ? '' : ` at ${command}`}`) };
}

function line(text: string): string {
  return oneLine(text).slice(0, 300);
}
