import type { Regions } from '../../../src/contract/desk-words.ts';
import { regionFaults } from '../../../src/server/audience/check-regions.ts';
import { defaultRegions } from '../../../src/server/audience/default-regions.ts';
import { noChoices, resolveAudience } from '../../../src/server/audience/resolve-audience.ts';
import type { Person } from '../../../src/server/identity/verify-token.ts';

const somebody: Person = { tenantId: 't', personId: 'p', name: 'Noor', address: 'noor@linden.example', country: null, department: null, roles: [] };
const nothing = { language: 'en', timeZone: '' };

test.each([
  ['the country of the account', { country: 'NL' }, nothing, 'europe', 'country', 'part-of-the-solution'],
  ['the country before the time zone', { country: 'US' }, { language: 'nl-NL', timeZone: 'Europe/Amsterdam' }, 'americas', 'country', 'safe-to-report'],
  ['a country outside the map, which is known all the same', { country: 'KE' }, { language: 'en', timeZone: 'Europe/London' }, 'default', 'country', 'neutral'],
  ['the time zone, as IANA names it', {}, { language: 'en', timeZone: 'Asia/Calcutta' }, 'asia', 'timeZone', 'safe-to-report'],
  ['the time zone, as Windows names it', {}, { language: 'en', timeZone: 'E. South America Standard Time' }, 'americas', 'timeZone', 'safe-to-report'],
  ['the region of the language', {}, { language: 'de-CH', timeZone: 'Etc/UTC' }, 'europe', 'language', 'part-of-the-solution'],
  ['nothing that is known', {}, nothing, 'default', 'default', 'neutral'],
  ['a zone that is none', {}, { language: 'xx', timeZone: '../../etc' }, 'default', 'default', 'neutral'],
] as const)('the region comes from %s', (_what, who, signs, region, reason, frame) => {
  expect(resolveAudience(defaultRegions, { ...somebody, ...who }, noChoices, signs)).toMatchObject({ region, reason, frame });
});

test('roles and mail domains come in their order, and a person’s own choice wins over all', () => {
  const regions: Regions = { ...defaultRegions, roles: [{ role: 'Board', region: 'asia' }, { role: 'Legal', frame: 'neutral' }], domains: [{ domain: 'linden.example', region: 'americas' }] };
  const of = (who: Partial<Person>, choice: string | null = null) => resolveAudience(regions, { ...somebody, ...who }, { ...noChoices, region: choice }, nothing);
  expect(of({ department: 'board', country: 'NL' })).toMatchObject({ region: 'asia', reason: 'role' });
  expect(of({ country: 'NL', roles: ['Legal'] })).toMatchObject({ region: 'europe', reason: 'country', frame: 'neutral' });
  expect(of({})).toMatchObject({ region: 'americas', reason: 'domain' });
  expect(of({ department: 'Board' }, 'europe')).toMatchObject({ region: 'europe', reason: 'choice', automaticRegion: 'asia', frame: 'part-of-the-solution' });
  expect(of({ department: 'Board' }, 'atlantis')).toMatchObject({ region: 'asia', reason: 'role' });
});

test('a new region needs configuration only', () => {
  const nordic: Regions = { ...defaultRegions, regions: [{ id: 'nordic', name: 'Nordics', frame: 'neutral', countries: ['SE', 'NO'] }, ...defaultRegions.regions.map((one) => ({ ...one, countries: one.countries.filter((country) => country !== 'SE' && country !== 'NO') }))] };
  expect(regionFaults(nordic)).toEqual([]);
  expect(resolveAudience(nordic, { ...somebody, country: 'SE' }, noChoices, nothing)).toMatchObject({ region: 'nordic', frame: 'neutral' });
});

test('a map that contradicts itself is refused with the place', () => {
  expect(regionFaults(defaultRegions)).toEqual([]);
  const [first, second] = defaultRegions.regions;
  const twice: Regions = { ...defaultRegions, regions: [first!, { ...second!, countries: ['NL'] }], domains: [{ domain: 'a.test', region: 'moon' }], roles: [{ role: 'Board' }] };
  expect(regionFaults(twice)).toEqual([expect.stringContaining('NL stands in “europe” and in “americas”'), expect.stringContaining('changes nothing'), expect.stringContaining('“moon”')]);
});
