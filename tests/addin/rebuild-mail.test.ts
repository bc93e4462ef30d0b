import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { rebuildMail } from '../../src/addin/mail/rebuild-mail.ts';
import type { MailPieces } from '../../src/addin/mail/rebuild-mail.ts';

const pieces: MailPieces = {
  facts: { subject: 'Rechnung', from: { name: 'Büro', address: 'buero@examp1e.test' }, sentAt: new Date('2026-11-20T10:00:00Z'), internetMessageId: '<m@examp1e.test>', attachments: [] },
  headers: 'Received: from a by b;\r\n\tFri, 20 Nov 2026 10:00:00 +0000\r\nFrom: =?utf-8?q?B=C3=BCro?= <buero@examp1e.test>\r\nSubject: Rechnung\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="old"\r\nX-Last: 1\r\n',
  text: 'Grüße', html: '<p>Grüße 😀</p>', attachments: [],
};
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const attachment = (name: string, bytes: Uint8Array, more: object = {}) => ({ facts: { id: '1', name, contentType: 'application/pdf', size: bytes.length, isInline: false, contentId: '', ...more }, format: 'base64' as const, bytes });

test('it says in its first line what it is', async () => {
  expect(text(await rebuildMail(pieces))).toMatch(/^X-HeadsUp-Reconstructed: not the original bytes;\r\n headers=original;\r\n text=yes;\r\n html=yes;\r\n attachments=0\/0\r\nReceived: /);
});

test('the original’s fields stay, in order and folded as they were; its packing goes', async () => {
  const made = text(await rebuildMail(pieces));
  expect(made).toContain('Received: from a by b;\r\n\tFri, 20 Nov 2026 10:00:00 +0000\r\nFrom: =?utf-8?q?B=C3=BCro?= <buero@examp1e.test>\r\nSubject: Rechnung\r\nX-Last: 1\r\nMIME-Version: 1.0\r\n');
  expect(made).not.toContain('boundary="old"');
  expect(made.match(/MIME-Version/g)).toHaveLength(1);
});

test('text, HTML and attachments come back as they went in', async () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256);
  const made = await rebuildMail({ ...pieces, attachments: [attachment('Übersicht — 2026 「final」.pdf', bytes), attachment('logo.png', bytes, { isInline: true, contentId: 'logo@x', contentType: 'image/png' })] });
  const read = await new PostalMime().parse(made);
  expect(read.text?.trim()).toBe('Grüße');
  expect(read.html?.trim()).toBe('<p>Grüße 😀</p>');
  expect(read.attachments.map(({ filename, mimeType, disposition, contentId, content }) => [filename, mimeType, disposition, contentId, Buffer.from(content as ArrayBuffer).equals(Buffer.from(bytes))])).toEqual([
    ['Übersicht — 2026 「final」.pdf', 'application/pdf', 'attachment', undefined, true],
    ['logo.png', 'image/png', 'inline', '<logo@x>', true],
  ]);
});

test('the same pieces give the same bytes, other pieces others', async () => {
  const first = await rebuildMail(pieces);
  expect(Buffer.from(await rebuildMail(structuredClone(pieces))).equals(Buffer.from(first))).toBe(true);
  expect(Buffer.from(await rebuildMail({ ...pieces, html: '<p>other</p>' })).equals(Buffer.from(first))).toBe(false);
});

test('a blank line in what Outlook calls headers does not end the header', async () => {
  const made = text(await rebuildMail({ ...pieces, headers: 'Subject: a\r\n\r\nX-After: b\r\nno field at all\r\nX-More: c' }));
  expect(made.slice(0, made.indexOf('\r\n\r\n'))).toMatch(/Subject: a\r\nX-After: b\r\nX-More: c/);
});

test('no subject, name, address, id or file name can break out of its field', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 80 }), async (hostile, name) => {
    const made = text(await rebuildMail({
      facts: { ...pieces.facts, subject: hostile, from: { name: hostile, address: name }, internetMessageId: hostile },
      headers: null, text: 'x', html: null, attachments: [attachment(name, new Uint8Array([1]), { contentType: hostile, contentId: name })],
    }));
    const fields = made.slice(0, made.indexOf('\r\n\r\n')).split(/\r\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')));
    expect(fields.filter((field) => field !== 'Message-ID')).toEqual(['X-HeadsUp-Reconstructed', 'From', 'Subject', 'Date', 'MIME-Version', 'Content-Type']);
    // Every line fits RFC 5322's 998, and none carries a bare CR or LF.
    for (const line of made.split('\r\n')) expect(line.length <= 998 && !/[\r\n]/.test(line)).toBe(true);
  }), { numRuns: 200 });
});

test('a subject of any language comes back whole', async () => {
  const subjects = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((subject) => subject.trim() === subject);
  await fc.assert(fc.asyncProperty(subjects, async (subject) => {
    const made = await rebuildMail({ ...pieces, headers: null, facts: { ...pieces.facts, subject } });
    expect((await new PostalMime().parse(made)).subject).toBe(subject);
  }), { numRuns: 100 });
});
