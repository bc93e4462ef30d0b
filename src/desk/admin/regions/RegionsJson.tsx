import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { regionsSchema } from '../../../contract/desk-words.ts';
import type { Regions } from '../../../contract/desk-words.ts';
import { regionWords as words } from './region-words.ts';
import { sent } from './regions-draft.ts';

/** The map as text, to take along and to bring back. */
export function RegionsJson({ draft, onTake }: { draft: Regions; onTake: (draft: Regions) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState('');

  function take() {
    let given: unknown = null;
    try {
      given = JSON.parse(typed ?? '');
    } catch {
      // Said below, like a map that does not fit.
    }
    const parsed = regionsSchema.safeParse(given);
    setSaid(parsed.success ? words.taken : words.notMap);
    if (!parsed.success) return;
    onTake(parsed.data);
    setTyped(null);
  }

  return (
    <details>
      <summary>{words.json}</summary>
      <p className="quiet">{words.jsonWhy}</p>
      <label>{words.map} <textarea rows={10} spellCheck={false} className="code" value={typed ?? JSON.stringify(sent(draft), null, 1)} onChange={({ target }) => { setTyped(target.value); setSaid(''); }} /></label>
      <Button size="small" type="button" disabled={typed === null} onClick={take}>{words.take}</Button>
      <span role="status">{said}</span>
    </details>
  );
}
