import './audit.css';
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AuditEntryShown } from '../../contract/audit.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { useTitle } from '../frame/use-title.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { When } from '../text/When.tsx';
import { actionWords, auditWords as words } from './audit-words.ts';
import { ChainCheck } from './ChainCheck.tsx';
import { noFilter, useAudit } from './use-audit.ts';

/** What was done at the desk, for auditors (I3). Mails are not shown here. */
export function AuditRoom() {
  useTitle(words.title);
  const [filter, setFilter] = useState(noFilter);
  const [typed, setTyped] = useState(noFilter);
  const { items, next, actions, trouble, busy, again, older } = useAudit(filter);
  const field = (name: keyof typeof noFilter) => ({ value: typed[name], onChange: ({ target }: { target: { value: string } }) => { setTyped({ ...typed, [name]: target.value }); } });
  return (
    <div className="audit">
      <h2 id="audit-title" tabIndex={-1}>{words.title}</h2>
      <p className="quiet">{words.why}</p>
      <ChainCheck />
      <form className="audit-filter" onSubmit={(event) => { event.preventDefault(); setFilter({ ...typed }); }}>
        <label>{words.action} <select {...field('action')}><option value="">{words.everything}</option>{actions.map((action) => <option key={action} value={action}>{actionWords[action] ?? action}</option>)}</select></label>
        <label>{words.actor} <input maxLength={200} {...field('actor')} /></label>
        <label>{words.from} <input type="date" {...field('from')} /></label>
        <label>{words.to} <input type="date" {...field('to')} /></label>
        <Button type="submit">{words.show}</Button>
      </form>
      {trouble !== null && trouble.code !== 'not_signed_in' && <TroubleLine trouble={trouble} onAgain={again} />}
      {items === null ? trouble === null && <p role="status">{words.loading}</p> : items.length === 0 ? <p className="empty" role="status">{words.empty}</p> : (
        <div className="audit-rows" role="region" aria-labelledby="audit-title" tabIndex={0} aria-busy={busy}>
          <table>
            <thead><tr>{[words.row, words.when, words.actor, words.action, words.subject, words.detail, words.outcome].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
            <tbody>{items.map((entry) => <Row key={entry.seq} entry={entry} />)}</tbody>
          </table>
        </div>
      )}
      {next !== null && <Button appearance="subtle" disabledFocusable={busy} onClick={older}>{words.older}</Button>}
    </div>
  );
}

function Row({ entry: { seq, at, actor, action, subject, detail, outcome } }: { entry: AuditEntryShown }) {
  return (
    <tr data-outcome={outcome}>
      <td>{seq}</td>
      <td><When at={at} /></td>
      <td>{actor.name === '' ? words.nobody : <VisibleText text={actor.name} />}{actor.role !== '' && <span className="quiet"> {words.roles[actor.role] ?? actor.role}</span>}</td>
      <td>{actionWords[action] ?? action}</td>
      <td><code>{subject}</code></td>
      <td>{Object.entries(detail).map(([name, value]) => `${name}: ${String(value)}`).join(', ')}</td>
      <td>{words.outcomes[outcome]}</td>
    </tr>
  );
}
