import { createHash } from 'node:crypto';
import { Refusal } from '../problems.ts';

export type ReceivedMail = { raw: Uint8Array; sha256: string };

/** Takes the mail's bytes as they come. `write` throws once the limit is passed. */
export type MailReceiver = { write: (chunk: Buffer) => void; end: () => ReceivedMail; readonly size: number };

/**
 * Collects the raw mail into one buffer and hashes it on the way: the SHA-256 is of what arrived, before anything else
 * looks at it (security 14).
 * @param expectedBytes the request's Content-Length, or undefined; only a first size, never trusted as a limit.
 * @throws {Refusal} `mail_too_large` from `write`, `invalid_report` from `end` when there were no bytes.
 */
export function mailReceiver(maxBytes: number, expectedBytes: number | undefined): MailReceiver {
  const hash = createHash('sha256');
  // Memory that is not written to is not resident: a false Content-Length costs address space only.
  let buffer = Buffer.allocUnsafeSlow(Math.min(Math.max(expectedBytes ?? 64 * 1024, 1024), maxBytes));
  let size = 0;
  return {
    write(chunk) {
      if (size + chunk.length > maxBytes) throw new Refusal('mail_too_large');
      if (size + chunk.length > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.min(Math.max(buffer.length * 2, size + chunk.length), maxBytes));
        buffer.copy(larger, 0, 0, size);
        buffer = larger;
      }
      chunk.copy(buffer, size);
      size += chunk.length;
      hash.update(chunk);
    },
    end() {
      if (size === 0) throw new Refusal('invalid_report', { detail: 'The mail is empty.' });
      return { raw: buffer.subarray(0, size), sha256: hash.digest('hex') };
    },
    get size() {
      return size;
    },
  };
}

/**
 * The same for a mail that comes as base64 (the event runtime has no Blob): decodes in steps of whole quartets.
 * @throws {Refusal} `invalid_report` for anything that is not base64; lenient decoding would store other bytes than were sent.
 */
export function base64Receiver(inner: MailReceiver): MailReceiver {
  let rest = '';
  let padded = false;
  const decode = (text: string) => {
    if (text === '') return;
    if (padded || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new Refusal('invalid_report', { detail: 'The mail is not valid base64.' });
    padded = text.endsWith('=');
    inner.write(Buffer.from(text, 'base64'));
  };
  return {
    write(chunk) {
      const text = rest + chunk.toString('latin1').replace(/[\r\n\t ]+/g, '');
      const whole = text.length - (text.length % 4);
      rest = text.slice(whole);
      decode(text.slice(0, whole));
    },
    end() {
      if (rest !== '') throw new Refusal('invalid_report', { detail: 'The mail is not valid base64.' });
      return inner.end();
    },
    get size() {
      return inner.size;
    },
  };
}
