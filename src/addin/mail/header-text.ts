/** Fields that describe how the original was packed; a reconstruction is packed anew. */
const packing = /^(content-[a-z-]+|mime-version)$/i;

const encoder = new TextEncoder();

/**
 * The original's header fields, untouched and in order, but for those of its packing. Lines that are no field are left
 * out: a blank line would end the header, and the raw block travels beside the mail anyway.
 */
export function keptFields(headers: string): string[] {
  const fields: string[] = [];
  for (const line of headers.split(/\r\n|\r|\n/)) {
    if (/^[ \t]+\S/.test(line) && fields.length > 0) fields[fields.length - 1] += `\r\n${line}`;
    else if (/^[!-9;-~]+[ \t]*:/.test(line)) fields.push(line);
  }
  return fields.filter((field) => !packing.test(field.slice(0, field.indexOf(':')).trim()));
}

/** RFC 2047 words for text from outside: plain ASCII stays as it is, anything else cannot reach a header raw. */
export function encodedText(text: string): string {
  if (/^[ -~]*$/.test(text) && !text.includes('=?') && text.length <= 900) return text;
  const words: string[] = [];
  let word: number[] = [];
  for (const sign of text) {
    const bytes = encoder.encode(sign);
    // 45 bytes are 60 characters: the whole word stays below the 75 of RFC 2047.
    if (word.length + bytes.length > 45) {
      words.push(encodedWord(word));
      word = [];
    }
    word.push(...bytes);
  }
  if (word.length > 0) words.push(encodedWord(word));
  return words.join('\r\n ');
}

function encodedWord(bytes: number[]): string {
  return `=?UTF-8?B?${btoa(String.fromCharCode(...bytes))}?=`;
}

/** A parameter of a header field in RFC 2231 form, folded in pieces, so that no name can break the line or the field. */
export function encodedParameter(name: string, value: string): string {
  const signs = [...encoder.encode(value)].map((byte) => {
    const sign = String.fromCharCode(byte);
    return /[A-Za-z0-9._-]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  const pieces: string[] = [''];
  for (const sign of signs) {
    if ((pieces.at(-1) ?? '').length + sign.length > 60) pieces.push('');
    pieces[pieces.length - 1] += sign;
  }
  if (pieces.length === 1) return `;\r\n ${name}*=UTF-8''${pieces[0]}`;
  return pieces.map((piece, i) => `;\r\n ${name}*${i}*=${i === 0 ? `UTF-8''` : ''}${piece}`).join('');
}

/** An address or id from outside, with everything taken out that could end it or the line. */
export function bareToken(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u0020\u007f-\u009f<>"(),;\\]/g, '').slice(0, 500);
}
