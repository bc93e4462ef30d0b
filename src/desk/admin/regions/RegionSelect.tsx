import type { Regions } from '../../../contract/desk-words.ts';
import { regionName } from '../admin-words.ts';
import { regionWords as words } from './region-words.ts';

/** A region to lead to. One that is not there any more stays to be seen and chosen away. `none`: what it means to choose none. */
export function RegionSelect({ draft: { regions }, value, none, onChange }: { draft: Regions; value: string; none?: string; onChange: (region: string) => void }) {
  const there = value === '' || value === 'default' || regions.some(({ id }) => id === value);
  return (
    <label>{words.region} <select value={value} onChange={({ target }) => { onChange(target.value); }}>
      {none !== undefined && <option value="">{none}</option>}
      {regions.map((region) => <option key={region.id} value={region.id}>{regionName(region)}</option>)}
      <option value="default">{words.everybodyElse}</option>
      {!there && <option value={value}>{words.gone(value)}</option>}
    </select></label>
  );
}
