import { decodeText } from './charset.ts';

/** A value with parameters, as of Content-Type and Content-Disposition: the value in lower case, parameter names too. */
export type Structured = { value: string; params: Map<string, string> };

const maxParams = 100;

/**
 * Reads `value; name=token; name="quoted"` (RFC 2045 5.1) as mail clients do, leniently, with RFC 2231 continuations
 * and charsets. The first of repeated parameters counts.
 */
export function parseStructured(text: string): Structured {
  const [value = '', ...rest] = splitOutsideQuotes(text);
  const raw = new Map<string, string>();
  for (const part of rest.slice(0, maxParams)) {
    const equals = part.indexOf('=');
    if (equals <= 0) continue;
    const name = part.slice(0, equals).trim().toLowerCase();
    if (!raw.has(name)) raw.set(name, unquote(part.slice(equals + 1).trim()));
  }
  return { value: withoutComments(value).trim().toLowerCase(), params: joinContinuations(raw) };
}

/** Splits at semicolons that are not inside a quoted string. */
function splitOutsideQuotes(text: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '\\') i++;
    else if (c === '"') quoted = !quoted;
    else if (c === ';' && !quoted) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return withoutComments(text).trim();
  let value = '';
  for (let i = 1; i < text.length && text[i] !== '"'; i++) {
    // A backslash before anything but a quote or itself is a Windows path more often than an escape.
    if (text[i] === '\\' && (text[i + 1] === '"' || text[i + 1] === '\\')) i++;
    value += text[i] ?? '';
  }
  return value;
}

/** Comments (RFC 5322 3.2.2) may stand where blanks may: `text/plain (see below)`, but not in `Invoice(1).pdf`. */
export function withoutComments(text: string): string {
  if (!text.includes('(')) return text;
  let kept = '';
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '\\') {
      if (depth === 0) kept += c + (text[i + 1] ?? '');
      i++;
    } else if (c === '"' && depth === 0) {
      quoted = !quoted;
      kept += c;
    } else if (c === '(' && !quoted && (depth > 0 || i === 0 || /\s/.test(text[i - 1] ?? ''))) depth++;
    else if (c === ')' && !quoted && depth > 0) depth--;
    else if (depth === 0) kept += c;
  }
  return kept;
}

/** RFC 2231: `name*0*=utf-8''…; name*1=…`, `name*=utf-8''…`. */
function joinContinuations(raw: Map<string, string>): Map<string, string> {
  const joined = new Map<string, string>();
  const sections = new Map<string, { at: number; text: string; encoded: boolean }[]>();
  for (const [name, text] of raw) {
    const match = /^([^*]+)\*(?:(\d{1,3})(\*?))?$/.exec(name);
    if (match === null) joined.set(name, text);
    else {
      const base = match[1] ?? '';
      const list = sections.get(base) ?? [];
      list.push({ at: Number(match[2] ?? 0), text, encoded: match[2] === undefined || match[3] === '*' });
      sections.set(base, list);
    }
  }
  for (const [name, list] of sections) {
    list.sort((a, b) => a.at - b.at);
    const [, charset, first] = list[0]?.encoded === true ? (/^([^']*)'[^']*'(.*)$/s.exec(list[0].text) ?? []) : [];
    const bytes = list.map(({ text, encoded }, index) => {
      const section = index === 0 && first !== undefined ? first : text;
      return encoded ? percentDecoded(section) : Buffer.from(section);
    });
    joined.set(name, decodeText(Buffer.concat(bytes), charset ?? 'utf-8'));
  }
  return joined;
}

function percentDecoded(text: string): Buffer {
  return Buffer.concat(text.split(/(%[0-9a-f]{2})/i).map((piece, index) => (index % 2 === 1 ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece))));
}
