import type { Authentication } from '../../contract/desk.ts';
import type { Field } from './header-fields.ts';
import { maxAuthentications, maxShownChars } from './limits.ts';
import { withoutComments } from './structured-field.ts';

/** Stands in the list of trusted servers for a field without an authserv-id, which is what Exchange Online writes. */
export const unnamedServer = '-';

/**
 * Reads Authentication-Results (RFC 8601) and ARC's copies of it (RFC 8617), newest first.
 * A result is trusted only in the topmost Authentication-Results field and when its authserv-id is one the operator named:
 * anybody can write such a field into a mail, but only below what our own servers add.
 */
export function readAuthentication(fields: Field[], trustedAuthservIds: string[]): Authentication[] {
  const trusted = new Set(trustedAuthservIds.map((id) => id.toLowerCase()));
  const results: Authentication[] = [];
  let topmost = true;
  for (const { name, value } of fields) {
    const arc = name === 'arc-authentication-results';
    if (name !== 'authentication-results' && !arc) continue;
    const { server, methods } = readResults(value, arc);
    const isTrusted = !arc && topmost && trusted.has(server === '' ? unnamedServer : server.toLowerCase());
    if (!arc) topmost = false;
    for (const method of methods) results.push({ server, trusted: isTrusted, ...method });
  }
  return results.slice(0, maxAuthentications);
}

type Method = Pick<Authentication, 'method' | 'result' | 'detail'>;

/** `authserv-id [version]; method=result (comment) reason=… ptype.property=value; …` */
function readResults(value: string, arc: boolean): { server: string; methods: Method[] } {
  const clauses = splitClauses(value);
  // ARC puts its instance first: `i=1; mx.example; spf=pass`.
  if (arc && /^\s*i\s*=\s*\d+\s*$/i.test(clauses[0] ?? '')) clauses.shift();
  const head = withoutComments(clauses[0] ?? '').trim();
  const unnamed = /^[\w-]+(?:\s*\/\s*\d+)?\s*=/.test(head);
  const server = unnamed ? '' : (/^"?([^\s";]{1,255})/.exec(head)?.[1] ?? '');
  return { server, methods: (unnamed ? clauses : clauses.slice(1)).flatMap(readMethod) };
}

function readMethod(clause: string): Method[] {
  const text = clause.replace(/\s+/g, ' ').trim();
  const match = /^([\w-]{1,60})(?: ?\/ ?\d+)? ?= ?([\w-]{1,60})/.exec(text);
  const [whole = '', method = '', result = ''] = match ?? [];
  return match === null ? [] : [{ method: method.toLowerCase(), result: result.toLowerCase(), detail: text.slice(whole.length).trim().slice(0, maxShownChars) }];
}

/** Splits at semicolons outside quotes and comments. */
function splitClauses(value: string): string[] {
  const clauses: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < value.length; i++) {
    const c = value[i];
    if (c === '\\') i++;
    else if (c === '"' && depth === 0) quoted = !quoted;
    else if (quoted) continue;
    else if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    else if (c === ';' && depth === 0) {
      clauses.push(value.slice(start, i));
      start = i + 1;
    }
  }
  clauses.push(value.slice(start));
  return clauses;
}
