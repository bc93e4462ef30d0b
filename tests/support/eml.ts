/** Writes a small mail: header lines, a blank line, body lines. Text is UTF-8, lines end as in mails. */
export function eml(headers: string[], ...body: string[]): Buffer {
  return Buffer.from([...headers, '', ...body].join('\r\n'));
}

/** A multipart mail of parts that are already written with `eml`. */
export function multipart(kind: string, headers: string[], ...parts: Buffer[]): Buffer {
  const boundary = `b${String(parts.length)}${kind}`;
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part, Buffer.from('\r\n')]);
  return Buffer.concat([eml([...headers, `Content-Type: multipart/${kind}; boundary="${boundary}"`], ''), ...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}
