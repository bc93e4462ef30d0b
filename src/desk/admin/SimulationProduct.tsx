import { Button } from '@fluentui/react-components';
import { isOwn } from './simulation-draft.ts';
import type { ProductDraft } from './simulation-draft.ts';
import { simulationWords as words } from './simulation-words.ts';

interface Props {
  product: ProductDraft;
  onChange: (product: ProductDraft) => void;
  onRemove: () => void;
}

/** One product: whether it is used, and by what its mails are known. */
export function SimulationProduct({ product, onChange, onRemove }: Props) {
  const lines = (name: 'headers' | 'senders' | 'linkHosts') => (
    <label>{words[name]} <textarea rows={3} spellCheck={false} className="code" value={product[name]} onChange={({ target }) => { onChange({ ...product, [name]: target.value }); }} /></label>
  );
  return (
    <li>
      <label className="check"><input type="checkbox" checked={product.on} onChange={({ target }) => { onChange({ ...product, on: target.checked }); }} /> {words.use(product.name)}</label>
      <details>
        <summary>{words.marks(product.name)}</summary>
        {isOwn(product) && <label>{words.name} <input required maxLength={80} value={product.name} onChange={({ target }) => { onChange({ ...product, name: target.value }); }} /></label>}
        {lines('headers')}
        {lines('senders')}
        {lines('linkHosts')}
        {(isOwn(product) || product.id === 'gophish' || product.reportUrl !== '') && (
          <label>{words.reportUrl} <input type="url" spellCheck={false} className="code" maxLength={500} value={product.reportUrl} onChange={({ target }) => { onChange({ ...product, reportUrl: target.value }); }} /></label>
        )}
        {isOwn(product) && <Button size="small" type="button" onClick={onRemove}>{words.remove(product.name)}</Button>}
      </details>
    </li>
  );
}
