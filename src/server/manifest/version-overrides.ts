import type { LocaleWords, ManifestVariant } from './settings.ts';
import { element, type XmlElement } from './xml.ts';

/** What the ribbon part of the manifest is made from; already checked. */
export interface RibbonSettings {
  readonly origin: string;
  readonly name: string | undefined;
  readonly locales: readonly LocaleWords[];
  readonly variant: ManifestVariant;
}

/** Edges of the ribbon's pictures in pixels: 16, 32 and 80 are demanded, the others keep them sharp between. */
const ribbonIconSizes = [16, 20, 24, 32, 40, 48, 64, 80];

/** Outlook on a phone: three sizes in three densities. */
const mobileIconSizes = [25, 32, 48];
const mobileScales = [1, 2, 3];

const namespaces = {
  VersionOverridesV1_0: 'http://schemas.microsoft.com/office/mailappversionoverrides',
  VersionOverridesV1_1: 'http://schemas.microsoft.com/office/mailappversionoverrides/1.1',
};

/**
 * Version 1.0 with 1.1 as its last child. 1.0 is what a client reads that knows no more: the pane, not pinnable. 1.1 repeats it
 * with pinning, shared folders and phones. Neither demands more than the base does: Exchange Server refuses a whole manifest for
 * a nested demand above 1.5.
 */
export function versionOverrides(settings: RibbonSettings): XmlElement {
  return overrides('VersionOverridesV1_0', settings, [overrides('VersionOverridesV1_1', settings, [])]);
}

function overrides(type: keyof typeof namespaces, settings: RibbonSettings, last: readonly XmlElement[]): XmlElement {
  const latest = type === 'VersionOverridesV1_1';
  // Exchange Server's schema is older than both: it would refuse the manifest for what it would not use.
  const modern = latest && settings.variant === 'full';
  const host = element('Host', { 'xsi:type': 'MailHost' }, [
    element('DesktopFormFactor', {}, [...(modern ? [element('SupportsSharedFolders', {}, 'true')] : []), readSurface(latest)]),
    ...(modern ? [element('MobileFormFactor', {}, [mobileSurface()])] : []),
  ]);
  return element('VersionOverrides', { xmlns: namespaces[type], 'xsi:type': type }, [element('Hosts', {}, [host]), resources(settings, modern), ...last]);
}

function readSurface(pinnable: boolean): XmlElement {
  const button = element('Control', { 'xsi:type': 'Button', id: 'HeadsUp.Report' }, [
    reference('Label', 'Button.Label'),
    element('Supertip', {}, [reference('Title', 'Button.Title'), reference('Description', 'Button.Description')]),
    element('Icon', {}, ribbonIconSizes.map((size) => element('bt:Image', { size: `${size}`, resid: `Icon.${size}` }))),
    showPane(pinnable),
  ]);
  const group = element('Group', { id: 'HeadsUp.Group' }, [reference('Label', 'Group.Label'), button]);
  return element('ExtensionPoint', { 'xsi:type': 'MessageReadCommandSurface' }, [element('OfficeTab', { id: 'TabDefault' }, [group])]);
}

function mobileSurface(): XmlElement {
  const icons = mobileIconSizes.flatMap((size) =>
    mobileScales.map((scale) => element('bt:Image', { size: `${size}`, scale: `${scale}`, resid: `Icon.${size * scale}` })));
  const button = element('Control', { 'xsi:type': 'MobileButton', id: 'HeadsUp.Mobile.Report' }, [
    reference('Label', 'Button.Label'),
    element('Icon', { 'xsi:type': 'bt:MobileIconList' }, icons),
    showPane(false),
  ]);
  const group = element('Group', { id: 'HeadsUp.Mobile.Group' }, [reference('Label', 'Group.Label'), button]);
  return element('ExtensionPoint', { 'xsi:type': 'MobileMessageReadCommandSurface' }, [group]);
}

function showPane(pinnable: boolean): XmlElement {
  const pinning = pinnable ? [element('SupportsPinning', {}, 'true')] : [];
  return element('Action', { 'xsi:type': 'ShowTaskpane' }, [reference('SourceLocation', 'Pane.Url'), ...pinning]);
}

function resources({ origin, name, locales, variant }: RibbonSettings, mobile: boolean): XmlElement {
  const sizes = new Set([...ribbonIconSizes, ...(mobile && variant === 'full' ? mobileIconSizes.flatMap((size) => mobileScales.map((scale) => size * scale)) : [])]);
  const images = [...sizes].sort((one, other) => one - other);
  return element('Resources', {}, [
    element('bt:Images', {}, images.map((size) => element('bt:Image', { id: `Icon.${size}`, DefaultValue: `${origin}/assets/icon-${size}.png` }))),
    element('bt:Urls', {}, [element('bt:Url', { id: 'Pane.Url', DefaultValue: `${origin}/taskpane.html` })]),
    element('bt:ShortStrings', {}, [
      text('Group.Label', locales, (words) => name ?? words.groupLabel),
      text('Button.Label', locales, (words) => words.buttonLabel),
      text('Button.Title', locales, (words) => words.buttonTitle),
    ]),
    element('bt:LongStrings', {}, [text('Button.Description', locales, (words) => words.buttonDescription)]),
  ]);
}

function text(id: string, locales: readonly LocaleWords[], pick: (words: LocaleWords['words']) => string): XmlElement {
  const [first, ...others] = locales.map(({ locale, words }) => ({ locale, value: pick(words) }));
  const overridden = others.map(({ locale, value }) => element('bt:Override', { Locale: locale, Value: value }));
  return element('bt:String', { id, DefaultValue: first?.value ?? '' }, overridden);
}

function reference(name: string, resid: string): XmlElement {
  return element(name, { resid });
}
