/** Characters decoded in one go: enough to be quick, few enough not to copy a large mail twice. A multiple of four. */
const stretchChars = 1024 * 1024;

/** Bytes of a base64 text, line breaks allowed; null when it is none. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const packed = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  const bytes = new Uint8Array(Math.ceil((packed.length * 3) / 4));
  let length = 0;
  try {
    for (let start = 0; start < packed.length; start += stretchChars) {
      const stretch = atob(packed.slice(start, start + stretchChars));
      for (let i = 0; i < stretch.length; i += 1) bytes[length + i] = stretch.charCodeAt(i);
      length += stretch.length;
    }
  } catch {
    return null;
  }
  return bytes.subarray(0, length);
}

/** Base64 in lines of 76 characters, as RFC 2045 asks for. */
export function encodeBase64Lines(bytes: Uint8Array): string {
  const lines: string[] = [];
  // 57 bytes make 76 characters.
  for (let start = 0; start < bytes.length; start += 57) lines.push(btoa(String.fromCharCode(...bytes.subarray(start, start + 57))));
  return lines.join('\r\n');
}
