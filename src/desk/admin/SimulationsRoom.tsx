import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { simulationsSchema } from '../../contract/simulation.ts';
import { addresses } from '../api/addresses.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { draftOf, ownProduct, productOf } from './simulation-draft.ts';
import type { ProductDraft } from './simulation-draft.ts';
import { SimulationProduct } from './SimulationProduct.tsx';
import { SimulationSecret } from './SimulationSecret.tsx';
import { simulationWords as words } from './simulation-words.ts';
import { useLoaded } from './use-loaded.ts';

interface Draft {
  secretHeader: string;
  products: ProductDraft[];
}

/** Which products for practice mails the organisation uses, by what their mails are known, and the shared secret (P5). */
export function SimulationsRoom() {
  const { value, trouble, refresh, act } = useLoaded(addresses.simulations, simulationsSchema);
  const [typed, setTyped] = useState<Draft | null>(null);
  const [said, setSaid] = useState('');
  const draft = typed ?? (value && { secretHeader: value.secretHeader, products: value.products.map(draftOf) });
  const edit = (next: Draft) => {
    setTyped(next);
    setSaid('');
  };

  async function save({ secretHeader, products }: Draft) {
    const sent = [];
    for (const product of products) {
      const one = productOf(product);
      if (one === null) {
        setSaid(words.notUnderstood(product.name));
        return;
      }
      sent.push(one);
    }
    const done = await act(addresses.simulations, { secretHeader: secretHeader.trim(), products: sent }, simulationsSchema, 'PUT');
    setSaid(done ? words.saved : '');
    if (done) setTyped(null);
  }

  return (
    <section aria-labelledby="simulations-room">
      <h3 id="simulations-room">{words.title}</h3>
      <p className="quiet">{words.why}</p>
      {trouble !== null && <TroubleLine trouble={trouble} onAgain={() => void refresh()} />}
      {value === null || draft === null ? trouble === null && <p role="status">{words.loading}</p> : (
        <>
          <form onSubmit={(event) => { event.preventDefault(); void save(draft); }}>
            <ul className="versions">
              {draft.products.map((product) => (
                <SimulationProduct
                  key={product.id} product={product}
                  onChange={(changed) => { edit({ ...draft, products: draft.products.map((one) => (one.id === changed.id ? changed : one)) }); }}
                  onRemove={() => { edit({ ...draft, products: draft.products.filter(({ id }) => id !== product.id) }); }}
                />
              ))}
            </ul>
            <Button type="button" size="small" onClick={() => { edit({ ...draft, products: [...draft.products, ownProduct(draft.products, words.ownName)] }); }}>{words.add}</Button>
            <label>{words.secretHeader} <input required spellCheck={false} className="code" maxLength={100} pattern="[!-9;-~]+" value={draft.secretHeader} onChange={({ target }) => { edit({ ...draft, secretHeader: target.value }); }} /></label>
            <Button type="submit" appearance="primary" disabled={typed === null}>{words.save}</Button>
            <span role="status">{said}</span>
          </form>
          <SimulationSecret header={value.secretHeader} secret={value.secret} onChanged={refresh} />
        </>
      )}
    </section>
  );
}
