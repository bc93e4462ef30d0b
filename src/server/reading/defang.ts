import { withVisibleMarks } from './deceptive-text.ts';
import { trueTarget } from './true-target.ts';

const schemes: Record<string, string> = { http: 'hxxp', https: 'hxxps', ftp: 'fxp' };

/**
 * An address as text that leads nowhere and shows where it would lead (security 18): `hxxps://evil[.]test/login`, host in
 * punycode, what hides in it made visible. Never longer than `maxChars` and a mark.
 */
export function defang(address: string, base?: string, maxChars = 300): string {
  const { href, host, scheme } = trueTarget(address, base);
  if (href === null) return cut(withVisibleMarks(address.trim().replace(/:/g, '[:]').replace(/\./g, '[.]')), maxChars);
  if (host === null) return cut(withVisibleMarks(`${scheme}[:]${href.slice(scheme.length + 1).replace(/\./g, '[.]')}`), maxChars);
  const url = new URL(href);
  const user = url.username === '' ? '' : `${url.username}@`;
  const port = url.port === '' ? '' : `:${url.port}`;
  const rest = inner(`${url.pathname}${url.search}${url.hash}`);
  return cut(withVisibleMarks(`${schemes[scheme] ?? scheme}://${user.replace(/\./g, '[.]')}${host.replace(/\./g, '[.]')}${port}${rest}`), maxChars);
}

/** Addresses inside the address, such as a redirect's target, would be recognised alone. */
const inner = (rest: string): string =>
  rest.replace(/(https?|ftp):\/\/([^/?#&\s]*)/gi, (_all, scheme: string, host: string) => `${schemes[scheme.toLowerCase()] ?? scheme}://${host.replace(/\./g, '[.]')}`);

function cut(text: string, maxChars: number): string {
  return text.length <= maxChars ? text : `${text.slice(0, maxChars)}…`;
}
