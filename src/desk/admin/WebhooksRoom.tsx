import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { z } from 'zod';
import { webhookEvents, webhookSecretSchema, webhooksSchema } from '../../contract/webhook.ts';
import type { Webhook } from '../../contract/webhook.ts';
import { change } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import { announce } from '../frame/announce.ts';
import { Modal } from '../frame/Modal.tsx';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { CopyButton } from '../text/CopyButton.tsx';
import { When } from '../text/When.tsx';
import { useLoaded } from './use-loaded.ts';
import { webhookWords as words } from './webhook-words.ts';

const address = '/api/v1/webhooks';
const one = (id: string, act?: 'rotate' | 'test' | 'pause' | 'resume') => `${address}/${encodeURIComponent(id)}${act === undefined ? '' : `/${act}`}`;
const emptyDraft = { name: '', url: '', events: [...webhookEvents] as string[] };

/** Who outside is told of what happens at the desk. */
export function WebhooksRoom() {
  const { value, trouble, refresh } = useLoaded(address, webhooksSchema);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [removing, setRemoving] = useState<Webhook | null>(null);
  const [draft, setDraft] = useState(emptyDraft);

  /** Does it, and shows what came of it; resolves to the answer, or null when it was refused. */
  async function act<T>(path: string, body: unknown, schema: z.ZodType<T>, method: 'POST' | 'DELETE' = 'POST'): Promise<{ value: T } | null> {
    const answer = await change(path, body, schema, method);
    setRefused(answer.ok ? null : answer.trouble);
    await refresh();
    return answer.ok ? { value: answer.value } : null;
  }
  async function add() {
    const made = await act(address, draft, webhookSecretSchema);
    if (made === null) return;
    setSecret(made.value.secret);
    setDraft(emptyDraft);
  }
  const rotate = async (id: string) => { setSecret((await act(one(id, 'rotate'), {}, webhookSecretSchema))?.value.secret ?? null); };
  const test = async (id: string) => { if (await act(one(id, 'test'), {}, z.undefined())) announce(words.tested); };
  const remove = async ({ id }: Webhook) => {
    setRemoving(null);
    await act(one(id), undefined, z.undefined(), 'DELETE');
  };

  return (
    <section aria-labelledby="webhooks-room">
      <h3 id="webhooks-room">{words.title}</h3>
      <p className="quiet">{words.why}</p>
      {trouble !== null && <TroubleLine trouble={trouble} onAgain={() => void refresh()} />}
      {refused !== null && <TroubleLine trouble={refused} />}
      {secret !== null && <SecretOnce secret={secret} onCopied={() => { setSecret(null); }} />}
      {value === null ? trouble === null && <p>{words.loading}</p> : value.items.length === 0 ? <p>{words.none}</p> : (
        <ul className="versions">
          {value.items.map((hook) => (
            <li key={hook.id}>
              <p><strong>{hook.name}</strong> · {words.states[hook.state]} · <code>{hook.url}</code><br />{words.events}: {hook.events.map((event) => words.types[event] ?? event).join(', ')}{hook.oldSecretUntil !== null && <> · {words.oldSecret} <When at={hook.oldSecretUntil} /></>}</p>
              <Button size="small" onClick={() => void test(hook.id)}>{words.test}</Button>{' '}
              <Button size="small" onClick={() => void rotate(hook.id)}>{words.rotate}</Button>{' '}
              <Button size="small" onClick={() => void act(one(hook.id, hook.state === 'active' ? 'pause' : 'resume'), {}, z.undefined())}>{hook.state === 'active' ? words.pause : words.resume}</Button>{' '}
              <Button size="small" onClick={() => { setRemoving(hook); }}>{words.remove}</Button>
              <details>
                <summary>{words.latest}</summary>
                {hook.deliveries.length === 0 ? <p>{words.noDeliveries}</p> : <ul>{hook.deliveries.map((delivery) => <li key={delivery.id}><When at={delivery.at} />: {words.types[delivery.type] ?? delivery.type} · {words.deliveryStates[delivery.state]} · {words.attempts(delivery.attempts)} {delivery.detail}</li>)}</ul>}
              </details>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{words.add}</summary>
        <form onSubmit={(event) => { event.preventDefault(); void add(); }}>
          <label>{words.name} <input required maxLength={80} value={draft.name} onChange={({ target }) => { setDraft({ ...draft, name: target.value }); }} /></label>
          <label>{words.url} <input required type="url" value={draft.url} onChange={({ target }) => { setDraft({ ...draft, url: target.value }); }} /></label>
          <fieldset>
            <legend>{words.events}</legend>
            {webhookEvents.map((event) => (
              <label key={event} className="tick"><input type="checkbox" checked={draft.events.includes(event)} onChange={({ target }) => { setDraft({ ...draft, events: target.checked ? [...draft.events, event] : draft.events.filter((other) => other !== event) }); }} /> {words.types[event]}</label>
            ))}
          </fieldset>
          <Button type="submit" appearance="primary" disabled={draft.events.length === 0}>{words.save}</Button>
        </form>
      </details>
      {removing !== null && (
        <Modal title={words.removeSure(removing.name)} onClose={() => { setRemoving(null); }}>
          <Button appearance="primary" onClick={() => void remove(removing)}>{words.remove}</Button>{' '}
          <Button onClick={() => { setRemoving(null); }}>{words.keep}</Button>
        </Modal>
      )}
    </section>
  );
}

function SecretOnce({ secret, onCopied }: { secret: string; onCopied: () => void }) {
  return (
    <div role="status" className="secret-once">
      <p><strong>{words.secretOnce}</strong></p>
      <p><code>{secret}</code> <CopyButton text={secret} what={words.secret} /></p>
      <Button size="small" onClick={onCopied}>{words.copied}</Button>
    </div>
  );
}
