import { createHash } from 'node:crypto';
import { evidenceSchema } from '../../../src/contract/desk.ts';
import { maxParts } from '../../../src/server/reading/limits.ts';
import { readMail } from '../../../src/server/reading/read-mail.ts';
import { eml, multipart } from '../../support/eml.ts';

const read = (raw: Buffer, trustedAuthservIds: string[] = []) => {
  const { reading, evidence } = readMail(raw, { trustedAuthservIds });
  expect(evidenceSchema.parse(evidence)).toEqual(evidence);
  return { reading, ...evidence };
};
const html = (...lines: string[]) => eml(['From: a@example.test', 'Content-Type: text/html; charset=utf-8'], ...lines);
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

describe('reading the header', () => {
  it('tells who, to whom, what and when', () => {
    const mail = read(eml([
      'Return-Path: <bounce@news.example.test>', 'From: =?utf-8?Q?J=C3=BCrgen?= <juergen@example.test>', 'Sender: desk@example.test', 'To: "Bakker, Noor" <noor@linden.example>, team: a@linden.example, b@linden.example;',
      'Reply-To: other@elsewhere.test', 'Subject: =?iso-8859-1?Q?F=FCr?= =?iso-8859-1?Q?_Sie?=', 'Date: Sun, 22 Nov 2026 09:12:00 +0100 (CET)', 'Message-ID: <1@example.test>',
    ], 'hello'));
    expect(mail).toMatchObject({
      reading: 'read', subject: 'Für Sie', from: { name: 'Jürgen', address: 'juergen@example.test' }, sender: { address: 'desk@example.test' }, returnPath: 'bounce@news.example.test',
      date: '2026-11-22T08:12:00.000Z', messageId: '<1@example.test>', text: 'hello\n', hasHtml: false, flags: ['reply-to-differs'],
    });
    expect(mail.to.map(({ address }) => address)).toEqual(['noor@linden.example', 'a@linden.example', 'b@linden.example']);
  });

  it('reads raw UTF-8 and raw western bytes', () => {
    expect(read(eml(['Subject: Glückwunsch 🎉'], '')).subject).toBe('Glückwunsch 🎉');
    expect(read(Buffer.from('Subject: Gl\xfcckwunsch\r\n\r\n', 'latin1')).subject).toBe('Glückwunsch');
  });

  it('unfolds, and goes on after a line that is no field', () => {
    expect(read(eml(['From sender@example.test Sun Nov 22', 'Subject: one', ' two', 'no field at all', 'X-Other: 1', 'Message-ID: <2@example.test>'], '')).messageId).toBe('<2@example.test>');
  });

  it.each(['From', 'Subject', 'To', 'Message-ID', 'Date', 'Reply-To', 'Content-Type'])('flags a second %s, and shows the first', (name) => {
    const value = name === 'Content-Type' ? 'text/plain' : 'one@example.test';
    expect(read(eml([`${name}: ${value}`, `${name}: two@example.test`], '')).flags).toContain('duplicate-header');
  });

  it('flags a name that is another address', () => {
    expect(read(eml(['From: "ceo@linden.example" <x@evil.test>'], '')).flags).toEqual(['display-name-address']);
    expect(read(eml(['From: "a@example.test" <A@example.test>'], '')).flags).toEqual([]);
  });

  it('flags marks of simulations', () => {
    expect(read(eml(['X-PHISHTEST: 1'], '')).flags).toEqual(['simulation-mark']);
  });

  it('follows the route', () => {
    const { received } = read(eml([
      'Received: from mx.elsewhere.test (mx.elsewhere.test [192.0.2.1])', ' by mail.linden.example (Postfix; see (x)) with ESMTPS id 1', ' for <noor@linden.example>; Sun, 22 Nov 2026 09:12:01 +0100',
      'Received: nonsense',
    ], ''));
    expect(received).toEqual([
      expect.objectContaining({ from: 'mx.elsewhere.test', by: 'mail.linden.example', with: 'ESMTPS', at: '2026-11-22T08:12:01.000Z' }),
      { from: null, by: null, with: null, at: null, raw: 'nonsense' },
    ]);
  });
});

