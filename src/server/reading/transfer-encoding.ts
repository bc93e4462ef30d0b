/** Undoes a Content-Transfer-Encoding (RFC 2045 6). Broken input gives what can be had, never an error. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return decodeBase64(bytes);
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(bytes);
  if (encoding === 'x-uuencode' || encoding === 'uuencode' || encoding === 'x-uue') return decodeUuencode(bytes);
  return bytes;
}

function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const pad = text.indexOf('=');
  // Padding in the middle: some mailers pad each line. Each padded unit is whole in itself.
  if (pad >= 0 && /=[^=]*[A-Za-z0-9+/]{2}/.test(text.slice(pad, pad + 200)))
    return Buffer.concat(text.split(/=+/).map((unit) => Buffer.from(unit, 'base64')));
  return Buffer.from(text, 'base64');
}

const equals = 0x3d;

function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; ) {
    const next = bytes.indexOf(equals, i);
    const until = next < 0 ? bytes.length : next;
    length += bytes.copy(out, length, i, until);
    if (next < 0) break;
    const softBreak = lineBreakAt(bytes, next + 1);
    const byte = hexByteAt(bytes, next + 1);
    if (softBreak > 0) i = softBreak;
    else if (byte >= 0) {
      out[length++] = byte;
      i = next + 3;
    } else {
      out[length++] = equals;
      i = next + 1;
    }
  }
  return out.subarray(0, length);
}

/** End of the line break at `at`, blanks before it allowed (RFC 2045 6.7 rule 3), or 0. */
function lineBreakAt(bytes: Buffer, at: number): number {
  let i = at;
  while (i < at + 80 && (bytes[i] === 0x20 || bytes[i] === 0x09)) i++;
  if (i >= bytes.length) return bytes.length;
  if (bytes[i] === 0x0d && bytes[i + 1] === 0x0a) return i + 2;
  return bytes[i] === 0x0a ? i + 1 : 0;
}

function hexByteAt(bytes: Buffer, at: number): number {
  const high = hexDigit(bytes[at]);
  const low = hexDigit(bytes[at + 1]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(c: number | undefined): number {
  if (c === undefined) return -1;
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  const lower = c | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function decodeUuencode(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let inside = false;
  for (const line of bytes.toString('latin1').split(/\r?\n/)) {
    if (!inside) inside = /^begin [0-7]{3,4} /.test(line);
    else if (line === 'end') break;
    else pieces.push(uuLine(line));
  }
  return Buffer.concat(pieces);
}

function uuLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 32) & 63;
  const out = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let i = 0, at = 1; i < length; i += 3, at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((k) => (((line.charCodeAt(at + k) || 32) - 32) & 63)) as [number, number, number, number];
    out[i] = (a << 2) | (b >> 4);
    out[i + 1] = (b << 4) | (c >> 2);
    out[i + 2] = (c << 6) | d;
  }
  return out.subarray(0, length);
}
