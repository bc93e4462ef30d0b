import type { Hop } from '../../contract/desk.ts';
import type { Field } from './header-fields.ts';
import { maxHops, maxShownChars } from './limits.ts';
import { withoutComments } from './structured-field.ts';

/**
 * The Received fields, newest first as in the mail (RFC 5321 4.4). Only the ones our own servers wrote are true;
 * everything below the first foreign one may be the attacker's invention.
 */
export function readReceived(fields: Field[]): Hop[] {
  return fields.filter(({ name }) => name === 'received').slice(0, maxHops).map(({ value }) => readHop(value));
}

function readHop(value: string): Hop {
  const raw = value.slice(0, maxShownChars);
  const semicolon = raw.lastIndexOf(';');
  const clauses = withoutComments(semicolon < 0 ? raw : raw.slice(0, semicolon));
  return {
    from: clause(clauses, 'from'),
    by: clause(clauses, 'by'),
    with: clause(clauses, 'with'),
    at: semicolon < 0 ? null : readDate(raw.slice(semicolon + 1)),
    raw,
  };
}

function clause(text: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}\\s+([^\\s;]{1,255})`, 'i').exec(text)?.[1] ?? null;
}

/** An RFC 5322 date as ISO 8601, or null where it is none. */
export function readDate(text: string | undefined): string | null {
  if (text === undefined) return null;
  const time = Date.parse(withoutComments(text.slice(0, 200)).replace(/\s+/g, ' ').trim());
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