describe('authentication results', () => {
  const header = (...lines: string[]) => eml(lines.map((line) => `Authentication-Results: ${line}`), '');

  it('are read with comments, versions, reasons and properties', () => {
    const { authentication } = read(header('mx.linden.example 1; spf=pass (sender IP; is 192.0.2.1) smtp.mailfrom=a@example.test; dkim=fail reason="bad; signature" header.d=example.test; dmarc/1 = fail; none'), ['mx.linden.example']);
    expect(authentication.map(({ method, result, trusted }) => [method, result, trusted])).toEqual([['spf', 'pass', true], ['dkim', 'fail', true], ['dmarc', 'fail', true]]);
    expect(authentication[1]?.detail).toBe('reason="bad; signature" header.d=example.test');
  });

  it('count as trusted only in the topmost field, and only of a server the operator named', () => {
    const forged = read(header('mx.linden.example; spf=fail', 'mx.linden.example; spf=pass'), ['mx.linden.example']);
    expect(forged.authentication.map(({ result, trusted }) => [result, trusted])).toEqual([['fail', true], ['pass', false]]);
    expect(read(header('evil.test; spf=pass', 'mx.linden.example; spf=fail'), ['mx.linden.example']).authentication.some(({ trusted }) => trusted)).toBe(false);
    expect(read(header('mx.linden.example.evil.test; spf=pass'), ['mx.linden.example']).authentication[0]?.trusted).toBe(false);
  });

  it('are read without a server name, as Exchange Online writes them, and trusted only where the operator says so', () => {
    const mail = header('spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.test; dkim=none; compauth=pass reason=100');
    expect(read(mail).authentication).toMatchObject([{ server: '', trusted: false, method: 'spf' }, { method: 'dkim' }, { method: 'compauth' }]);
    expect(read(mail, ['-']).authentication[0]?.trusted).toBe(true);
  });

  it('of a chain (ARC) are shown, never trusted', () => {
    expect(read(eml(['ARC-Authentication-Results: i=1; mx.linden.example 1; spf=pass'], ''), ['mx.linden.example']).authentication).toMatchObject([{ server: 'mx.linden.example', method: 'spf', result: 'pass', trusted: false }]);
  });
});

