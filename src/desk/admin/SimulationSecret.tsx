import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { z } from 'zod';
import { newSecretSchema } from '../../contract/simulation.ts';
import type { Simulations } from '../../contract/simulation.ts';
import { addresses } from '../api/addresses.ts';
import { change } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { CopyButton } from '../text/CopyButton.tsx';
import { When } from '../text/When.tsx';
import { simulationWords as words } from './simulation-words.ts';

/** The shared secret: since when there is one, a new one, shown once, and its end. */
export function SimulationSecret({ header, secret, onChanged }: { header: string; secret: Simulations['secret']; onChanged: () => Promise<void> }) {
  const [shown, setShown] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);

  async function renew() {
    setBusy(true);
    const made = await change(addresses.simulationSecret, {}, newSecretSchema);
    setTrouble(made.ok ? null : made.trouble);
    // Under the name that counts at the server, also while another one is being typed above.
    if (made.ok) setShown(`${made.value.secretHeader}: ${made.value.value}`);
    await onChanged();
    setBusy(false);
  }

  async function end() {
    setBusy(true);
    const ended = await change(addresses.simulationSecret, undefined, z.undefined(), 'DELETE');
    setTrouble(ended.ok ? null : ended.trouble);
    if (ended.ok) setShown(null);
    await onChanged();
    setBusy(false);
  }

  return (
    <div role="group" aria-labelledby="simulation-secret">
      <h4 id="simulation-secret">{words.secret}</h4>
      <p className="quiet">{words.secretWhy}</p>
      {trouble !== null && <TroubleLine trouble={trouble} />}
      {secret === null ? <p>{words.noSecret}</p> : (
        <p>
          <code>{header}</code> · {words.since} <When at={secret.since} />
          {secret.formerUntil !== null && <> · {words.formerUntil} <When at={secret.formerUntil} /></>}
        </p>
      )}
      <div role="status">
        {shown !== null && <p>{words.shownOnce} <code>{shown}</code> <CopyButton text={shown} what={words.secretName} /></p>}
      </div>
      <Button type="button" disabled={busy} onClick={() => void renew()}>{words.renew}</Button>{' '}
      {secret !== null && <Button type="button" disabled={busy} onClick={() => void end()}>{words.end}</Button>}
    </div>
  );
}
