import { randomBytes } from 'node:crypto';
import { directionOf } from '../../words/languages.ts';
import type { Config } from '../config.ts';
import type { PageWords } from './page-words.ts';

/** What the pane needs to know about this organisation. Public: nothing here is a secret. */
function paneConfig(config: Config, version: string) {
  const audience = config.token.audience;
  return {
    clientId: config.token.clientId,
    // MSAL wants the authority, which for Entra is the issuer without its version.
    authority: config.token.issuer.replace(/\/v2\.0\/?$/, ''),
    scope: `${audience.includes('://') ? audience : `api://${audience}`}/${config.token.scope}`,
    maxMailBytes: config.maxMailBytes,
    organisation: config.organisation,
    deskPhone: config.deskPhone,
    deskMail: config.deskMail,
    version,
  };
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string) => text.replace(/[&<>"]/g, (char) => escapes[char] ?? '');
/** JSON inside a script element: `<` alone could end it. */
const scriptJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

const hostOf = (url: string) => new URL(url).origin;

/** Hosts that Microsoft's own office.js talks to; only when it comes from Microsoft (docs/security.md). */
const officeHosts = 'https://*.cdn.office.net https://*.events.data.microsoft.com';

/** The pane's HTML with its CSP (security 2): scripts only from itself and the office.js hosts, styles by nonce, framed only by Outlook. */
export function panePage(template: string, config: Config, version: string, words: PageWords): { html: string; csp: string } {
  const nonce = randomBytes(16).toString('base64');
  const scripts = [...new Set(config.officeJs.map(hostOf))];
  const fromMicrosoft = scripts.some((host) => /\.(microsoft\.com|office\.net)$/.test(host));
  const identity = [...new Set([hostOf(config.token.issuer), ...(fromMicrosoft ? ['https://login.microsoftonline.com'] : [])])].join(' ');
  const office = fromMicrosoft ? ` ${officeHosts}` : '';
  const csp = [
    `default-src 'none'`,
    `script-src 'self' ${scripts.join(' ')}${fromMicrosoft ? ' https://*.cdn.office.net https://ajax.aspnetcdn.com' : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `connect-src 'self' ${identity}${office}`,
    `frame-src ${identity}${fromMicrosoft ? ' https://telemetryservice.firstpartyapps.oaspapps.com' : ` ${scripts.join(' ')}`}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors ${config.frameAncestors.join(' ')}`,
  ].join('; ');
  const html = template
    .replaceAll('{{NONCE}}', () => attribute(nonce))
    .replace('{{OFFICE_JS}}', () => config.officeJs.map((url) => `<script src="${attribute(url)}"></script>`).join('\n    '))
    .replace('{{CONFIG}}', () => `<script type="application/json" id="headsup-config">${scriptJson(paneConfig(config, version))}</script>`)
    .replace('{{WORDS}}', () => `<script type="application/json" id="headsup-words">${scriptJson(words)}</script>`)
    .replace('<html lang="en">', () => `<html lang="${attribute(words.language)}" dir="${directionOf(words.language)}">`);
  return { html, csp };
}
