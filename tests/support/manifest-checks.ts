import { DOMParser, type Document, type Element } from '@xmldom/xmldom';

/** A check looks at a parsed manifest and says what is wrong in it, one sentence each. */
export type ManifestCheck = (manifest: Document) => string[];

/** Parses strictly: a document that is not well formed is refused here. */
export function parseManifest(xml: string): Document {
  const complain = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError: complain }).parseFromString(xml, 'text/xml');
}

export const elementsOf = (parent: Element): Element[] => [...parent.childNodes].filter((node): node is Element => node.nodeType === 1);
const all = (manifest: Document | Element, name = '*'): Element[] => [...manifest.getElementsByTagName(name)];
const root = (manifest: Document): Element => {
  if (manifest.documentElement === null) throw new Error('There is no root element.');
  return manifest.documentElement;
};
const top = (manifest: Document, name: string): string => elementsOf(root(manifest)).find(({ tagName }) => tagName === name)?.textContent ?? '';
const parent = (element: Element): Element => element.parentNode as Element;
export const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';

/** Outlook refuses a manifest whose children stand in another order (Microsoft: manifest-element-ordering, MS-OWEMXML). `!` marks what must be there. */
const orders: Readonly<Record<string, string>> = {
  OfficeApp:
    'Id! AlternateId Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! HighResolutionIconUrl! SupportUrl AppDomains Hosts! ' +
    'Requirements! FormSettings! Permissions! Rule! DisableEntityHighlighting VersionOverrides',
  VersionOverrides: 'Description Requirements Hosts! Resources! WebApplicationInfo EquivalentAddins ConnectedServiceControls ExtendedPermissions VersionOverrides',
  DesktopFormFactor: 'SupportsSharedFolders FunctionFile ExtensionPoint!',
  MobileFormFactor: 'FunctionFile ExtensionPoint!',
  OfficeTab: 'Group!',
  Group: 'Label! Tooltip Control!',
  Button: 'Label! Tooltip Supertip! Icon! Action!',
  MobileButton: 'Label! Icon! Action!',
  Supertip: 'Title! Description!',
  ShowTaskpane: 'SourceLocation! SupportsPinning SupportsNoItemContext SupportsMultiSelect',
  ExecuteFunction: 'FunctionName!',
  MailHost: 'Runtimes DesktopFormFactor! MobileFormFactor',
  MessageReadCommandSurface: 'OfficeTab!',
  MobileMessageReadCommandSurface: 'Group!',
  Resources: 'bt:Images! bt:Urls! bt:ShortStrings! bt:LongStrings!',
};

const typed = ['Control', 'Action', 'Host', 'ExtensionPoint'];

export const checkOrder: ManifestCheck = (manifest) =>
  all(manifest).flatMap((element) => {
    const type = typed.includes(element.tagName) ? attribute(element, 'xsi:type') : '';
    const order = orders[type === '' ? element.tagName : type]?.split(' ');
    if (order === undefined) return type === '' ? [] : [`${element.tagName} has the unknown type ${type}`];
    const names = order.map((name) => name.replace('!', ''));
    const children = elementsOf(element).map(({ tagName }) => tagName);
    const places = children.map((name) => names.indexOf(name));
    const where = type === '' ? element.tagName : type;
    return [
      ...children.filter((name) => !names.includes(name)).map((name) => `${where} must not contain ${name}`),
      ...places.flatMap((place, index) => (place < (places[index - 1] ?? -1) ? [`${where}: ${children[index] ?? ''} stands too late`] : [])),
      ...order.filter((name) => name.endsWith('!') && !children.includes(name.slice(0, -1))).map((name) => `${where} lacks ${name.slice(0, -1)}`),
    ];
  });

const kinds: Readonly<Record<string, string>> = {
  Label: 'bt:ShortStrings', Title: 'bt:ShortStrings', Description: 'bt:LongStrings', SourceLocation: 'bt:Urls', FunctionFile: 'bt:Urls', 'bt:Image': 'bt:Images',
};

