import { Busboy } from '@fastify/busboy';
import type { IncomingMessage } from 'node:http';
import { maxJsonBytes } from '../../contract/limits.ts';
import { reportRequestSchema, type ReportRequest } from '../../contract/report.ts';
import { Refusal } from '../problems.ts';
import { base64Receiver, mailReceiver, type MailReceiver, type ReceivedMail } from './receive-mail.ts';

export type ReceivedReport = { report: ReportRequest; mail: ReceivedMail };

export type ReceiveLimits = {
  maxMailBytes: number;
  /** Slower than this on average, after the grace, and the request ends (security 24: slow bodies). */
  minBytesPerSecond: number;
  graceMs: number;
};

export const defaultReceiveLimits = { minBytesPerSecond: 1024, graceMs: 10_000 };

/** Boundaries, part headers and slack around the two parts. */
const envelopeBytes = 64 * 1024;

/** The largest Content-Length that can still hold an acceptable mail, in base64 with line ends at worst. */
function maxBodyBytes(maxMailBytes: number): number {
  return Math.ceil((maxMailBytes / 3) * 4 * (78 / 76)) + maxJsonBytes + envelopeBytes;
}

/**
 * Reads the two parts of a report as they stream in. Nothing is written to disk, nothing is parsed but the envelope.
 * @throws {Refusal} `mail_too_large` as early as possible, `unsupported_media`, `invalid_report`.
 */
export function receiveReport(request: IncomingMessage, limits: ReceiveLimits): Promise<ReceivedReport> {
  const declared = request.headers['content-length'] === undefined ? undefined : Number(request.headers['content-length']);
  if (declared !== undefined && declared > maxBodyBytes(limits.maxMailBytes)) return Promise.reject(new Refusal('mail_too_large'));

  return new Promise((resolve, reject) => {
    let report: ReportRequest | undefined;
    let mail: MailReceiver | undefined;
    let mailEnded = false;
    let received = 0;
    const startedAt = Date.now();

    const watch = setInterval(() => {
      const elapsed = Date.now() - startedAt;
      if (elapsed > limits.graceMs && received / (elapsed / 1000) < limits.minBytesPerSecond) fail(new Refusal('invalid_report', { detail: 'The body came too slowly.' }));
    }, 1000);
    watch.unref();

    const settle = () => {
      clearInterval(watch);
      request.unpipe(parser);
      request.off('aborted', aborted);
    };
    const fail = (error: unknown) => {
      settle();
      reject(error instanceof Refusal ? error : new Refusal('invalid_report'));
    };
    const aborted = () => { fail(new Refusal('invalid_report', { detail: 'The body ended early.' })); };

    let parser: InstanceType<typeof Busboy>;
    try {
      parser = new Busboy({
        headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
        limits: { fieldSize: maxJsonBytes, fields: 1, files: 1, parts: 3, headerPairs: 20, headerSize: 16 * 1024 },
        // By name, not by file name: `message/rfc822` without a file name would be decoded as text and change.
        isPartAFile: (name) => name === 'mail',
      });
    } catch {
      clearInterval(watch);
      reject(new Refusal('invalid_report'));
      return;
    }

    parser.on('field', (name, value, _nameTruncated, valueTruncated) => {
      if (name !== 'report' || report !== undefined || valueTruncated) {
        fail(new Refusal('invalid_report', { detail: 'Two parts are expected: report and mail, once each.' }));
        return;
      }
      try {
        report = reportRequestSchema.parse(JSON.parse(value));
      } catch {
        fail(new Refusal('invalid_report', { detail: 'The part report does not fit its schema.' }));
      }
    });

    parser.on('file', (name, stream, _filename, encoding) => {
      if (name !== 'mail' || mail !== undefined) {
        fail(new Refusal('invalid_report', { detail: 'Two parts are expected: report and mail, once each.' }));
        stream.resume();
        return;
      }
      const plain = mailReceiver(limits.maxMailBytes, declared);
      const receiver = encoding.toLowerCase() === 'base64' ? base64Receiver(plain) : plain;
      mail = receiver;
      stream.on('data', (chunk: Buffer) => {
        try {
          receiver.write(chunk);
        } catch (error) {
          stream.removeAllListeners('data');
          stream.resume();
          fail(error);
        }
      });
      stream.on('end', () => { mailEnded = true; });
    });

    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      parser.on(limit, () => { fail(new Refusal('invalid_report', { detail: 'Two parts are expected: report and mail, once each.' })); });
    parser.on('error', fail);
    parser.on('finish', () => {
      settle();
      if (report === undefined || mail === undefined || !mailEnded) {
        reject(new Refusal('invalid_report', { detail: 'Two parts are expected: report and mail, once each.' }));
        return;
      }
      try {
        resolve({ report, mail: mail.end() });
      } catch (error) {
        reject(error instanceof Refusal ? error : new Refusal('invalid_report'));
      }
    });
    request.on('data', (chunk: Buffer) => { received += chunk.length; });
    request.on('aborted', aborted);
    request.on('error', fail);
    request.pipe(parser);
  });
}
