import type { Regions } from '../../contract/desk-words.ts';
import { defaultRegion } from './default-regions.ts';

/** What is wrong with a map of regions, one sentence each; empty when it can be used. */
export function regionFaults({ regions, roles, domains }: Regions): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  const owner = new Map<string, string>();
  for (const { id, countries } of regions) {
    if (id === defaultRegion) faults.push(`The name “${defaultRegion}” is taken: it is the region of everybody else.`);
    if (ids.has(id)) faults.push(`The region “${id}” is there twice.`);
    ids.add(id);
    for (const country of countries) {
      const other = owner.get(country);
      if (other !== undefined) faults.push(other === id ? `${country} stands twice in “${id}”.` : `${country} stands in “${other}” and in “${id}”.`);
      owner.set(country, id);
    }
  }
  const known = (region: string | undefined) => region === undefined || region === defaultRegion || ids.has(region);
  for (const { role, region, frame } of roles) {
    if (!known(region)) faults.push(`The rule for “${role}” names the region “${String(region)}”, which is not there.`);
    if (region === undefined && frame === undefined) faults.push(`The rule for “${role}” changes nothing: give it a region or a frame.`);
  }
  for (const { domain, region } of domains) if (!known(region)) faults.push(`The rule for ${domain} names the region “${region}”, which is not there.`);
  return faults;
}
