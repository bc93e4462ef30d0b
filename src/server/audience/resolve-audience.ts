import type { Regions } from '../../contract/desk-words.ts';
import type { RegionReason } from '../../contract/me.ts';
import type { Frame } from '../../contract/report.ts';
import { languages, pickLanguage, type Language } from '../../words/languages.ts';
import { ianaZone } from '../../words/windows-zones.ts';
import type { Person } from '../identity/verify-token.ts';
import { defaultRegion } from './default-regions.ts';

/** What a person has chosen for themselves; null: automatic. */
export type Choices = { region: string | null; language: string | null; tips: boolean };
export const noChoices: Choices = { region: null, language: null, tips: true };

/** What only the client knows. */
export type ClientSigns = { language: string; timeZone: string };

/** Who a person is to the words. */
export type Audience = {
  region: string;
  reason: RegionReason;
  /** What the region would be without the person's own choice. */
  automaticRegion: string;
  frame: Frame;
  language: Language;
  languageChosen: boolean;
};

/** Region, frame and language, each with its reason (§4): own choice, role, country, mail domain, time zone, language, default. */
export function resolveAudience(regions: Regions, person: Person, choices: Choices, signs: ClientSigns): Audience {
  const automatic = automaticRegion(regions, person, signs);
  const known = (region: string) => region === defaultRegion || regions.regions.some(({ id }) => id === region);
  // A region that was taken out of the configuration is no choice any more.
  const chosen = choices.region !== null && known(choices.region) ? choices.region : null;
  const region = chosen ?? automatic.region;
  const regionFrame = regions.regions.find(({ id }) => id === region)?.frame ?? regions.defaultFrame;
  const language = languages.find((one) => one === choices.language);
  return {
    region,
    reason: chosen === null ? automatic.reason : 'choice',
    automaticRegion: automatic.region,
    // A person's own choice wins over the rules for their role.
    frame: chosen === null ? (ruleOf(regions, person, ({ frame }) => frame !== undefined)?.frame ?? regionFrame) : regionFrame,
    language: language ?? pickLanguage([signs.language]),
    languageChosen: language !== undefined,
  };
}

function automaticRegion(regions: Regions, person: Person, { language, timeZone }: ClientSigns): { region: string; reason: RegionReason } {
  const role = ruleOf(regions, person, ({ region }) => region !== undefined)?.region;
  if (role !== undefined) return { region: role, reason: 'role' };
  const country = regionOfCountry(regions, person.country);
  if (country !== undefined) return { region: country, reason: 'country' };
  const domain = person.address.slice(person.address.lastIndexOf('@') + 1).toLowerCase();
  const byDomain = regions.domains.find((rule) => rule.domain.toLowerCase() === domain)?.region;
  if (byDomain !== undefined) return { region: byDomain, reason: 'domain' };
  const zone = regionOfZone(regions, timeZone);
  if (zone !== undefined) return { region: zone, reason: 'timeZone' };
  const spoken = regionOfCountry(regions, countryOfTag(language));
  if (spoken !== undefined) return { region: spoken, reason: 'language' };
  return { region: defaultRegion, reason: 'default' };
}

type RoleRule = Regions['roles'][number];

function ruleOf({ roles }: Regions, person: Person, useful: (rule: RoleRule) => boolean): RoleRule | undefined {
  const own = new Set([...person.roles, ...(person.department === null ? [] : [person.department])].map((name) => name.toLowerCase()));
  return roles.find((rule) => useful(rule) && own.has(rule.role.toLowerCase()));
}

/** A country that belongs to no region is known all the same: it is the default's, not for the time zone to guess. */
function regionOfCountry({ regions }: Regions, country: string | null | undefined): string | undefined {
  if (!country) return undefined;
  return regions.find(({ countries }) => countries.includes(country))?.id ?? defaultRegion;
}

function countryOfTag(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).region;
  } catch {
    return undefined;
  }
}

const zonesOfCountry = new Map<string, ReadonlySet<string>>();

/** Region of a time zone, Windows or IANA name: the one that has a country with this zone. Zones of no country (UTC) say nothing. */
function regionOfZone({ regions }: Regions, timeZone: string): string | undefined {
  const zone = canonicalZone(ianaZone(timeZone) ?? timeZone);
  if (zone === undefined || zone.startsWith('Etc/') || zone === 'UTC') return undefined;
  return regions.find(({ countries }) => countries.some((country) => zonesOf(country).has(zone)))?.id ?? defaultRegion;
}

function zonesOf(country: string): ReadonlySet<string> {
  let zones = zonesOfCountry.get(country);
  if (!zones) {
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] };
    zones = new Set((locale.getTimeZones?.() ?? locale.timeZones ?? []).map((zone) => canonicalZone(zone) ?? zone));
    zonesOfCountry.set(country, zones);
  }
  return zones;
}

/** One name for zones that have two (Asia/Calcutta, Asia/Kolkata); undefined for what is none. */
function canonicalZone(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
