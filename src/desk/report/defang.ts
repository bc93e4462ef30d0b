const schemes: Record<string, string> = { http: 'hxxp', https: 'hxxps', ftp: 'fxp' };

/**
 * An address from a mail as text that leads nowhere, also when copied: `hxxps://evil[.]test/login` (security 18).
 * Whatever a browser would understand as host is shown as the browser would ask for it, in punycode.
 */
export function defang(address: string): string {
  const text = address.trim();
  const url = parsed(text);
  if (url === null) return text.replace(/:/g, '[:]').replace(/\./g, '[.]');
  const scheme = url.protocol.slice(0, -1);
  if (url.host === '') return `${schemes[scheme] ?? scheme}[:]${url.href.slice(url.protocol.length).replace(/\./g, '[.]')}`;
  const user = url.username === '' && url.password === '' ? '' : `${url.username}${url.password === '' ? '' : `:${url.password}`}@`;
  return `${schemes[scheme] ?? scheme}://${user.replace(/\./g, '[.]')}${defangHost(url.host)}${inner(`${url.pathname}${url.search}${url.hash}`)}`;
}

/** A host or domain alone: `evil[.]test`. */
export const defangHost = (host: string): string => host.replace(/\./g, '[.]');

/** Addresses inside the address, such as a redirect's target, would be recognised alone. */
const inner = (rest: string): string =>
  rest.replace(/(https?|ftp):\/\/([^/?#&\s]*)/gi, (_all, scheme: string, host: string) => `${schemes[scheme.toLowerCase()] ?? scheme}://${defangHost(host)}`);

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
