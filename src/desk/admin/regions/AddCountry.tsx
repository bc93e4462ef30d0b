import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Regions } from '../../../contract/desk-words.ts';
import { regionName } from '../admin-words.ts';
import { countryName, countryOf } from './countries.ts';
import { regionWords as words } from './region-words.ts';
import { regionOf } from './regions-draft.ts';
import type { Region } from './regions-draft.ts';

/** Adds a country to a region. One that stands in another is moved only after it was said so. */
export function AddCountry({ region, draft, said, onSay, onAdd }: { region: Region; draft: Regions; said: string; onSay: (said: string) => void; onAdd: (code: string) => void }) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const owner = asked === null ? undefined : regionOf(draft, asked);

  function add(code: string) {
    onAdd(code);
    setTyped('');
    setAsked(null);
    onSay(words.added(countryName(code), regionName(region)));
    input.current?.focus();
  }
  function wish() {
    if (typed.trim() === '') return;
    const code = countryOf(typed);
    const other = code === null ? undefined : regionOf(draft, code);
    if (code !== null && other === undefined) {
      add(code);
      return;
    }
    const here = code !== null && other?.id === region.id;
    onSay(code === null ? words.noCountry : here ? words.already(countryName(code)) : '');
    setAsked(here ? null : code);
  }

  return (
    <div>
      <div className="add-one">
        <label>{words.country} <input
          ref={input} list="countries" autoComplete="off" spellCheck={false} value={typed}
          onChange={({ target }) => { setTyped(target.value); setAsked(null); onSay(''); }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // The form is not sent by it.
            event.preventDefault();
            wish();
          }}
        /></label>
        <Button type="button" onClick={wish}>{words.add}</Button>
      </div>
      <div role="status">
        {said !== '' && <p>{said}</p>}
        {asked !== null && owner !== undefined && (
          <p>
            {words.standsIn(countryName(asked), regionName(owner))}{' '}
            <Button size="small" type="button" onClick={() => { add(asked); }}>{words.move(countryName(asked))}</Button>{' '}
            <Button size="small" type="button" onClick={() => { setAsked(null); setTyped(''); input.current?.focus(); }}>{words.leave}</Button>
          </p>
        )}
      </div>
    </div>
  );
}
