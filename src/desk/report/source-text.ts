/**
 * The source comes byte for character. Where the bytes are UTF-8 it reads better decoded; otherwise it stays as it is,
 * so that nothing is guessed. Line ends become one sign.
 */
export function sourceText(text: string): string {
  return decoded(text).replace(/\r\n/g, '\n');
}

function decoded(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text; // eslint-disable-line no-control-regex -- the range of bytes is meant
  try {
    // `stream`: a slice may end inside a character.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(text, (byte) => byte.charCodeAt(0)), { stream: true });
  } catch {
    return text;
  }
}

export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** The header fields of a source's beginning, unfolded (RFC 5322 2.2.3). `whole` is false when the header goes on beyond it. */
export function headerFields(source: string): { fields: HeaderField[]; whole: boolean } {
  const text = sourceText(source);
  const end = /^\n|\n[ \t]*\n/.exec(text);
  const lines = (end === null ? text : text.slice(0, end.index)).split('\n');
  const fields: { name: string; value: string }[] = [];
  for (const line of lines) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) { last.value += ` ${line.trim()}`; continue; }
    const colon = line.indexOf(':');
    if (line.trim() !== '') fields.push(colon > 0 ? { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() } : { name: '', value: line });
  }
  return { fields, whole: end !== null };
}
