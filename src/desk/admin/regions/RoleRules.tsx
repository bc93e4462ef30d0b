import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { Regions } from '../../../contract/desk-words.ts';
import { frames } from '../../../contract/report.ts';
import type { Frame } from '../../../contract/report.ts';
import { frameWords } from '../../words.ts';
import { focusAdder, focusLastField } from '../row-focus.ts';
import { regionWords as words } from './region-words.ts';
import { RegionSelect } from './RegionSelect.tsx';
import { movedUp, withRow } from './regions-draft.ts';
import type { RoleRule } from './regions-draft.ts';

/** Roles and departments that lead to a region, or to other words, whatever the country. */
export function RoleRules({ draft, onChange }: { draft: Regions; onChange: (draft: Regions) => void }) {
  const list = useRef<HTMLOListElement>(null);
  const { roles } = draft;
  const set = (next: RoleRule[]) => { onChange({ ...draft, roles: next }); };
  const named = ({ role }: RoleRule) => role.trim();

  return (
    <fieldset className="admin-part">
      <legend>{words.roles}</legend>
      <p className="quiet">{words.rolesWhy}</p>
      <ol className="rules" ref={list}>
        {roles.map((rule, i) => (
          <li key={i}>
            <label>{words.role} <input required maxLength={200} value={rule.role} onChange={({ target }) => { set(withRow(roles, i, { ...rule, role: target.value })); }} /></label>
            <RegionSelect draft={draft} value={rule.region ?? ''} none={words.ofCountry} onChange={(region) => { set(withRow(roles, i, { ...rule, region: region || undefined })); }} />
            <label>{words.frame} <select value={rule.frame ?? ''} onChange={({ target }) => { set(withRow(roles, i, { ...rule, frame: target.value === '' ? undefined : (target.value as Frame) })); }}>
              <option value="">{words.ofRegion}</option>
              {frames.map((frame) => <option key={frame} value={frame}>{frameWords[frame]}</option>)}
            </select></label>
            <div className="row-acts">
              {i > 0 && <Button size="small" type="button" onClick={() => { set(movedUp(roles, i)); }}>{words.up(named(rule))}</Button>}
              <Button size="small" type="button" onClick={() => { set(withRow(roles, i, null)); focusAdder(list); }}>{words.removeRule(named(rule))}</Button>
            </div>
          </li>
        ))}
      </ol>
      <Button size="small" type="button" onClick={() => { set([...roles, { role: '' }]); focusLastField(list); }}>{words.addRole}</Button>
    </fieldset>
  );
}
