import { Button, Field, Input, Link, Select } from '@fluentui/react-components';
import { Filter20Regular } from '@fluentui/react-icons/headless/svg/filter';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { CampaignFilter } from '../../contract/campaign.ts';
import { exportAddress } from '../api/addresses.ts';
import { goTo } from '../navigation/use-place.ts';
import { knownRegions, regionName } from '../text/region-name.ts';
import { classWords } from '../words.ts';
import { filterWords, queueWords as words } from './queue-words.ts';
import { filtersIn, roomFilters, roomOf } from './rooms.ts';
import { SavedViews } from './SavedViews.tsx';

/** What narrows the list, views with a name, and the list as a file: folded away until asked for. `children`: how many are listed. */
export function QueueFilters({ filter, children }: { filter: CampaignFilter; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const panel = useId();
  const regions = useId();
  const count = filtersIn(filter);
  const set = (changes: Partial<CampaignFilter>) => { goTo({ filter: { ...filter, ...changes } }, 'replace'); };
  const [region, setRegion] = useState(filter.region ?? '');

  const choice = <K extends 'need' | 'class' | 'simulation' | 'assigned'>(name: K, names: Record<NonNullable<CampaignFilter[K]>, string>) => (
    <Field label={words[name]} size="small">
      <Select
        size="small"
        value={filter[name] ?? ''}
        // Only values of this list can be chosen; what is not one is dropped when the address is read.
        onChange={(_event, { value }) => { set({ [name]: value }); }}
      >
        <option value="">{words.any}</option>
        {Object.entries<string>(names).map(([value, text]) => <option key={value} value={value}>{text}</option>)}
      </Select>
    </Field>
  );

  return (
    <div className="filters">
      <div className="filters-line">
        <Button size="small" appearance={count > 0 ? 'secondary' : 'subtle'} icon={<Filter20Regular />} aria-expanded={open} aria-controls={panel} onClick={() => { setOpen(!open); }}>{words.filters}</Button>
        {count > 0 && <><span>{words.filtersOn(count)}</span><Button size="small" appearance="subtle" onClick={() => { setRegion(''); goTo({ filter: roomFilters[roomOf(filter)] }, 'replace'); }}>{words.clearFilters}</Button></>}
        {children}
      </div>
      <div id={panel} hidden={!open} className="filters-panel">
        {open && (
          <>
            <div className="filters-fields">
              {choice('need', filterWords.need)}
              {choice('class', classWords)}
              {choice('simulation', filterWords.simulation)}
              {choice('assigned', filterWords.assigned)}
              <Field label={words.region} size="small">
                <Input
                  size="small"
                  value={region}
                  maxLength={60}
                  placeholder={words.regionHint}
                  onChange={(_event, { value }) => { setRegion(value); }}
                  onBlur={() => { set({ region: region.trim() }); }}
                  list={regions}
                  onKeyDown={({ key }) => { if (key === 'Enter') set({ region: region.trim() }); }}
                />
                <datalist id={regions}>{knownRegions.map((id) => <option key={id} value={id}>{regionName(id)}</option>)}</datalist>
              </Field>
            </div>
            <SavedViews filter={filter} />
            <p className="filters-line"><span>{words.export}:</span> <Link href={exportAddress(filter, 'csv')} download>{words.csv}</Link> <Link href={exportAddress(filter, 'json')} download>{words.json}</Link></p>
          </>
        )}
      </div>
    </div>
  );
}