describe('reading links', () => {
  it('finds where each leads and what it shows', () => {
    const { links } = read(html('<a href="http://evil.test/x">https://www.bank.example/login</a> <a href="https://news.bank.example/">www.bank.example</a> <a href="https://evil.test/y">Read <b>more</b></a>'));
    expect(links.map(({ host, label, flags, place }) => [host, label, flags, place])).toEqual([
      ['evil.test', 'https://www.bank.example/login', ['label-target-mismatch'], 'link'],
      ['news.bank.example', 'www.bank.example', [], 'link'],
      ['evil.test', 'Read more', [], 'link'],
      ['www.bank.example', null, [], 'text'],
    ]);
  });

  it('finds them in every place that HTML has for addresses', () => {
    const { links } = read(html(
      '<base href="https://base.test/dir/"><link rel=stylesheet href=//style.test/a.css><meta http-equiv=refresh content="0; url=\'https://refresh.test/\'">',
      '<body background=http://background.test><map><area href=https://area.test></map><form action=https://form.test><button formaction=https://button.test>x</button></form>',
      '<img src=https://img.test/a.png srcset="https://srcset1.test/a 1x, https://srcset2.test/b 2x"><svg><image xlink:href=https://svg.test /></svg>',
      '<div style="background:u\\72l(https://style-attribute.test/)"></div><style>@import "https://import.test"; a{b:url( https://sheet.test )}</style>',
      '<!--[if mso]><v:fill src="https://comment.test/a"><![endif]--><script>location="https://script.test"</script><a href=relative>x</a><iframe src=https://frame.test></iframe>',
    ));
    expect(new Set(links.map(({ host }) => host))).toEqual(new Set([
      'style.test', 'refresh.test', 'background.test', 'area.test', 'form.test', 'button.test', 'img.test', 'srcset1.test', 'srcset2.test', 'svg.test', 'style-attribute.test', 'import.test',
      'sheet.test', 'comment.test', 'script.test', 'base.test', 'frame.test',
    ]));
    expect(links.find(({ host }) => host === 'form.test')?.place).toBe('form');
    expect(links.find(({ host }) => host === 'img.test')?.place).toBe('load');
    expect(links.find(({ host }) => host === 'comment.test')?.place).toBe('markup');
  });

  it('finds where a redirect or a link protection leads on to', () => {
    const { links } = read(html('<a href="https://safelinks.example.test/?url=https%3A%2F%2Fevil.test%2Flogin&amp;data=1">x</a><a href="https://r.example.test/?to=https://other.test/">y</a>'));
    expect(links.filter(({ place }) => place === 'inside').map(({ host }) => host)).toEqual(['evil.test', 'other.test']);
  });

  it('finds them in plain text, without the punctuation around', () => {
    const { links } = read(eml([], 'See (https://a.test/x), <http://b.test/y>, http://bank.example@c.test/. Or www.d.example! Not file.name, nor a@e.test.'));
    expect(links.map(({ url, host }) => [url, host])).toEqual([['https://a.test/x', 'a.test'], ['http://b.test/y', 'b.test'], ['http://bank.example@c.test/', 'c.test'], ['http://www.d.example', 'www.d.example']]);
  });

  it('lists addresses without a host, too', () => {
    const { links } = read(html('<a href="javascript:alert(1)">x</a><a href="mailto:a@b.test">y</a><a href="#top">z</a><a href="search-ms:query=x">q</a>'));
    expect(links.map(({ url, host }) => [url, host])).toEqual([['javascript:alert(1)', null], ['mailto:a@b.test', null], ['search-ms:query=x', null]]);
  });

  it('flags hosts and labels that deceive', () => {
    const { links, flags } = read(html('<a href="https://раypal.example/">pay</a><a href="https://evil.test">bank\u200b.example</a>'));
    expect(links.map((link) => link.flags)).toEqual([['mixed-scripts'], ['zero-width']]);
    expect(flags).toEqual(expect.arrayContaining(['mixed-scripts', 'zero-width']));
  });

  it('reads any charset and transfer encoding', () => {
    const encoded = eml(['Content-Type: text/html; charset=utf-16le', 'Content-Transfer-Encoding: base64'], Buffer.from('<a href="https://utf16.test/">x</a>', 'utf16le').toString('base64'));
    expect(read(encoded).links[0]?.host).toBe('utf16.test');
    const quoted = eml(['Content-Type: text/html; charset=shift_jis', 'Content-Transfer-Encoding: quoted-printable'], '<a href=3D"https://quoted.=', 'test/">=83e=83X=83g</a>');
    expect(read(quoted).links[0]).toMatchObject({ host: 'quoted.test', label: 'テスト' });
  });

  it('looks into attached HTML and into mails in the mail', () => {
    const file = eml(['Content-Type: application/octet-stream; name=invoice.htm', 'Content-Disposition: attachment; filename=invoice.htm', 'Content-Transfer-Encoding: base64'], Buffer.from('<form action="https://attached.test">').toString('base64'));
    const inner = eml(['Content-Type: message/rfc822'], 'Subject: inner', '', 'https://inner.test');
    const mail = read(multipart('mixed', ['Subject: outer'], eml([], 'words'), file, inner));
    expect(mail.links.map(({ host }) => host)).toEqual(['attached.test', 'inner.test']);
    expect(mail.subject).toBe('outer');
    expect(mail.text.trim()).toBe('words');
    expect(mail.attachments.map(({ name, type }) => [name, type])).toEqual([['invoice.htm', 'application/octet-stream'], ['', 'message/rfc822']]);
  });
});

