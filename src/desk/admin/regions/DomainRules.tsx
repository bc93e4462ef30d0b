import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { Regions } from '../../../contract/desk-words.ts';
import { focusAdder, focusLastField } from '../row-focus.ts';
import { regionWords as words } from './region-words.ts';
import { RegionSelect } from './RegionSelect.tsx';
import { withRow } from './regions-draft.ts';

/** Mail domains that lead to a region where the country is not known. */
export function DomainRules({ draft, onChange }: { draft: Regions; onChange: (draft: Regions) => void }) {
  const list = useRef<HTMLUListElement>(null);
  const { domains } = draft;
  const set = (next: Regions['domains']) => { onChange({ ...draft, domains: next }); };

  return (
    <fieldset className="admin-part">
      <legend>{words.domains}</legend>
      <p className="quiet">{words.domainsWhy}</p>
      <ul className="rules" ref={list}>
        {domains.map((rule, i) => (
          <li key={i}>
            <label>{words.domain} <input required maxLength={253} spellCheck={false} value={rule.domain} onChange={({ target }) => { set(withRow(domains, i, { ...rule, domain: target.value })); }} /></label>
            <RegionSelect draft={draft} value={rule.region} onChange={(region) => { set(withRow(domains, i, { ...rule, region })); }} />
            <div className="row-acts"><Button size="small" type="button" onClick={() => { set(withRow(domains, i, null)); focusAdder(list); }}>{words.removeRule(rule.domain.trim())}</Button></div>
          </li>
        ))}
      </ul>
      <Button size="small" type="button" onClick={() => { set([...domains, { domain: '', region: draft.regions[0]?.id ?? 'default' }]); focusLastField(list); }}>{words.addDomain}</Button>
    </fieldset>
  );
}
