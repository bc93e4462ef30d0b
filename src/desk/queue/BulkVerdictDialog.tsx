import { useCallback, useEffect, useMemo } from 'react';
import type { CampaignRow } from '../../contract/campaign.ts';
import { verdictGivenSchema } from '../../contract/verdict.ts';
import type { VerdictRequest } from '../../contract/verdict.ts';
import { addresses } from '../api/addresses.ts';
import { change, counted } from '../api/call.ts';
import { useVerdict } from '../campaign/verdict/use-verdict.ts';
import { verdictWords } from '../campaign/verdict/verdict-words.ts';
import { VerdictChoice } from '../campaign/verdict/VerdictChoice.tsx';
import { VerdictForm } from '../campaign/verdict/VerdictForm.tsx';
import { Modal } from '../frame/Modal.tsx';
import { queueWords as words } from './queue-words.ts';

interface Props {
  rows: readonly CampaignRow[];
  people: number;
  onClose: () => void;
  onDone: (answers: number | null) => Promise<void>;
}

const nothing = () => Promise.resolve();

/** One verdict on several campaigns; the button says on how many. */
export function BulkVerdictDialog({ rows, people, onClose, onDone }: Props) {
  // What comes after the rows that were chosen is compared before it is answered.
  const { ids, seenTo } = useMemo(() => ({ ids: rows.map(({ id }) => id), seenTo: Object.fromEntries(rows.map(({ id, lastReportedAt }) => [id, lastReportedAt])) }), [rows]);
  const verdict = useVerdict({
    key: 'selection',
    given: null,
    stands: false,
    send: useCallback((request: VerdictRequest) => counted(change(addresses.bulkVerdict, { campaigns: ids, verdict: request, seenTo }, verdictGivenSchema)), [ids, seenTo]),
    // A selection has no verdict of its own that could be taken back.
    openAgain: useCallback(() => Promise.resolve({ ok: true as const, value: null }), []),
    onChanged: nothing,
  });
  const { done, draft } = verdict;
  useEffect(() => {
    if (done !== null) void onDone(done.answers);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- told once, when it is done
  }, [done]);
  return (
    <Modal title={words.bulkTitle(rows.length)} onClose={onClose} wide>
      <p>{words.bulkBody(rows.length, people)}</p>
      <div className="verdict verdict-alone" onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void verdict.give(); }}>
        <div className="verdict-bar"><VerdictChoice chosen={draft?.class ?? null} keys={false} onChoose={verdict.choose} /></div>
        {draft === null ? <p className="verdict-state quiet">{verdictWords.choose}</p> : <VerdictForm verdict={verdict} draft={draft} button={verdictWords.giveMany(rows.length)} />}
      </div>
    </Modal>
  );
}
