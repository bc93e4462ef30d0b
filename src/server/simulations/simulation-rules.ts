import { createHash, timingSafeEqual } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { Link } from '../../contract/desk.ts';
import type { SimulationProduct, SimulationSettings } from '../../contract/simulation.ts';
import { firstValue, type Field } from '../reading/header-fields.ts';
import { isUnder, textPattern } from './pattern.ts';

/** The setting in the form that mails are held against; built once per change, so that a mail costs little. */
export type SimulationRules = {
  /** The shared secret, or one that still counts, in its field. */
  carriesSecret: (fields: Field[]) => boolean;
  /** A header or sender of one of the products. */
  carriesMark: (fields: Field[]) => boolean;
  /** The first product that a link of this mail leads to, with that product's links. */
  linked: (links: readonly Link[]) => { product: SimulationProduct; links: Link[] } | undefined;
};

/** A mail repeats a field as often as it likes; its mail program sends the secret once. */
const maxSecretTries = 4;
/** A generated secret has 43 characters. */
const maxSecretChars = 200;

export const secretDigest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Rules of these products, whether they are on or not. @param digests SHA-256 of the secrets that count. */
export function rulesOf({ secretHeader, products }: SimulationSettings, digests: readonly Buffer[]): SimulationRules {
  const byName = new Map<string, ((value: string) => boolean)[]>();
  const byStart: { start: string; test: (value: string) => boolean }[] = [];
  for (const { name, value } of products.flatMap(({ headers }) => headers)) {
    const test = textPattern(value ?? '');
    const field = name.toLowerCase();
    if (field.endsWith('*')) byStart.push({ start: field.slice(0, -1), test });
    else byName.set(field, [...(byName.get(field) ?? []), test]);
  }
  const senders = products.flatMap((product) => product.senders.map(asciiAddress));
  const addresses = new Set(senders.filter((sender) => sender.includes('@')));
  const domains = new Set(senders.filter((sender) => !sender.includes('@')));
  const hosts = products.map((product) => ({ product, hosts: new Set(product.linkHosts.map(asciiHost)) }));
  const secretField = secretHeader.toLowerCase();

  const isSender = (value: string | undefined) => {
    const address = mailboxOf(value ?? '');
    return address !== undefined && (addresses.has(address) || isUnder(domains, address.slice(address.lastIndexOf('@') + 1)));
  };
  return {
    carriesSecret(fields) {
      if (digests.length === 0) return false;
      const values = fields.filter(({ name }) => name === secretField).slice(0, maxSecretTries).filter(({ value }) => value.length <= maxSecretChars);
      return values.some(({ value }) => digests.some((digest) => timingSafeEqual(digest, secretDigest(value.trim()))));
    },
    carriesMark: (fields) =>
      fields.some(({ name, value }) => byName.get(name)?.some((test) => test(value)) === true || byStart.some(({ start, test }) => name.startsWith(start) && test(value)))
      || (senders.length > 0 && ['from', 'sender', 'return-path'].some((name) => isSender(firstValue(fields, name)))),
    linked(links) {
      for (const { product, hosts: own } of hosts) {
        const theirs = links.filter(({ host }) => host !== null && isUnder(own, host));
        if (theirs.length > 0) return { product, links: theirs };
      }
      return undefined;
    },
  };
}

/** The host as links of mails are kept: in ASCII, lower case. */
export const asciiHost = (host: string): string => domainToASCII(host) || host.toLowerCase();

function asciiAddress(sender: string): string {
  const at = sender.lastIndexOf('@') + 1;
  return sender.slice(0, at).toLowerCase() + asciiHost(sender.slice(at));
}

/** The address of a field, as cheaply as can be: what stands in the last angle brackets, or the whole. Good enough for a hint. */
function mailboxOf(value: string): string | undefined {
  const text = value.slice(0, 2_000);
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  const address = (open >= 0 ? text.slice(open + 1, close < 0 ? undefined : close) : text).trim().toLowerCase();
  return address.includes('@') && !/[\s,;"]/.test(address) ? address : undefined;
}