export const checkResources: ManifestCheck = (manifest) =>
  all(manifest, 'Resources').flatMap((resources) => {
    const overrides = parent(resources);
    // The version nested inside has resources of its own.
    const own = (element: Element): boolean => closest(element, 'VersionOverrides') === overrides;
    const defined = elementsOf(resources).flatMap((kind) => elementsOf(kind).map((resource) => ({ kind: kind.tagName, id: attribute(resource, 'id') })));
    const used = all(overrides).filter((element) => element.hasAttribute('resid') && own(element)).map((element) => ({ tag: element.tagName, id: attribute(element, 'resid') }));
    return [
      ...defined.filter(({ id }, index) => defined.findIndex((other) => other.id === id) !== index).map(({ id }) => `the resource ${id} is there twice`),
      ...defined.filter(({ id }) => id.length > 32 || id === '').map(({ id }) => `the id ${id} is longer than 32 characters or empty`),
      ...defined.filter(({ id }) => !used.some((use) => use.id === id)).map(({ id }) => `nothing uses the resource ${id}`),
      ...used.filter(({ tag, id }) => !defined.some((resource) => resource.id === id && resource.kind === kinds[tag])).map(({ tag, id }) => `${tag} refers to ${id}, which is not there`),
    ];
  });

function closest(element: Element, name: string): Element {
  let found = parent(element);
  while (found.tagName !== name) found = parent(found);
  return found;
}

/** Groups and controls need ids that are theirs alone within a form factor. */
export const checkIds: ManifestCheck = (manifest) =>
  all(manifest).filter(({ tagName }) => tagName.endsWith('FormFactor')).flatMap((factor) => {
    const ids = [...all(factor, 'Group'), ...all(factor, 'Control')].map((element) => attribute(element, 'id'));
    return ids.filter((id, index) => id === '' || id.length > 125 || ids.indexOf(id) !== index).map((id) => `the id ${id} is empty, too long or there twice`);
  });

const limits: Readonly<Record<string, number>> = { DisplayName: 125, Description: 250, 'bt:ShortStrings': 125, 'bt:LongStrings': 250, 'bt:Urls': 2048, 'bt:Images': 2048 };

export const checkLengths: ManifestCheck = (manifest) =>
  all(manifest).flatMap((element) => {
    const limit = limits[element.tagName] ?? limits[parent(element).tagName] ?? (/^(bt:)?Override$/.test(element.tagName) ? limits[parent(parent(element)).tagName] : undefined);
    const value = element.getAttribute('DefaultValue') ?? element.getAttribute('Value');
    if (limit === undefined || value === null) return [];
    return value.length > limit || value.trim() === '' ? [`“${value.slice(0, 40)}…” in ${element.tagName} is empty or longer than ${limit}`] : [];
  });

