import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { z } from 'zod';
import type { Delivery } from '../../contract/desk.ts';
import { addresses } from '../api/addresses.ts';
import { change } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import { announce } from '../frame/announce.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { VisibleText } from '../text/VisibleText.tsx';
import { When } from '../text/When.tsx';
import { deliveryStateWords, outcomeWords } from './evidence-words.ts';
import { reportWords } from './report-words.ts';

/** Where the report went, every attempt, and another one where it was given up. */
export function DeliveriesTab({ deliveries, onChanged }: { deliveries: readonly Delivery[]; onChanged: () => Promise<void> }) {
  if (deliveries.length === 0) return <p className="empty">{reportWords.noDeliveries}</p>;
  return (
    <>
      <p className="view-line">{reportWords.deliveriesLine}</p>
      <ul className="cards">{deliveries.map((delivery) => <li key={delivery.id}><DeliveryCard delivery={delivery} onChanged={onChanged} /></li>)}</ul>
    </>
  );
}

function DeliveryCard({ delivery, onChanged }: { delivery: Delivery; onChanged: () => Promise<void> }) {
  const { id, target, state, attempts, dueAt, deliveredAt, lastError, history } = delivery;
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const sendAgain = async () => {
    setBusy(true);
    const answer = await change(addresses.sendAgain(id), undefined, z.undefined());
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) announce(reportWords.sentAgain);
    await onChanged();
    setBusy(false);
    // The button goes away with the state; its card keeps the focus.
    if (answer.ok) document.getElementById(`delivery-${id}`)?.focus();
  };

  return (
    <div id={`delivery-${id}`} tabIndex={-1}>
      <p className="card-head">
        <strong className="delivery-state" data-state={state}>{deliveryStateWords[state]}</strong>
        <VisibleText text={target} />
        <span className="quiet">{reportWords.attempts(attempts)}</span>
      </p>
      {deliveredAt !== null && <p className="quiet"><When at={deliveredAt} /></p>}
      {state === 'waiting' && dueAt !== null && <p className="quiet">{reportWords.nextTry}: <When at={dueAt} /></p>}
      {lastError !== null && state !== 'delivered' && <p>{reportWords.lastAnswer}: <span className="mono"><VisibleText text={lastError} /></span></p>}
      {(state === 'dead' || busy) && <Button disabledFocusable={busy} onClick={() => void sendAgain()}>{busy ? reportWords.sendingAgain : reportWords.sendAgain}</Button>}
      {trouble !== null && <TroubleLine trouble={trouble} />}
      {history.length > 0 && (
        <details>
          <summary>{reportWords.history}</summary>
          <ol className="attempts">
            {history.map(({ number, at, outcome, detail }) => (
              <li key={number} value={number}><When at={at} />: {outcomeWords[outcome]}{detail !== '' && <>, <span className="mono"><VisibleText text={detail} /></span></>}</li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
