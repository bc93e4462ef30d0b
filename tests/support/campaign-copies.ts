import PostalMime from 'postal-mime';

/** A random source that gives the same numbers in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const colleagues = ['Noor Bakker', 'Jonas Weber', 'Maya Collins', 'Kenji Mori', 'Layla Haddad', 'Camille Roux', 'Ana Souza', 'Piotr Nowak'];
const banners = ['CAUTION: This email comes from outside the organization. Do not open links or attachments unless you expect them.', '[EXTERN] Diese Nachricht kommt von außerhalb.', 'External sender. Please be careful.'];
const footers = ['Checked by the mail gateway of Linden.', 'This message was scanned and no virus was found.', 'Sent to you because you are subscribed.'];
const prefixes = ['', '', '', '[EXTERNAL] ', 'Fwd: ', 'RE: ', '***SPAM*** '];

/**
 * The mail as another colleague gets and reports it: own recipient headers, another way through the servers, and small
 * differences such as real campaigns and gateways make: a greeting by name, the own address, tokens in links, a banner or a
 * footer, other numbers, another encoding.
 */
export async function campaignCopy(original: Buffer, random: () => number): Promise<Buffer> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const chance = (share: number) => random() < share;
  const name = pick(colleagues);
  const address = `${name.toLowerCase().replace(' ', '.')}${String(Math.floor(random() * 1000))}@linden.example`;
  const token = () => Array.from({ length: 16 }, () => Math.floor(random() * 36).toString(36)).join('');
  const personal = { greet: chance(0.4), addresses: chance(0.7), tokens: chance(0.6), numbers: chance(0.4), banner: chance(0.3), footer: chance(0.3) };
  const prefix = pick(prefixes);

  const change = (text: string, html: boolean): string => {
    let changed = text;
    if (personal.addresses) changed = changed.replace(/[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/g, (found) => (/phish|victim|user|recipient|example|pot/i.test(found) ? address : found));
    if (personal.tokens) changed = changed.replace(/https?:\/\/[^\s"'<>)]{6,200}/g, (url) => `${url}${url.includes('?') ? '&' : '?'}u=${token()}`);
    if (personal.numbers) changed = changed.replace(/(?<![\w#&=/.%-])\d{4,9}(?![\w;/.%-])/g, (digits) => String(Math.floor(random() * 10 ** Math.min(9, digits.length))).padStart(digits.length, '1'));
    const line = (words: string) => (html ? `<p>${words}</p>` : `${words}\r\n\r\n`);
    const before = `${personal.banner ? line(pick(banners)) : ''}${personal.greet ? line(`Dear ${name},`) : ''}`;
    const after = personal.footer ? line(pick(footers)) : '';
    if (!html) return `${before}${changed}\r\n${after}`;
    const body = /<body[^>]*>/i.exec(changed);
    const start = body === null ? 0 : body.index + body[0].length;
    const end = changed.toLowerCase().lastIndexOf('</body');
    return end < start ? `${changed.slice(0, start)}${before}${changed.slice(start)}${after}` : `${changed.slice(0, start)}${before}${changed.slice(start, end)}${after}${changed.slice(end)}`;
  };

  const headers = headerLines(original).filter((line) => !/^(?:to|cc|bcc|delivered-to|received|message-id|authentication-results|arc-[\w-]+|x-[\w-]+|return-path|content-[\w-]+|mime-version|dkim-signature):/i.test(line))
    .map((line) => (/^subject:/i.test(line) ? line.replace(/^subject:\s*/i, `Subject: ${prefix}`) : line));
  const messageId = chance(0.5) ? messageIdOf(original) : `<${token()}@mail.test>`;
  const top = [
    `Received: from relay${String(Math.floor(random() * 90))}.linden.example by mx.linden.example; Tue, 24 Nov 2026 10:${String(10 + Math.floor(random() * 49))}:00 +0000`,
    ...headers, `To: ${name} <${address}>`, `Delivered-To: ${address}`, `Message-ID: ${messageId}`, `X-Gateway-Id: ${token()}`,
  ];
  // As it stands, byte for byte below the header: most copies differ in no more than that.
  if (chance(0.3)) {
    const content = headerLines(original).filter((line) => /^(?:content-[\w-]+|mime-version):/i.test(line));
    return Buffer.concat([Buffer.from(`${[...top, ...content].join('\r\n')}\r\n\r\n`, 'latin1'), bodyOf(original)]);
  }
  const mail = await PostalMime.parse(original, { forceRfc822Attachments: true });
  const parts = [
    ...(mail.text === undefined ? [] : [part('text/plain; charset=utf-8', change(mail.text, false), chance(0.5))]),
    ...(mail.html === undefined ? [] : [part('text/html; charset=utf-8', change(mail.html, true), chance(0.5))]),
  ];
  const boundary = `b${token()}`;
  const files = mail.attachments.map(({ filename, mimeType, content }) => `Content-Type: ${mimeType}; name="${(filename ?? 'file').replace(/[^\w.-]/g, '_')}"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(Buffer.from(content as ArrayBuffer).toString('base64'))}`);
  const inner = files.length === 0 ? '' : `i${token()}`;
  const texts = (mark: string) => `${parts.map((one) => `--${mark}\r\n${one}\r\n`).join('')}--${mark}--\r\n`;
  const body = files.length === 0
    ? `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n${texts(boundary)}`
    : `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n--${boundary}\r\nContent-Type: multipart/alternative; boundary="${inner}"\r\n\r\n${texts(inner)}\r\n${files.map((file) => `--${boundary}\r\n${file}\r\n`).join('')}--${boundary}--\r\n`;
  return Buffer.from(`${top.join('\r\n')}\r\nMIME-Version: 1.0\r\n${body}`, 'latin1');
}

function part(type: string, text: string, base64: boolean): string {
  const bytes = Buffer.from(text, 'utf8');
  return base64 ? `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(bytes.toString('base64'))}` : `Content-Type: ${type}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(bytes)}`;
}

const wrapped = (text: string) => text.replace(/.{1,76}/g, '$&\r\n');

function quotedPrintable(bytes: Buffer): string {
  const encoded = [...bytes].map((byte) => (byte === 10 ? '\n' : byte === 13 ? '' : byte >= 32 && byte < 127 && byte !== 61 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)).join('');
  return encoded.split('\n').map((line) => line.replace(/.{1,70}(?<!=|=.)(?=.)/g, '$&=\r\n').replace(/ $/, '=20')).join('\r\n');
}

function headerEnd(mail: Buffer): number {
  const crlf = mail.indexOf('\r\n\r\n');
  const lf = mail.indexOf('\n\n');
  return crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf;
}

/** Header fields, each in one string with its folded lines. */
function headerLines(mail: Buffer): string[] {
  const end = headerEnd(mail);
  return mail.subarray(0, end < 0 ? mail.length : end).toString('latin1').replace(/\r\n/g, '\n').split(/\n(?![ \t])/).map((line) => line.replace(/\n/g, '\r\n')).filter((line) => /^[\w-]+:/.test(line));
}

function bodyOf(mail: Buffer): Buffer {
  const end = headerEnd(mail);
  return end < 0 ? Buffer.alloc(0) : mail.subarray(end + (mail[end] === 13 ? 4 : 2));
}

function messageIdOf(mail: Buffer): string {
  return headerLines(mail).find((line) => /^message-id:/i.test(line))?.replace(/^message-id:\s*/i, '') ?? '<none@mail.test>';
}