export const checkAddresses: ManifestCheck = (manifest) => [
  ...all(manifest).flatMap((element) => [element.getAttribute('DefaultValue') ?? '', element.getAttribute('Value') ?? '', elementsOf(element).length === 0 ? (element.textContent ?? '') : ''])
    .filter((value) => /^[a-z]+:\/\//i.test(value) && !(value.startsWith('https://') && URL.canParse(value)))
    .map((value) => `${value} is not an https address`),
  ...['IconUrl', 'HighResolutionIconUrl', 'SourceLocation', 'bt:Url', 'bt:Image'].flatMap((name) => all(manifest, name))
    .map((element) => element.getAttribute('DefaultValue')).filter((value) => value !== null && !value.startsWith('https://')).map((value) => `${value} is not an https address`),
  ...all(manifest, 'AppDomain').map(({ textContent }) => textContent ?? '')
    .filter((domain) => !/^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(domain)).map((domain) => `the AppDomain ${domain} is more than scheme, host and port`),
];

export const checkHead: ManifestCheck = (manifest) => [
  ...(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(top(manifest, 'Id')) ? [] : ['Id is not a GUID']),
  ...(/^[1-9]\d{0,4}(\.\d{1,5}){1,3}$/.test(top(manifest, 'Version')) ? [] : ['Version is not of the form 1.2.3.4, from 1.0 on']),
  ...(top(manifest, 'Permissions') === 'ReadItem' ? [] : ['Permissions are not ReadItem']),
  ...(all(manifest, 'Set').map((set) => attribute(set, 'MinVersion')).join() === '1.5' ? [] : ['the base does not ask for Mailbox 1.5']),
  ...all(manifest, 'bt:Set').map((set) => attribute(set, 'MinVersion')).filter((version) => version !== '1.5').map((version) => `an override asks for ${version}: Exchange Server refuses the whole manifest`),
];

/** Every text is there in every language, under full locales, and never for the default's own. */
export const checkLocales = (locales: readonly string[]): ManifestCheck => (manifest) => {
  const [first = '', ...others] = locales;
  const texts = [...all(manifest, 'DisplayName'), ...all(manifest, 'Description').filter((element) => element.hasAttribute('DefaultValue')), ...all(manifest, 'bt:String')];
  return [
    ...(top(manifest, 'DefaultLocale') === first ? [] : ['DefaultLocale is not the first language']),
    ...locales.filter((locale) => !/^[a-z]{2,3}-[A-Z]{2}$/.test(locale)).map((locale) => `${locale} is not a full locale`),
    ...texts.flatMap((text) => {
      const found = elementsOf(text).map((override) => attribute(override, 'Locale'));
      return found.join() === others.join() ? [] : [`${text.tagName} ${attribute(text, 'id')} has the languages ${found.join()} instead of ${others.join()}`];
    }),
  ];
};

/** Ribbon: 16, 32 and 80 are demanded. Phone: 25, 32, 48, each in three densities. `edge` reads the picture's true size. */
export const checkIcons = (edge: (url: string) => number): ManifestCheck => (manifest) => [
  ...all(manifest, 'Icon').flatMap((icon) => {
    const images = elementsOf(icon).map((image) => ({ name: `${attribute(image, 'size')}x${attribute(image, 'scale') || '1'}`, wanted: Number(attribute(image, 'size')) * Number(attribute(image, 'scale') || '1'), url: resource(image) }));
    const demanded = attribute(icon, 'xsi:type') === 'bt:MobileIconList' ? [25, 32, 48].flatMap((size) => [1, 2, 3].map((scale) => `${size}x${scale}`)) : ['16x1', '32x1', '80x1'];
    return [
      ...demanded.filter((name) => !images.some((image) => image.name === name)).map((name) => `an Icon lacks ${name}`),
      ...images.filter(({ wanted, url }) => edge(url) !== wanted).map(({ wanted, url }) => `${url} is not ${wanted} pixels`),
    ];
  }),
  ...[['IconUrl', 64] as const, ['HighResolutionIconUrl', 128] as const].flatMap(([name, wanted]) =>
    all(manifest, name).map((element) => attribute(element, 'DefaultValue')).filter((url) => edge(url) !== wanted).map((url) => `${url} is not ${wanted} pixels`)),
];

function resource(reference: Element): string {
  const id = attribute(reference, 'resid');
  const found = all(closest(reference, 'VersionOverrides'), 'bt:Image').find((image) => attribute(image, 'id') === id);
  return found === undefined ? '' : attribute(found, 'DefaultValue');
}

/** Every page the manifest opens is one that the build makes, and every function it calls is in the bundles. */
export const checkPages = (pages: readonly string[], functions: readonly string[]): ManifestCheck => (manifest) => [
  ...[...all(manifest, 'SourceLocation'), ...all(manifest, 'bt:Url')].map((element) => element.getAttribute('DefaultValue')).filter((url) => url !== null)
    .map((url) => new URL(url).pathname.slice(1)).filter((page) => !pages.includes(page)).map((page) => `the build makes no page ${page}`),
  ...all(manifest, 'FunctionName').map(({ textContent }) => textContent ?? '').filter((name) => !functions.includes(name)).map((name) => `no bundle has the function ${name}`),
];
