import { fitsXml } from './xml.ts';

/** The manifest's sentences in one language. */
export interface ManifestWords {
  readonly displayName: string;
  readonly description: string;
  readonly groupLabel: string;
  readonly buttonLabel: string;
  readonly buttonTitle: string;
  readonly buttonDescription: string;
}

/** Sentences under a full locale (`nl-BE`, not `nl`): Outlook does not reliably fall back from one to the other. */
export interface LocaleWords {
  readonly locale: string;
  readonly words: ManifestWords;
}

/** `full` for Microsoft 365; `onprem` has only what Exchange Server (Mailbox 1.5) knows. */
export const manifestVariants = ['full', 'onprem'] as const;
export type ManifestVariant = (typeof manifestVariants)[number];

export interface ManifestSettings {
  /** Address of the organisation's public listener: https, host and perhaps port, no path. */
  readonly url: string;
  /** The organisation's own name for the add-in; otherwise that of the words. */
  readonly name?: string | undefined;
  /** GUID; otherwise that of the address (`manifestId`). */
  readonly id?: string | undefined;
  readonly version: string;
  /** The first one is the default, the others are overrides. */
  readonly locales: readonly LocaleWords[];
  readonly variant: ManifestVariant;
  /** Origins of the sign-in pages that a dialog of the pane may show; none on Exchange Server unless given. */
  readonly signIn?: readonly string[] | undefined;
  /** The organisation's own help page, shown by Outlook beside the add-in. */
  readonly supportUrl?: string | undefined;
}

/** Microsoft's limits (resources of VersionOverrides, DisplayName, Description), in characters. */
export const maxShortChars = 125;
export const maxLongChars = 250;
export const maxUrlChars = 2048;

const wordLimits: Readonly<Record<keyof ManifestWords, number>> = {
  displayName: maxShortChars,
  description: maxLongChars,
  groupLabel: maxShortChars,
  buttonLabel: maxShortChars,
  buttonTitle: maxShortChars,
  buttonDescription: maxLongChars,
};

/** Everything that keeps a manifest from being written, as sentences for an administrator; empty when nothing does. */
export function manifestFaults(settings: ManifestSettings): string[] {
  return [
    ...originFaults(settings.url, 'The address'),
    ...(settings.signIn ?? []).flatMap((origin) => originFaults(origin, 'The sign-in address')),
    ...(settings.supportUrl === undefined ? [] : supportFaults(settings.supportUrl)),
    ...(settings.name === undefined ? [] : textFaults(settings.name, maxShortChars, 'The name')),
    ...(settings.id === undefined || guid.test(settings.id) ? [] : [`The id must be a GUID such as 123e4567-e89b-12d3-a456-426614174000, not “${settings.id}”.`]),
    ...(version.test(settings.version) ? [] : [`The version must be one to four numbers of at most five digits, such as 1.0.0.0, not “${settings.version}”.`]),
    ...localeFaults(settings.locales),
  ];
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const version = /^\d{1,5}(\.\d{1,5}){0,3}$/;
const fullLocale = /^[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|\d{3})$/;

function originFaults(address: string, what: string): string[] {
  if (!URL.canParse(address)) return [`${what} must be a URL such as https://report.example.com, not “${address}”.`];
  const { protocol, username, password, pathname, search, hash } = new URL(address);
  if (protocol !== 'https:') return [`${what} must begin with https://, not “${protocol}//”: Outlook loads nothing over an open connection.`];
  if (username !== '' || password !== '') return [`${what} must not contain a user name or password.`];
  if (pathname !== '/' || search !== '' || hash !== '') return [`${what} must be a host, perhaps with a port, without the path “${pathname}${search}${hash}”.`];
  return address.length > maxUrlChars / 2 ? [`${what} is too long.`] : [];
}

function supportFaults(address: string): string[] {
  const works = URL.canParse(address) && new URL(address).protocol === 'https:' && address.length <= maxUrlChars;
  return works ? [] : [`The support page must be an https address of at most ${maxUrlChars} characters, not “${address}”.`];
}

function textFaults(text: string, maxChars: number, what: string): string[] {
  if (text.trim() === '') return [`${what} is empty.`];
  if (text.length > maxChars) return [`${what} has ${text.length} characters, Outlook takes at most ${maxChars}.`];
  return fitsXml(text) && !/[\t\n\r]/.test(text) ? [] : [`${what} has a line break or a control character in it.`];
}

function localeFaults(locales: readonly LocaleWords[]): string[] {
  if (locales.length === 0) return ['There are no words: at least the default language is needed.'];
  const names = locales.map(({ locale }) => locale);
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `The words for ${name} are there twice.`),
    ...names.filter((name) => !fullLocale.test(name)).map((name) => `“${name}” is not a full locale such as nl-BE.`),
    ...locales.flatMap(({ locale, words }) =>
      Object.entries(wordLimits).flatMap(([key, limit]) => textFaults(words[key as keyof ManifestWords], limit, `“${key}” of ${locale}`))),
  ];
}
