import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Document } from '@xmldom/xmldom';
import { convert } from 'office-addin-manifest-converter';
import { manifestLocales } from '../../src/server/manifest/locales.ts';
import { manifestVersion, writeManifest } from '../../src/server/manifest/write-manifest.ts';
import {
  checkAddresses, checkHead, checkIcons, checkIds, checkLengths, checkLocales, checkOrder, checkPages, checkResources, parseManifest,
} from '../support/manifest-checks.ts';

const project = new URL('../../', import.meta.url);
const committed = readFileSync(new URL('manifest.xml', project), 'utf8');
/** The address in the committed manifest: reserved for documents (RFC 2606), to be replaced by an organisation's own. */
const placeholder = 'https://heads-up.example.com';
const written = (variant: 'full' | 'onprem') => writeManifest({ url: placeholder, version: manifestVersion, locales: manifestLocales, variant });

function edge(url: string): number {
  const picture = readFileSync(new URL(`.${new URL(url).pathname}`, project));
  const [width, height] = [picture.readUInt32BE(16), picture.readUInt32BE(20)];
  return picture.subarray(1, 4).toString() === 'PNG' && width === height ? width : Number.NaN;
}

/** Pages that webpack writes: each is a page of the same name in the add-in's sources. */
const pages = readdirSync(new URL('src/addin/', project), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html')).map((file) => file.split(/[\\/]/).at(-1) ?? '');

const checks = {
  order: checkOrder,
  resources: checkResources,
  ids: checkIds,
  lengths: checkLengths,
  addresses: checkAddresses,
  head: checkHead,
  locales: checkLocales(manifestLocales.map(({ locale }) => locale)),
  icons: checkIcons(edge),
  pages: checkPages(pages, []),
} satisfies Record<string, (manifest: Document) => string[]>;
type CheckName = keyof typeof checks;

describe.each(['full', 'onprem'] as const)('the %s manifest', (variant) => {
  const manifest = parseManifest(written(variant));

  test.each(Object.keys(checks) as CheckName[])('has nothing wrong in its %s', (name) => {
    expect(checks[name](manifest)).toEqual([]);
  });
});

describe('each check can fail', () => {
  const spoils: readonly (readonly [CheckName, string, (xml: string) => string])[] = [
    ['order', 'the version before the id', (xml) => xml.replace(/(\s*<Id>.*<\/Id>)(\s*<Version>.*<\/Version>)/, '$2$1')],
    ['order', 'pinning before the page', (xml) => xml.replace(/(<SourceLocation resid="Pane.Url"\/>)(\s*)(<SupportsPinning>true<\/SupportsPinning>)/, '$3$2$1')],
    ['order', 'shared folders after the extension point', (xml) => xml.replace(/<SupportsSharedFolders>true<\/SupportsSharedFolders>/, '').replace('</DesktopFormFactor>\n          <Mobile', '<SupportsSharedFolders>true</SupportsSharedFolders></DesktopFormFactor><Mobile')],
    ['order', 'no supertip', (xml) => xml.replace(/<Supertip>.*?<\/Supertip>/s, '')],
    ['order', 'an element of another world', (xml) => xml.replace('<FormSettings>', '<DefaultSettings/><FormSettings>')],
    ['order', 'the nested overrides before the resources', (xml) => xml.replace(/<Resources>.*?<\/Resources>/s, '')],
    ['resources', 'a reference to nothing', (xml) => xml.replace('resid="Button.Label"', 'resid="Button.Lable"')],
    ['resources', 'a reference to a text of the other kind', (xml) => xml.replace('<Title resid="Button.Title"/>', '<Title resid="Button.Description"/>')],
    ['resources', 'a resource that nothing uses', (xml) => xml.replace('<bt:Urls>', '<bt:Urls><bt:Url id="Spare" DefaultValue="https://heads-up.example.com/taskpane.html"/>')],
    ['resources', 'an id of 33 characters', (xml) => xml.replaceAll('Pane.Url', 'P'.repeat(33))],
    ['resources', 'a resource twice', (xml) => xml.replace(/(<bt:Url id="Pane.Url".*?\/>)/, '$1$1')],
    ['ids', 'two groups with one id', (xml) => xml.replaceAll('id="HeadsUp.Report"', 'id="HeadsUp.Group"')],
    ['lengths', 'a label of 126 characters', (xml) => xml.replaceAll('DefaultValue="Report"', `DefaultValue="${'R'.repeat(126)}"`)],
    ['lengths', 'a supertip of 251 characters in one language', (xml) => xml.replaceAll(/Value="Twijfel[^"]*"/g, `Value="${'T'.repeat(251)}"`)],
    ['lengths', 'an empty name', (xml) => xml.replace('<DisplayName DefaultValue="Heads-Up">', '<DisplayName DefaultValue="">')],
    ['addresses', 'a page over http', (xml) => xml.replace('"https://heads-up.example.com/taskpane.html"', '"http://heads-up.example.com/taskpane.html"')],
    ['addresses', 'a relative icon', (xml) => xml.replace('"https://heads-up.example.com/assets/icon-64.png"', '"assets/icon-64.png"')],
    ['addresses', 'an AppDomain with a path', (xml) => xml.replace('example.com</AppDomain>', 'example.com/</AppDomain>')],
    ['addresses', 'an AppDomain for everybody', (xml) => xml.replace('https://heads-up.example.com</AppDomain>', 'https://*.example.com</AppDomain>')],
    ['head', 'an id that is no GUID', (xml) => xml.replace(/<Id>.*<\/Id>/, '<Id>heads-up</Id>')],
    ['head', 'a version with a letter', (xml) => xml.replace(/<Version>.*<\/Version>/, '<Version>1.0.0-beta</Version>')],
    ['head', 'more rights', (xml) => xml.replace('ReadItem', 'ReadWriteMailbox')],
    ['head', 'a higher demand in an override', (xml) => xml.replace('<Hosts>\n      <Host xsi', '<Requirements><bt:Sets><bt:Set Name="Mailbox" MinVersion="1.13"/></bt:Sets></Requirements><Hosts>\n      <Host xsi')],
    ['locales', 'a language missing in one text', (xml) => xml.replace('<bt:Override Locale="nl-BE" Value="Melden"/>', '')],
    ['locales', 'a language without its country', (xml) => xml.replaceAll('Locale="nl-BE"', 'Locale="nl"')],
    ['icons', 'no large picture', (xml) => xml.replaceAll(/<bt:Image size="80" resid="Icon.80"\/>/g, '')],
    ['icons', 'a picture in the wrong size', (xml) => xml.replaceAll('/assets/icon-80.png', '/assets/icon-64.png')],
    ['icons', 'a density missing for phones', (xml) => xml.replace('<bt:Image size="48" scale="3" resid="Icon.144"/>', '')],
    ['pages', 'a page that is not built', (xml) => xml.replaceAll('taskpane.html', 'panel.html')],
    ['pages', 'a function that is not built', (xml) => xml.replace('ShowTaskpane', 'ExecuteFunction').replace('<SourceLocation resid="Pane.Url"/>', '<FunctionName>onSpamReport</FunctionName>')],
  ];

  test.each(spoils)('%s: %s', (name, _what, spoil) => {
    const spoiled = spoil(committed);
    expect(spoiled).not.toBe(committed);
    expect(checks[name](parseManifest(spoiled))).not.toEqual([]);
  });

  test('a picture that is not there is found', () => {
    expect(() => checkIcons(edge)(parseManifest(committed.replaceAll('icon-16.png', 'icon-17.png')))).toThrow('ENOENT');
  });

  test('a document that is not well formed is not read', () => {
    expect(() => parseManifest(committed.replace('</OfficeApp>', ''))).toThrow();
  });
});

describe('the committed manifest.xml', () => {
  test('is exactly what the generator writes for the placeholder address', () => {
    expect(committed).toBe(written('full'));
  });

  test('changes only together with its version, because clients fetch a manifest anew only when that rises', () => {
    const editions = JSON.parse(readFileSync(new URL('manifest-editions.json', import.meta.url), 'utf8')) as { version: string; sha256: string }[];
    const sha256 = createHash('sha256').update(committed).digest('hex');
    expect(new Set(editions.map(({ version }) => version)).size).toBe(editions.length);
    expect(editions.at(-1)).toEqual({ version: manifestVersion, sha256 });
  });

  test('is read by Microsoft’s manifest library', () => {
    // In a process of its own: the library is CommonJS that requires an ES module, which Jest's runtime cannot do on Node 20.
    const script = "import tool from 'office-addin-manifest'; console.log(JSON.stringify(await tool.OfficeAddinManifest.readManifestFile('manifest.xml')))";
    const info: unknown = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: project, encoding: 'utf8' }));
    expect(info).toMatchObject({ officeAppType: 'MailApp', permissions: 'ReadItem', hosts: ['Mailbox'], defaultLocale: 'en-US', displayName: 'Heads-Up' });
  });
});

describe('Microsoft’s own parser, offline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heads-up-manifest-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('reads a pinnable pane and every language', async () => {
    await convert(new URL('manifest.xml', project).pathname, folder);
    const converted = readFileSync(join(folder, 'manifest.json'), 'utf8');
    expect(JSON.parse(converted)).toMatchObject({ extensions: [{ runtimes: [{ code: { page: `${placeholder}/taskpane.html` }, actions: [{ type: 'openPage', pinnable: true }] }, {}, {}] }] });
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', ...manifestLocales.slice(1).map(({ locale }) => `${locale.toLowerCase()}.json`)].sort());
  });

  test('refuses one without a ribbon label', async () => {
    const file = join(folder, 'spoiled.xml');
    writeFileSync(file, committed.replaceAll('<Label resid="Button.Label"/>', ''));
    jest.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    await expect(convert(file, join(folder, 'spoiled'))).rejects.toBeDefined();
  });
});
