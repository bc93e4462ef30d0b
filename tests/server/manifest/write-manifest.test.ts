import { DOMParser } from '@xmldom/xmldom';
import { manifestId } from '../../../src/server/manifest/manifest-id.ts';
import { manifestLocales } from '../../../src/server/manifest/locales.ts';
import { manifestFaults, maxLongChars, maxShortChars, type ManifestSettings } from '../../../src/server/manifest/settings.ts';
import { manifestAddress, writeManifest } from '../../../src/server/manifest/write-manifest.ts';

const settings: ManifestSettings = { url: 'https://report.example.com', version: '1.0.0.0', locales: manifestLocales, variant: 'full' };
const read = (changes: Partial<ManifestSettings>) => new DOMParser().parseFromString(writeManifest({ ...settings, ...changes }), 'text/xml');
const value = (changes: Partial<ManifestSettings>, name: string) => read(changes).getElementsByTagName(name)[0]?.getAttribute('DefaultValue');
const texts = (changes: Partial<ManifestSettings>, name: string) => [...read(changes).getElementsByTagName(name)].map(({ textContent }) => textContent);

describe('the name', () => {
  test.each(['<&"\'>', ']]>', '<!-- x --><Id/>', '"/><Permissions>ReadWriteMailbox</Permissions>', 'Crédit & Co “x”', '報告 😀', '&lt;'])('%s stays a name', (name) => {
    expect(value({ name }, 'DisplayName')).toBe(name);
    expect(texts({ name }, 'Permissions')).toEqual(['ReadItem']);
    expect([...read({ name }).getElementsByTagName('Override')].slice(0, 2).map((override) => override.getAttribute('Value'))).toEqual([name, name]);
  });

  test(`may have ${maxShortChars} characters and not one more`, () => {
    expect(manifestFaults({ ...settings, name: 'x'.repeat(maxShortChars) })).toEqual([]);
    expect(manifestFaults({ ...settings, name: 'x'.repeat(maxShortChars + 1) })).toEqual(['The name has 126 characters, Outlook takes at most 125.']);
  });

  test.each(['', '  ', 'a\nb', 'a\u0000b', 'a\u001bb', 'a\ud800b', 'a\uffffb'])('%j is refused', (name) => {
    expect(manifestFaults({ ...settings, name })).toHaveLength(1);
    expect(() => writeManifest({ ...settings, name })).toThrow(RangeError);
  });
});

describe('the address', () => {
  test.each(['http://report.example.com', 'https://report.example.com/heads-up', 'https://report.example.com/?x', 'https://report.example.com/#x',
    'https://user:secret@report.example.com', 'report.example.com', '', 'javascript:alert(1)', 'file:///etc/passwd'])('%j is refused', (url) => {
    expect(manifestFaults({ ...settings, url })).toHaveLength(1);
  });

  test('may have a port and ends up without a slash, in lower case and in ASCII', () => {
    expect(texts({ url: 'https://REPORT.Bücher.example:8443/', signIn: [] }, 'AppDomain')).toEqual(['https://report.xn--bcher-kva.example:8443']);
  });

  test('of a demo on loopback is written with https, any other as it is', () => {
    expect(manifestAddress('http://localhost:3001')).toBe('https://localhost:3001');
    expect(manifestAddress('http://127.0.0.1:3001/')).toBe('https://127.0.0.1:3001');
    expect(manifestAddress('https://report.example.com/')).toBe('https://report.example.com');
    expect(manifestFaults({ ...settings, url: manifestAddress('http://report.example.com') })).toHaveLength(1);
  });
});

describe('the id', () => {
  test('is the same each time for an address and for both variants, so that a redeploy updates the add-in', () => {
    const ids = [texts({}, 'Id'), texts({}, 'Id'), texts({ variant: 'onprem', name: 'Other' }, 'Id'), texts({ url: 'https://report.example.com/' }, 'Id')];
    expect(new Set(ids.map(([id]) => id)).size).toBe(1);
  });

  test('differs from address to address', () => {
    expect(texts({ url: 'https://report.example.com:8443' }, 'Id')).not.toEqual(texts({}, 'Id'));
  });

  test('is a UUID of version 5 that never changes again', () => {
    expect(manifestId('https://heads-up.example.com')).toBe('a77bd970-3012-5a2e-a905-44640b1389fa');
  });

  test('can be kept when the address moves', () => {
    const id = '123e4567-e89b-12d3-a456-426614174000';
    expect(texts({ id }, 'Id')).toEqual([id]);
    expect(manifestFaults({ ...settings, id: 'mine' })).toHaveLength(1);
  });
});

describe('the variants', () => {
  test('onprem has nothing that Exchange Server does not know', () => {
    const manifest = writeManifest({ ...settings, variant: 'onprem' });
    expect(manifest).not.toMatch(/MobileFormFactor|SupportsSharedFolders|microsoftonline|MinVersion="1\.(?!5")/);
    expect(manifest).toContain('<SupportsPinning>true</SupportsPinning>');
  });

  test('full has the pane for phones and shared folders', () => {
    expect(writeManifest(settings)).toMatch(/SupportsSharedFolders[^]*MobileFormFactor/);
  });
});

describe('the words', () => {
  test('are refused beyond Microsoft’s limits, in any language', () => {
    const [first, second] = manifestLocales;
    if (first === undefined || second === undefined) throw new Error('two locales are needed');
    const at = { ...second.words, description: 'x'.repeat(maxLongChars) };
    const beyond = { ...second.words, description: 'x'.repeat(maxLongChars + 1), buttonLabel: '' };
    expect(manifestFaults({ ...settings, locales: [first, { ...second, words: at }] })).toEqual([]);
    expect(manifestFaults({ ...settings, locales: [first, { ...second, words: beyond }] })).toEqual([
      '“description” of nl-NL has 251 characters, Outlook takes at most 250.', '“buttonLabel” of nl-NL is empty.',
    ]);
  });

  test('may be in any number of locales, each full and once', () => {
    const [first] = manifestLocales;
    if (first === undefined) throw new Error('a locale is needed');
    const locale = (name: string) => ({ locale: name, words: first.words });
    expect(manifestFaults({ ...settings, locales: ['en-US', 'de-DE', 'zh-Hans-CN', 'ar-SA', 'es-419'].map(locale) })).toEqual([]);
    expect(manifestFaults({ ...settings, locales: ['en-US', 'nl'].map(locale) })).toEqual(['“nl” is not a full locale such as nl-BE.']);
    expect(manifestFaults({ ...settings, locales: ['en-US', 'en-US'].map(locale) })).toEqual(['The words for en-US are there twice.']);
    expect(manifestFaults({ ...settings, locales: [] })).toHaveLength(1);
  });

  test('on a ribbon button for a phone have at most 16 characters', () => {
    expect(manifestLocales.filter(({ words }) => words.buttonLabel.length > 16)).toEqual([]);
  });
});

test('all faults are told at once', () => {
  expect(manifestFaults({ ...settings, url: 'http://x', name: '', id: 'x', version: '1.x', supportUrl: 'mailto:x@example.com', signIn: ['https://a.example/b'] })).toHaveLength(6);
});
