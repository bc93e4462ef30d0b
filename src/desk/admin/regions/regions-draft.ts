import type { Regions } from '../../../contract/desk-words.ts';

export type Region = Regions['regions'][number];
export type RoleRule = Regions['roles'][number];

/** An id for a new region, made of its name, that none of the others has. */
export function idFor(name: string, { regions }: Regions): string {
  const plain = name.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 34).replace(/-+$/, '') || 'region';
  const taken = (id: string) => id === 'default' || regions.some((region) => region.id === id);
  let id = plain;
  for (let number = 2; taken(id); number++) id = `${plain}-${number}`;
  return id;
}

/** The region a country stands in. */
export const regionOf = ({ regions }: Regions, country: string): Region | undefined => regions.find(({ countries }) => countries.includes(country));

/** A country in this region and in no other; null: in none, with everybody else. */
export function placeCountry(draft: Regions, country: string, to: string | null): Regions {
  return {
    ...draft,
    regions: draft.regions.map((region) => {
      const others = region.countries.filter((code) => code !== country);
      return { ...region, countries: region.id === to ? [...others, country] : others };
    }),
  };
}

/** How many rules lead to a region. */
export const rulesFor = ({ roles, domains }: Regions, id: string): number => [...roles, ...domains].filter(({ region }) => region === id).length;

/** As it is sent: trimmed, in one order, so that what was only moved back and forth is no change. */
export function sent({ regions, roles, domains, defaultFrame }: Regions): Regions {
  return {
    regions: regions.map(({ id, name, frame, countries }) => ({ id, name: name?.trim() || null, frame, countries: [...countries].sort() })),
    roles: roles.map(({ role, region, frame }) => ({ role: role.trim(), ...(region === undefined ? {} : { region }), ...(frame === undefined ? {} : { frame }) })),
    domains: domains.map(({ domain, region }) => ({ domain: domain.trim().toLowerCase().replace(/^.*@/, ''), region })),
    defaultFrame,
  };
}

export const isSame = (one: Regions, other: Regions): boolean => JSON.stringify(sent(one)) === JSON.stringify(sent(other));

/** A list with one of its rows changed, or taken out. */
export const withRow = <Row>(rows: readonly Row[], at: number, row: Row | null): Row[] => rows.flatMap((one, i) => (i !== at ? [one] : row === null ? [] : [row]));

/** A list with a row moved one place up. */
export const movedUp = <Row>(rows: readonly Row[], at: number): Row[] => rows.map((row, i) => (i === at - 1 ? (rows[at] ?? row) : i === at ? (rows[at - 1] ?? row) : row));
