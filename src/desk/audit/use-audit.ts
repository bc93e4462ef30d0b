import { useCallback, useEffect, useRef, useState } from 'react';
import { auditPageSchema } from '../../contract/audit.ts';
import type { AuditEntryShown } from '../../contract/audit.ts';
import { read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';

export type AuditFilter = { action: string; actor: string; from: string; to: string };
export const noFilter: AuditFilter = { action: '', actor: '', from: '', to: '' };

const addressOf = (filter: AuditFilter, before?: string) => {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  if (before !== undefined) query.set('before', before);
  const text = query.toString();
  return `/api/v1/audit${text === '' ? '' : `?${text}`}`;
};

/** Entries of the audit for a filter. What is shown stays while others are loaded or cannot be. */
export function useAudit(filter: AuditFilter) {
  const [items, setItems] = useState<readonly AuditEntryShown[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [actions, setActions] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(true);
  const turn = useRef(0);

  const load = useCallback(async (before?: string) => {
    turn.current += 1;
    const mine = turn.current;
    setBusy(true);
    const answer = await read(addressOf(filter, before), auditPageSchema);
    // A newer filter has its own answer.
    if (mine !== turn.current) return;
    setBusy(false);
    setTrouble(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    setItems((shown) => (before === undefined || shown === null ? answer.value.items : [...shown, ...answer.value.items]));
    setNext(answer.value.next);
    if (before === undefined) setActions(answer.value.actions);
  }, [filter]);
  useEffect(() => void load(), [load]);

  return { items, next, actions, trouble, busy, again: () => void load(), older: () => void load(next ?? undefined) };
}
