import type { Colleague } from './wire.ts';

/** The demo's tenant. Random, fixed, and nobody's. */
export const demoTenant = '6f0c1d52-3f7e-4f0a-9a53-2b8f4c9d1e70';

/** A colleague as the local issuer knows them. */
export interface Person {
  name: string;
  displayName: string;
  address: string;
  /** Object id: with the tenant it is who somebody is (`security 6`). */
  oid: string;
  country: string;
  language: string;
  timeZone: string;
  windowsTimeZone: string;
  department: string;
}

/** Somebody who may sign in to the desk. */
export interface DeskPerson {
  name: string;
  displayName: string;
  address: string;
  oid: string;
  roles: ('analyst' | 'admin' | 'auditor')[];
}

export const colleagues: readonly Person[] = [
  {
    name: 'sanne', displayName: 'Sanne de Boer', address: 'sanne.deboer@linden.example', oid: '0b6f2c1e-5a0d-4c59-9c62-7f2d9e4a1101',
    country: 'NL', language: 'nl-NL', timeZone: 'Europe/Amsterdam', windowsTimeZone: 'W. Europe Standard Time', department: 'Finance',
  },
  {
    name: 'jonas', displayName: 'Jonas Richter', address: 'jonas.richter@linden.example', oid: '1c7a3d2f-6b1e-4d6a-8d73-803eaf5b2202',
    country: 'DE', language: 'de-DE', timeZone: 'Europe/Berlin', windowsTimeZone: 'W. Europe Standard Time', department: 'Engineering',
  },
  {
    name: 'maya', displayName: 'Maya Thompson', address: 'maya.thompson@linden.example', oid: '2d8b4e30-7c2f-4e7b-9e84-914fb06c3303',
    country: 'US', language: 'en-US', timeZone: 'America/Chicago', windowsTimeZone: 'Central Standard Time', department: 'Sales',
  },
  {
    name: 'rafael', displayName: 'Rafael Azevedo', address: 'rafael.azevedo@linden.example', oid: '3e9c5f41-8d30-4f8c-af95-a250c17d4404',
    country: 'BR', language: 'pt-BR', timeZone: 'America/Sao_Paulo', windowsTimeZone: 'E. South America Standard Time', department: 'Operations',
  },
  {
    name: 'haruka', displayName: '森 はるか', address: 'haruka.mori@linden.example', oid: '4fad6052-9e41-409d-b0a6-b361d28e5505',
    country: 'JP', language: 'ja-JP', timeZone: 'Asia/Tokyo', windowsTimeZone: 'Tokyo Standard Time', department: 'Human Resources',
  },
  {
    name: 'priya', displayName: 'Priya Nair', address: 'priya.nair@linden.example', oid: '50be7163-af52-41ae-81b7-c472e39f6606',
    country: 'IN', language: 'en-IN', timeZone: 'Asia/Kolkata', windowsTimeZone: 'India Standard Time', department: 'IT',
  },
  {
    name: 'layla', displayName: 'ليلى الحداد', address: 'layla.haddad@linden.example', oid: '61cf8274-b063-42bf-92c8-d583f4a07707',
    country: 'SA', language: 'ar-SA', timeZone: 'Asia/Riyadh', windowsTimeZone: 'Arab Standard Time', department: 'Legal',
  },
  {
    name: 'camille', displayName: 'Camille Laurent', address: 'camille.laurent@linden.example', oid: '72d09385-c174-43c0-a3d9-e69405b18808',
    country: 'FR', language: 'fr-FR', timeZone: 'Europe/Paris', windowsTimeZone: 'Romance Standard Time', department: 'Board',
  },
];

export const deskPeople: readonly DeskPerson[] = [
  { name: 'analyst', displayName: 'Mirjam Visser', address: 'mirjam.visser@linden.example', oid: '83e1a496-d285-44d1-b4ea-f7a516c29909', roles: ['analyst'] },
  { name: 'admin', displayName: 'Tobias Lang', address: 'tobias.lang@linden.example', oid: '94f2b5a7-e396-45e2-85fb-08b627d3aa10', roles: ['admin'] },
  { name: 'auditor', displayName: 'Aiko Sato', address: 'aiko.sato@linden.example', oid: 'a503c6b8-f4a7-46f3-960c-19c738e4bb11', roles: ['auditor'] },
];

/** Finds a colleague by name, display name or address; case does not matter. */
export function findColleague(wanted: string): Person | undefined {
  const sought = wanted.trim().toLowerCase();
  return colleagues.find((person) => [person.name, person.displayName.toLowerCase(), person.address].includes(sought));
}

export function toColleague(person: Person): Colleague {
  const { oid, ...facts } = person;
  return { ...facts, homeAccountId: `${oid}.${demoTenant}`, tenantId: demoTenant };
}
