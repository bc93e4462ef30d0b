import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import { focusAdder, focusLastField } from '../row-focus.ts';
import type { SignatoryDraft } from './agreement-draft.ts';
import { agreementWords as words } from './agreement-words.ts';

/** Who signed, with function and date. */
export function Signatories({ signatories, onChange }: { signatories: SignatoryDraft[]; onChange: (signatories: SignatoryDraft[]) => void }) {
  const list = useRef<HTMLUListElement>(null);
  const set = (at: number, row: SignatoryDraft) => { onChange(signatories.map((one, i) => (i === at ? row : one))); };
  return (
    <fieldset className="admin-part">
      <legend>{words.signed}</legend>
      <p className="quiet">{words.signedWhy}</p>
      <ul className="rules" ref={list}>
        {signatories.map((row, i) => (
          <li key={i}>
            <label>{words.name} <input required maxLength={200} dir="auto" value={row.name} onChange={({ target }) => { set(i, { ...row, name: target.value }); }} /></label>
            <label>{words.role} <input required maxLength={200} dir="auto" value={row.role} onChange={({ target }) => { set(i, { ...row, role: target.value }); }} /></label>
            <label>{words.date} <input required type="date" value={row.date} onChange={({ target }) => { set(i, { ...row, date: target.value }); }} /></label>
            <div className="row-acts"><Button size="small" type="button" onClick={() => { onChange(signatories.filter((_, at) => at !== i)); focusAdder(list); }}>{words.removeSignatory(row.name.trim())}</Button></div>
          </li>
        ))}
      </ul>
      <Button size="small" type="button" disabled={signatories.length >= 50} onClick={() => { onChange([...signatories, { name: '', role: '', date: '' }]); focusLastField(list); }}>{words.addSignatory}</Button>
    </fieldset>
  );
}
