import { manifestId } from './manifest-id.ts';
import { manifestFaults, type LocaleWords, type ManifestSettings, type ManifestWords } from './settings.ts';
import { versionOverrides } from './version-overrides.ts';
import { element, writeXml, type XmlElement } from './xml.ts';

/**
 * The version in the manifest, not that of the program: raise it with every change of what `writeManifest` writes, or clients that
 * have the add-in never fetch the new manifest. A test holds this (`tests/house/manifest-editions.json`).
 */
export const manifestVersion = '1.2.0.0';

/** Where people of a Microsoft 365 organisation sign in. Sovereign clouds have their own. */
const microsoftSignIn = ['https://login.microsoftonline.com'];

/**
 * An organisation's manifest: add-in-only XML, because the unified one reaches neither Mac nor phones nor Exchange Server.
 * Pure: the same settings give the same bytes.
 * @throws RangeError with every fault of the settings, one a line (`manifestFaults` gives them without throwing)
 */
export function writeManifest(settings: ManifestSettings): string {
  const faults = manifestFaults(settings);
  const [first, ...others] = settings.locales;
  if (faults.length > 0 || first === undefined) throw new RangeError(faults.join('\n'));
  const { origin } = new URL(settings.url);
  const { name, locales, variant } = settings;
  const pane = `${origin}/taskpane.html`;
  return writeXml(element('OfficeApp', {
    xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
    'xsi:type': 'MailApp',
  }, [
    element('Id', {}, settings.id ?? manifestId(origin)),
    element('Version', {}, settings.version),
    element('ProviderName', {}, 'Heads-Up'),
    element('DefaultLocale', {}, first.locale),
    localised('DisplayName', first, others, (words) => name ?? words.displayName),
    localised('Description', first, others, (words) => words.description),
    element('IconUrl', { DefaultValue: `${origin}/assets/icon-64.png` }),
    element('HighResolutionIconUrl', { DefaultValue: `${origin}/assets/icon-128.png` }),
    ...(settings.supportUrl === undefined ? [] : [element('SupportUrl', { DefaultValue: settings.supportUrl })]),
    element('AppDomains', {}, appDomains(origin, settings).map((domain) => element('AppDomain', {}, domain))),
    element('Hosts', {}, [element('Host', { Name: 'Mailbox' })]),
    // The lowest set with which the pane can report at all; whatever is newer is asked for at run time.
    element('Requirements', {}, [element('Sets', {}, [element('Set', { Name: 'Mailbox', MinVersion: '1.5' })])]),
    element('FormSettings', {}, [
      element('Form', { 'xsi:type': 'ItemRead' }, [
        element('DesktopSettings', {}, [element('SourceLocation', { DefaultValue: pane }), element('RequestedHeight', {}, '450')]),
      ]),
    ]),
    // Least privilege: reading the one open mail, its headers and files needs no more.
    element('Permissions', {}, 'ReadItem'),
    element('Rule', { 'xsi:type': 'RuleCollection', Mode: 'Or' }, [element('Rule', { 'xsi:type': 'ItemIs', ItemType: 'Message', FormType: 'Read' })]),
    element('DisableEntityHighlighting', {}, 'true'),
    versionOverrides({ origin, name, locales, variant }),
  ]));
}

/**
 * The address for the manifest of a running server: its public address, with https for the demo on loopback, which speaks http.
 * Outlook itself needs https; the demo's manifest is there to be read and checked.
 */
export function manifestAddress(publicUrl: string): string {
  const url = new URL(publicUrl);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return loopback && url.protocol === 'http:' ? `https://${url.host}` : url.origin;
}

function appDomains(origin: string, { variant, signIn }: ManifestSettings): string[] {
  const others = signIn ?? (variant === 'full' ? microsoftSignIn : []);
  return [...new Set([origin, ...others.map((address) => new URL(address).origin)])];
}

function localised(name: string, first: LocaleWords, others: readonly LocaleWords[], pick: (words: ManifestWords) => string): XmlElement {
  const overrides = others.map(({ locale, words }) => element('Override', { Locale: locale, Value: pick(words) }));
  return element(name, { DefaultValue: pick(first.words) }, overrides);
}
