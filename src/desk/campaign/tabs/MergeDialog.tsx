import { Field, SearchBox } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import { campaignPageSchema, idSchema } from '../../../contract/campaign.ts';
import type { CampaignRow } from '../../../contract/campaign.ts';
import { addresses, campaignsAddress } from '../../api/addresses.ts';
import { change, read } from '../../api/call.ts';
import type { Trouble } from '../../api/call.ts';
import { ConfirmDialog } from '../../frame/ConfirmDialog.tsx';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { maxSearchChars } from '../../navigation/place.ts';
import { VisibleText } from '../../text/VisibleText.tsx';
import { words as deskWords } from '../../words.ts';
import { mergeWords as words } from './tab-words.ts';

const typingMs = 250;
const found = 8;

/** Finds another campaign by number or words, and merges it into this one. */
export function MergeDialog({ id, onClose, onMerged }: { id: string; onClose: () => void; onMerged: () => Promise<void> }) {
  const group = useId();
  const [q, setQ] = useState('');
  const [rows, setRows] = useState<readonly CampaignRow[] | null>(null);
  const [chosen, setChosen] = useState<CampaignRow | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    if (q.trim() === '') return;
    const end = new AbortController();
    const timer = setTimeout(() => {
      void read(campaignsAddress({ state: 'all', q: q.trim() }, { limit: found + 1 }), campaignPageSchema, end.signal).then((answer) => {
        if (end.signal.aborted) return;
        setTrouble(answer.ok ? null : answer.trouble);
        if (answer.ok) setRows(answer.value.items.filter((row) => row.id !== id).slice(0, found));
      });
    }, typingMs);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [id, q]);

  const merge = async () => {
    if (chosen === null) return;
    const answer = await change(addresses.merge(id), { others: [chosen.id] }, idSchema);
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) await onMerged();
  };

  return (
    <ConfirmDialog title={words.title} yes={chosen === null ? words.pick : words.yes(chosen.number)} disabled={chosen === null} onClose={onClose} onYes={() => void merge()}>
      <Field label={words.search}>
        <SearchBox className="search" maxLength={maxSearchChars} value={q} onChange={(_event, { value }) => { setQ(value); setChosen(null); }} />
      </Field>
      {rows !== null && rows.length === 0 && <p className="quiet" role="status">{words.none}</p>}
      {rows !== null && rows.length > 0 && (
        <div role="radiogroup" aria-label={words.choose} className="merge-list">
          {rows.map((row) => (
            <label key={row.id}>
              <input type="radio" name={group} checked={chosen?.id === row.id} onChange={() => { setChosen(row); }} />
              <span><VisibleText text={row.subject === '' ? deskWords.noSubject : row.subject} /> <span className="quiet">{words.campaign(row.number, row.reports)}</span></span>
            </label>
          ))}
        </div>
      )}
      {chosen !== null && <p>{words.body(chosen.reports)}</p>}
      {trouble !== null && trouble.code !== 'not_signed_in' && <TroubleLine trouble={trouble} />}
    </ConfirmDialog>
  );
}
