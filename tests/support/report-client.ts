import { request as httpRequest } from 'node:http';
import type { ReportRequest } from '../../src/contract/report.ts';

export const someReport: ReportRequest = {
  client: { platform: 'OfficeOnline', version: '16.0', requirementSet: '1.14', addin: 'test' },
  how: 'file',
  internetMessageId: '<1@example.test>',
  timeZone: 'Europe/Amsterdam',
  language: 'nl-NL',
};

export type Part = { name: string; body: string | Uint8Array; type?: string; headers?: Record<string, string>; fileName?: string };

/** A multipart body by hand, so that tests can also send what a good client never would. */
export function multipart(parts: Part[], boundary = 'headsup-test-boundary'): { body: Buffer; contentType: string } {
  const chunks: Buffer[] = [];
  for (const { name, body, type, headers = {}, fileName } of parts) {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`;
    const lines = [`--${boundary}`, `Content-Disposition: form-data; name="${name}"${file}`];
    if (type !== undefined) lines.push(`Content-Type: ${type}`);
    for (const [header, value] of Object.entries(headers)) lines.push(`${header}: ${value}`);
    chunks.push(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n'));
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  return { body: Buffer.concat(chunks), contentType: `multipart/form-data; boundary=${boundary}` };
}

export function reportParts(mail: string | Uint8Array, report: object = someReport): Part[] {
  return [
    { name: 'report', body: JSON.stringify(report), type: 'application/json' },
    { name: 'mail', body: mail, type: 'message/rfc822' },
  ];
}

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** One HTTP request with a body as given; resolves with whatever the server says, also when it says it early. */
export function send(url: string, headers: Record<string, string>, body: Buffer | AsyncIterable<Buffer>, method = 'POST'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = Buffer.isBuffer(body) && headers['transfer-encoding'] === undefined ? { 'content-length': String(body.length) } : {};
    const request = httpRequest(url, { method, headers: { ...length, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).on('end', () => {
        answered = true;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    let answered = false;
    request.on('error', (error) => { if (!answered) reject(error); });
    if (Buffer.isBuffer(body)) {
      request.end(body);
      return;
    }
    void (async () => {
      for await (const chunk of body) if (!request.destroyed && !request.write(chunk)) await new Promise((r) => request.once('drain', r).once('close', r));
      request.end();
    })();
  });
}
