/** Mails written to hurt whoever reads them. Each is a name and a builder, so that nothing large lies in memory unasked. */
export type HostileMail = { name: string; build: () => Buffer };

const text = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'latin1');
const head = ['From: a@example.test', 'Subject: still readable', 'MIME-Version: 1.0'];
const multipart = (boundary: string, ...parts: string[]) =>
  text(...head, `Content-Type: multipart/mixed; boundary="${boundary}"`, '', [...parts.map((part) => `--${boundary}\r\n${part}`), `--${boundary}--`, ''].join('\r\n'));

export const hostileMails: HostileMail[] = [
  { name: 'no bytes at all', build: () => Buffer.alloc(0) },
  { name: 'one line end', build: () => text('', '') },
  { name: 'no headers', build: () => text('', 'just a body') },
  { name: 'headers only, no line end', build: () => text(...head) },
  { name: '1,000 parts', build: () => multipart('b', ...Array.from({ length: 1_000 }, () => '\r\nx')) },
  { name: '50,000 parts', build: () => multipart('b', ...Array.from({ length: 50_000 }, () => '\r\nx')) },
  { name: 'a million delimiter lines', build: () => Buffer.concat([multipart('b'), Buffer.from('--b\r\n'.repeat(1_000_000))]) },
  { name: '5,000 multiparts inside each other', build: () => nestedMultiparts(5_000) },
  { name: '5,000 mails inside each other', build: () => Buffer.concat([text(...head, ''), Buffer.from('Content-Type: message/rfc822\r\n\r\n'.repeat(5_000))]) },
  { name: 'mails in base64 inside each other', build: () => base64Nested(12) },
  { name: 'a header of 1 MiB', build: () => text(...head, `X-Long: ${'a'.repeat(1024 * 1024)}`, '', 'body') },
  { name: 'a header of 20 MB in short fields', build: () => Buffer.concat([text(...head, ''), Buffer.from('a: b\r\n'.repeat(3_500_000))]) },
  { name: 'a header folded 300,000 times', build: () => text(...head, `X-Folded: a${'\r\n a'.repeat(300_000)}`, '', 'body') },
  { name: 'encoded words of 1 MB', build: () => text(`Subject: ${'=?utf-8?B?8J+YgA==?= '.repeat(50_000)}`, '', 'body') },
  { name: 'a subject of unfinished encoded words', build: () => text(`Subject: ${'=?utf-8?Q?'.repeat(100_000)}`, '', 'body') },
  { name: '100,000 addresses', build: () => text(`From: ${'a@example.test, '.repeat(100_000)}`, ...head, '', 'body') },
  { name: 'an address of open brackets and quotes', build: () => text(`From: ${'<"('.repeat(20_000)}`, `To: ${'a:'.repeat(20_000)}`, '', 'body') },
  { name: 'comments inside each other', build: () => text(`Received: ${'('.repeat(30_000)}`, `Authentication-Results: ${'('.repeat(30_000)};`, `Date: ${'('.repeat(30_000)}`, '', 'body') },
  { name: '25 MB of HTML in one part', build: () => Buffer.concat([text(...head, 'Content-Type: text/html', '', ''), Buffer.from('<div><a href="http://a.example.test/x">y</a>'.repeat(560_000))]) },
  { name: '25 MB of text in one part', build: () => Buffer.concat([text(...head, '', ''), Buffer.from('see http://a.example.test/ or (www.b.example.test) '.repeat(500_000))]) },
  { name: '400,000 different links', build: () => Buffer.concat([text(...head, 'Content-Type: text/html', '', ''), Buffer.from(Array.from({ length: 100_000 }, (_, i) => `<a href=http://h${String(i)}.example.test>`).join(''))]) },
  { name: 'a million open tags', build: () => Buffer.concat([text(...head, 'Content-Type: text/html', '', ''), Buffer.from('<b>'.repeat(1_000_000)), Buffer.from('</i>'.repeat(100_000))]) },
  { name: 'open and close tags that never match', build: () => Buffer.concat([text(...head, 'Content-Type: text/html', '', ''), Buffer.from('<b>'.repeat(300_000)), Buffer.from('</u>'.repeat(500_000))]) },
  { name: 'attributes without end', build: () => Buffer.concat([text(...head, 'Content-Type: text/html', '', '<a '), Buffer.from(Array.from({ length: 200_000 }, (_, i) => `a${String(i)}=1 `).join(''))]) },
  { name: 'a link label of 3 MB', build: () => Buffer.concat([text(...head, 'Content-Type: text/html', '', '<a href=http://a.example.test>'), Buffer.from('bank.example '.repeat(230_000))]) },
  { name: 'blanks and line ends without end', build: () => Buffer.concat([text(...head, 'Content-Type: text/html', '', ''), Buffer.from('<i> </i>\n'.repeat(300_000))]) },
  { name: 'brackets after an address', build: () => Buffer.concat([text(...head, '', 'http://a.example.test/'), Buffer.from('('.repeat(500_000)), Buffer.from(')'.repeat(500_000))]) },
  { name: 'schemes without hosts', build: () => Buffer.concat([text(...head, '', ''), Buffer.from('http://'.repeat(400_000))]) },
  { name: 'www. without end', build: () => Buffer.concat([text(...head, '', ''), Buffer.from('www.'.repeat(700_000))]) },
  { name: 'style sheets of open comments', build: () => Buffer.concat([text(...head, 'Content-Type: text/html', '', '<style>'), Buffer.from('/*url('.repeat(400_000))]) },
  { name: 'a multipart without a boundary', build: () => text(...head, 'Content-Type: multipart/mixed', '', '--x', '', 'http://a.example.test', '--x--') },
  { name: 'a multipart with an empty boundary', build: () => text(...head, 'Content-Type: multipart/mixed; boundary=""', '', '--', '', 'x', '----') },
  { name: 'a boundary that never comes', build: () => text(...head, 'Content-Type: multipart/mixed; boundary=never', '', 'x') },
  { name: 'a multipart that never ends', build: () => text(...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'x', '--b', '', 'y') },
  { name: 'parts with the boundary of their parent', build: () => text(...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'x', '--b--', '--b--') },
  { name: 'NULs everywhere', build: () => Buffer.concat([Buffer.from('Sub\0ject: a\0b\r\nSubject: c\0d\r\n\r\n'), Buffer.alloc(1_000_000)]) },
  { name: 'eight bits everywhere', build: () => Buffer.from(Array.from({ length: 2_000_000 }, (_, i) => 128 + ((i * 7919) % 128))) },
  { name: 'base64 cut short', build: () => text(...head, 'Content-Type: text/html', 'Content-Transfer-Encoding: base64', '', 'PGEgaHJlZj0iaHR0cDovL2EuZXhhbXBsZS50ZXN0Ij5') },
  { name: 'base64 that is none', build: () => text(...head, 'Content-Transfer-Encoding: base64', '', '=?!"§$%&/()='.repeat(100_000)) },
  { name: 'quoted-printable of equals signs', build: () => text(...head, 'Content-Transfer-Encoding: quoted-printable', '', '='.repeat(1_000_000)) },
  { name: 'uuencode', build: () => text(...head, 'Content-Transfer-Encoding: x-uuencode', '', 'begin 644 x', '#86)C', '`', 'end') },
  { name: 'an unknown charset and encoding', build: () => text(...head, 'Content-Type: text/plain; charset=klingon', 'Content-Transfer-Encoding: smoke-signals', '', 'x') },
  { name: 'half characters', build: () => text(...head, 'Content-Type: text/html; charset=utf-16', '', 'a\xd8\xd8\xd8b') },
  { name: 'parameters without end', build: () => text(...head, `Content-Type: text/plain${'; a*0*=utf-8\'\'%'.repeat(20_000)}`, '', 'x') },
  { name: 'a file name of 10 MB', build: () => text(...head, `Content-Disposition: attachment; filename="${'../'.repeat(3_000_000)}"`, '', 'x') },
];

function nestedMultiparts(depth: number): Buffer {
  const opening = Array.from({ length: depth }, (_, i) => `Content-Type: multipart/mixed; boundary=b${String(i)}\r\n\r\n--b${String(i)}\r\n`);
  return Buffer.concat([text(...head, ''), Buffer.from(opening.join('')), Buffer.from('\r\ndeep\r\n')]);
}

function base64Nested(levels: number): Buffer {
  let mail: Buffer = text(...head, '', 'x'.repeat(100_000));
  for (let i = 0; i < levels; i++) mail = Buffer.concat([text(...head, 'Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64', '', ''), Buffer.from(mail.toString('base64'))]);
  return mail;
}
