import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/headless/svg/dismiss';
import { useRef, useState } from 'react';
import type { Regions } from '../../../contract/desk-words.ts';
import { knownName, regionName } from '../admin-words.ts';
import { AddCountry } from './AddCountry.tsx';
import { countryName } from './countries.ts';
import { FrameChoice } from './FrameChoice.tsx';
import { regionWords as words } from './region-words.ts';
import { placeCountry, rulesFor } from './regions-draft.ts';
import type { Region } from './regions-draft.ts';

interface Props {
  region: Region;
  draft: Regions;
  onChange: (draft: Regions) => void;
  onRemove: () => void;
}

/** One region: its name, which words its people read first, its countries. */
export function RegionCard({ region, draft, onChange, onRemove }: Props) {
  const [said, setSaid] = useState('');
  const summary = useRef<HTMLElement>(null);
  const name = regionName(region);
  const known = knownName(region.id);
  const rules = rulesFor(draft, region.id);
  const change = (changes: Partial<Region>) => { onChange({ ...draft, regions: draft.regions.map((one) => (one.id === region.id ? { ...one, ...changes } : one)) }); };
  const countries = region.countries.map((code) => ({ code, country: countryName(code) })).sort((a, b) => a.country.localeCompare(b.country, 'en'));

  function takeOut(code: string) {
    onChange(placeCountry(draft, code, null));
    setSaid(words.tookOut(countryName(code)));
    // The button goes; the focus stays near.
    summary.current?.focus();
  }

  return (
    <fieldset className="admin-part">
      <legend>{name}</legend>
      <div className="two">
        <label>{words.name} <input required={known === undefined} maxLength={60} value={region.name ?? ''} placeholder={known === undefined ? undefined : words.ownLanguage(known)} onChange={({ target }) => { change({ name: target.value === '' && known !== undefined ? null : target.value }); }} /></label>
        <FrameChoice label={words.frame} value={region.frame} onChange={(frame) => { change({ frame }); }} />
      </div>
      <details>
        <summary ref={summary}>{words.count(countries.length)}</summary>
        {countries.length === 0 ? <p className="quiet">{words.noCountries}</p> : (
          <ul className="countries">
            {countries.map(({ code, country }) => (
              <li key={code}>{country} <button type="button" title={words.takeOut(country, name)} aria-label={words.takeOut(country, name)} onClick={() => { takeOut(code); }}><Dismiss16Regular aria-hidden="true" /></button></li>
            ))}
          </ul>
        )}
      </details>
      <AddCountry region={region} draft={draft} said={said} onSay={setSaid} onAdd={(code) => { onChange(placeCountry(draft, code, region.id)); }} />
      {rules > 0 ? <p className="quiet">{words.ruled(rules)}</p> : <Button size="small" type="button" onClick={onRemove}>{words.remove(name)}</Button>}
    </fieldset>
  );
}