describe('reading attachments', () => {
  const attached = (name: string, content: string | Buffer, header = `Content-Disposition: attachment; filename="${name}"`) =>
    read(multipart('mixed', [], eml([], 'x'), eml([header, 'Content-Transfer-Encoding: base64'], Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n')))).attachments[0];

  it('gives name, size and SHA-256 of the decoded bytes', () => {
    expect(attached('a.pdf', 'hello '.repeat(100))).toMatchObject({ name: 'a.pdf', size: 600, sha256: sha256('hello '.repeat(100)), flags: [] });
  });

  it('reads names in every form they come in', () => {
    const forms = [
      'Content-Disposition: attachment; filename*=utf-8\'\'%e2%82%ac%20rates.txt', 'Content-Disposition: attachment; filename*0*=utf-8\'\'%e2%82; filename*1*=%ac%20ra; filename*2="tes.txt"',
      'Content-Disposition: attachment; filename="=?utf-8?B?4oKsIHJhdGVzLnR4dA==?="', 'Content-Type: text/plain; name="€ rates.txt"',
    ];
    for (const form of forms) expect(attached('', 'x', form)?.name).toBe('€ rates.txt');
  });

  it.each([
    ['invoice.pdf.exe', 'x', ['executable-attachment', 'double-extension']],
    ['invoice.exe. ', 'x', ['executable-attachment']],
    ['photo\u202egpj.scr', 'x', ['bidi-control', 'executable-attachment']],
    ['notes.docm', 'x', ['executable-attachment']],
    ['image.iso', 'x', ['executable-attachment']],
    ['harmless.txt', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]), ['executable-attachment']],
    ['secret.zip', Buffer.from('504b0304140001000800', 'hex'), ['encrypted-archive']],
    ['open.zip', Buffer.from('504b0304140000000800', 'hex'), []],
    ['v1.2.final.pdf', 'x', []],
    ['archive.tar.gz', 'x', []],
  ])('flags %j', (name, content, flags) => {
    expect(attached(name, content)?.flags).toEqual(flags);
  });

  it('keeps the bytes of text files as they are, line ends and last line included', () => {
    const mail = read(Buffer.from('Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment; filename=a.txt\n\none\ntwo\n\n--b--\n'));
    expect(mail.attachments[0]?.sha256).toBe(sha256('one\ntwo\n'));
  });
});

describe('what is too much', () => {
  const many = (parts: number) => Buffer.from(['Subject: many', 'Content-Type: multipart/mixed; boundary=b', '', ...Array.from({ length: parts }, (_, i) => `--b\r\n\r\nhttps://h${String(i)}.test`), '--b--'].join('\r\n'));

  it('is one part more than 1,000: the rest is read, and it is said', () => {
    expect(read(many(maxParts))).toMatchObject({ reading: 'read', leftOut: [] });
    const limited = read(many(maxParts + 1));
    expect(limited).toMatchObject({ reading: 'limited', subject: 'many' });
    expect(limited.links).toHaveLength(maxParts);
    expect(limited.leftOut).toEqual([expect.stringContaining('more than 1000 parts')]);
  });

  it('is one level more than 32', () => {
    const nested = (levels: number) => Buffer.from(Array.from({ length: levels }, () => 'Content-Type: message/rfc822\r\n\r\n').join('') + '\r\nhttps://deep.test');
    expect(read(nested(32))).toMatchObject({ reading: 'read' });
    expect(read(nested(32)).links[0]?.host).toBe('deep.test');
    expect(read(nested(33))).toMatchObject({ reading: 'limited', leftOut: [expect.stringContaining('32 levels')] });
  });

  it('is one header byte more than 1 MiB', () => {
    const header = (bytes: number) => Buffer.from(`Subject: long\r\nX: ${'a'.repeat(bytes - 20)}\r\n\r\nhttps://body.test`);
    expect(read(header(1024 * 1024)).reading).toBe('read');
    expect(read(header(1024 * 1024 + 1))).toMatchObject({ reading: 'limited', subject: 'long', leftOut: [expect.stringContaining('1 MiB')] });
    expect(read(header(3 * 1024 * 1024)).links[0]?.host).toBe('body.test');
  });

  it('is one field more than 10,000', () => {
    const fields = (n: number) => Buffer.from(`Subject: fields\r\n${'a: b\r\n'.repeat(n - 1)}\r\nhttps://body.test`);
    expect(read(fields(9_999)).reading).toBe('read');
    expect(read(fields(10_001))).toMatchObject({ reading: 'limited', subject: 'fields', links: [{ host: 'body.test' }] });
  });

  it('is too long a time: what was found until then is kept', () => {
    let time = 0;
    const { reading, evidence } = readMail(many(500), { trustedAuthservIds: [] }, () => (time += 10));
    expect(reading).toBe('limited');
    expect(evidence.subject).toBe('many');
    expect(evidence.leftOut).toEqual([expect.stringContaining('too long')]);
  });
});
