import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { regionsSchema } from '../../../contract/desk-words.ts';
import type { Regions } from '../../../contract/desk-words.ts';
import { addresses } from '../../api/addresses.ts';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { adminWords, regionName } from '../admin-words.ts';
import { useKept } from '../use-kept.ts';
import { useLoaded } from '../use-loaded.ts';
import { countries } from './countries.ts';
import { DomainRules } from './DomainRules.tsx';
import { FrameChoice } from './FrameChoice.tsx';
import { regionWords as words } from './region-words.ts';
import { RegionCard } from './RegionCard.tsx';
import { RegionsJson } from './RegionsJson.tsx';
import { idFor, isSame, sent } from './regions-draft.ts';
import type { Region } from './regions-draft.ts';
import { RoleRules } from './RoleRules.tsx';
import './regions.css';

/** The map of regions (N10): countries, which words come first, rules for roles and domains. */
export function RegionsRoom() {
  const { value, trouble, refresh, act } = useLoaded(addresses.regions, regionsSchema);
  const [typed, setTyped] = useKept<Regions>('regions');
  const [newName, setNewName] = useState('');
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const newField = useRef<HTMLInputElement>(null);
  const draft = typed ?? value;

  function edit(next: Regions, sentence = '') {
    setSaid(sentence);
    setTyped(value !== null && isSame(next, value) ? null : next);
  }
  function addRegion(before: Regions) {
    const name = newName.trim();
    if (name === '') return;
    edit({ ...before, regions: [...before.regions, { id: idFor(name, before), name, frame: before.defaultFrame, countries: [] }] });
    setNewName('');
  }
  function remove(before: Regions, region: Region) {
    edit({ ...before, regions: before.regions.filter(({ id }) => id !== region.id) }, words.removed(regionName(region)));
    newField.current?.focus();
  }
  async function save(wanted: Regions) {
    setBusy(true);
    const done = await act(addresses.regions, sent(wanted), regionsSchema, 'PUT');
    setBusy(false);
    setSaid(done ? words.saved : '');
    if (done) setTyped(null);
  }

  return (
    <section aria-labelledby="regions-room">
      <h3 id="regions-room">{words.title}</h3>
      <p className="quiet">{words.why}</p>
      {draft === null ? trouble === null ? <p role="status">{adminWords.loading}</p> : <TroubleLine trouble={trouble} onAgain={() => void refresh()} /> : (
        <form onSubmit={(event) => { event.preventDefault(); if (typed !== null) void save(typed); }}>
          <datalist id="countries">{countries.map(({ code, name }) => <option key={code} value={name} />)}</datalist>
          {draft.regions.map((region) => <RegionCard key={region.id} region={region} draft={draft} onChange={edit} onRemove={() => { remove(draft, region); }} />)}
          <div className="add-one">
            <label>{words.newRegion} <input
              ref={newField} maxLength={60} value={newName} onChange={({ target }) => { setNewName(target.value); }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                addRegion(draft);
              }}
            /></label>
            <Button type="button" onClick={() => { addRegion(draft); }}>{words.addRegion}</Button>
          </div>
          <fieldset className="admin-part">
            <legend>{words.everybodyElse}</legend>
            <p className="quiet">{words.everybodyElseWhy}</p>
            <FrameChoice label={words.frame} value={draft.defaultFrame} onChange={(defaultFrame) => { edit({ ...draft, defaultFrame }); }} />
          </fieldset>
          <RoleRules draft={draft} onChange={edit} />
          <DomainRules draft={draft} onChange={edit} />
          <RegionsJson draft={draft} onTake={edit} />
          {trouble !== null && <TroubleLine trouble={trouble} />}
          <div className="form-acts">
            <Button type="submit" appearance="primary" disabled={typed === null || busy}>{words.save}</Button>
            {typed !== null && <Button type="button" onClick={() => { setTyped(null); setSaid(''); }}>{words.discard}</Button>}
            <span role="status" className="quiet">{said || (typed === null ? words.unchanged : words.changed)}</span>
          </div>
        </form>
      )}
    </section>
  );
}
