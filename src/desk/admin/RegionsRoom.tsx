import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { z } from 'zod';
import { regionsSchema } from '../../contract/desk-words.ts';
import { addresses } from '../api/addresses.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { adminWords as words } from './admin-words.ts';
import { useLoaded } from './use-loaded.ts';

/** The map of regions as configuration: countries, frames, rules for roles and domains. */
export function RegionsRoom() {
  const { value, trouble, refresh, act } = useLoaded(addresses.regions, regionsSchema);
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const text = typed ?? (value === null ? '' : JSON.stringify(value, null, 1));

  async function save() {
    let regions: unknown;
    try {
      regions = JSON.parse(text);
    } catch {
      setSaid(words.notJson);
      return;
    }
    const done = await act(addresses.regions, regions, z.unknown(), 'PUT');
    setSaid(done ? words.saved : '');
    if (done) setTyped(null);
  }

  return (
    <section aria-labelledby="regions-room">
      <h3 id="regions-room">{words.regions}</h3>
      <p className="quiet">{words.regionsWhy}</p>
      {trouble !== null && <TroubleLine trouble={trouble} onAgain={() => void refresh()} />}
      {value === null ? <p>{words.loading}</p> : (
        <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
          <label>{words.regions} <textarea rows={14} spellCheck={false} className="code" value={text} onChange={({ target }) => { setTyped(target.value); setSaid(''); }} /></label>
          <Button type="submit" disabled={typed === null}>{words.saveRegions}</Button>
          <span role="status">{said}</span>
        </form>
      )}
    </section>
  );
}
