import { jest } from '@jest/globals';
import fc from 'fast-check';
import { evidenceSchema } from '../../../src/contract/desk.ts';
import { previewMail } from '../../../src/server/reading/preview-mail.ts';
import { readMail } from '../../../src/server/reading/read-mail.ts';
import { eml, multipart } from '../../support/eml.ts';
import { whatCouldAct } from '../../support/shown-elements.ts';

jest.setTimeout(120_000);

const base = multipart(
  'mixed',
  ['From: "Noor" <noor@linden.example>', 'To: a@b.test, g: c@d.test;', 'Subject: =?utf-8?B?8J+YgA==?= x', 'Received: from a by b with c; Sun, 22 Nov 2026 09:12:00 +0100', 'Authentication-Results: mx; spf=pass (x) a.b=c', 'Message-ID: <a@b>'],
  multipart('alternative', [], eml(['Content-Type: text/plain; charset=utf-8; format=flowed'], 'see https://a.test'), eml(['Content-Type: text/html; charset=iso-2022-jp', 'Content-Transfer-Encoding: quoted-printable'], '<base href=3D"https://b.test"><a href=3D"x">y</a><img src=3D"cid:1"><style>a{b:url(c)}</style>')),
  eml(['Content-Type: application/pdf; name*0*=utf-8\'\'%41; name*1="b.pdf"', 'Content-Disposition: attachment', 'Content-Transfer-Encoding: base64'], 'aGVsbG8='),
  eml(['Content-Type: message/rfc822'], 'Subject: inner', '', 'inner https://c.test'),
);

/** One change somewhere: a byte, a piece cut out, doubled, moved, or something alien put in. */
const mutation = fc.record({ kind: fc.constantFrom('byte', 'cut', 'double', 'move', 'insert'), at: fc.nat(base.length), length: fc.nat(200), byte: fc.nat(255), alien: fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 40 }).map((text) => Buffer.from(text)), fc.constantFrom('\r\n', '\r\n\r\n', '--', '"', '(', '<', '=?', '%', ';').map((text) => Buffer.from(text))) });

function mutate(mail: Buffer, { kind, at, length, byte, alien }: { kind: string; at: number; length: number; byte: number; alien: Uint8Array }): Buffer {
  const [before, piece, after] = [mail.subarray(0, at), mail.subarray(at, at + length), mail.subarray(at + length)];
  if (kind === 'cut') return Buffer.concat([before, after]);
  if (kind === 'double') return Buffer.concat([before, piece, piece, after]);
  if (kind === 'move') return Buffer.concat([piece, before, after]);
  if (kind === 'insert') return Buffer.concat([before, alien, piece, after]);
  const changed = Buffer.from(mail);
  changed[Math.min(at, mail.length - 1)] = byte;
  return changed;
}

describe('a mail with mistakes in it', () => {
  it('is always read to some end, into evidence that fits its schema, and previewed without an address that leads out', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 12 }), (mutations) => {
        const raw = mutations.reduce(mutate, base);
        const { reading, evidence } = readMail(raw, { trustedAuthservIds: ['mx'] });
        const { html } = previewMail(raw);
        expect(['read', 'limited']).toContain(reading);
        expect(evidenceSchema.safeParse(evidence).success).toBe(true);
        expect(whatCouldAct(html)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same mail read twice', () => {
    fc.assert(fc.property(fc.array(mutation, { maxLength: 5 }), (mutations) => {
      const raw = mutations.reduce(mutate, base);
      expect(readMail(raw, { trustedAuthservIds: [] })).toEqual(readMail(raw, { trustedAuthservIds: [] }));
    }), { numRuns: 100 });
  });
});
