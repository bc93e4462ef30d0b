import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { idSchema } from '../../../contract/campaign.ts';
import type { CampaignDetail } from '../../../contract/campaign.ts';
import { addresses } from '../../api/addresses.ts';
import { change } from '../../api/call.ts';
import type { Trouble } from '../../api/call.ts';
import { ConfirmDialog } from '../../frame/ConfirmDialog.tsx';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { goTo } from '../../navigation/use-place.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { ReporterCard } from './ReporterCard.tsx';
import { reportersWords as words } from './tab-words.ts';
import { useReporters } from './use-reporters.ts';

/** Who reported, what happened to them, and putting right what belongs together. */
export function ReportersTab({ campaign, onChanged }: { campaign: CampaignDetail; onChanged: () => Promise<void> }) {
  const { id, reports, openReports, verdicts } = campaign;
  const { reporters, more, trouble, loading, loadMore, refresh } = useReporters(id, `${reports} ${openReports} ${verdicts.length} ${campaign.lastReportedAt}`);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<'split' | 'merge' | null>(null);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const all = chosen.size >= reports;

  const split = async () => {
    setAsking(null);
    const answer = await change(addresses.split(id), { reports: [...chosen] }, idSchema);
    setRefused(answer.ok ? null : answer.trouble);
    if (answer.ok) goTo({ campaign: answer.value.id });
  };
  const select = (report: string, selected: boolean) => {
    setChosen((before) => {
      const after = new Set(before);
      if (selected) after.add(report);
      else after.delete(report);
      return after;
    });
  };

  return (
    <>
      <p className="view-line">{words.line}</p>
      <p className="card-head">
        <Button size="small" disabledFocusable={chosen.size === 0 || all} onClick={() => { setAsking('split'); }}>{words.split(chosen.size)}</Button>
        <Button size="small" appearance="subtle" onClick={() => { setAsking('merge'); }}>{words.merge}</Button>
        {chosen.size > 0 && all && <span className="quiet" role="status">{words.splitAll}</span>}
      </p>
      {[refused, trouble].map((one, i) => one !== null && one.code !== 'not_signed_in' && <TroubleLine key={i} trouble={one} onAgain={() => { setRefused(null); void refresh(); }} />)}
      {reporters === null ? <div className="view-wait"><Spinner size="tiny" label={words.loading} /></div> : (
        <ol className="cards reporters" aria-label={words.list}>
          {reporters.map((reporter) => (
            <li key={reporter.id}>
              <ReporterCard reporter={reporter} selected={chosen.has(reporter.id)} onSelect={(selected) => { select(reporter.id, selected); }} onChanged={async () => { await refresh(); await onChanged(); }} />
            </li>
          ))}
        </ol>
      )}
      {more && <Button disabledFocusable={loading} onClick={() => void loadMore()}>{loading ? words.loadingMore : words.more}</Button>}
      {asking === 'split' && <ConfirmDialog title={words.splitTitle} yes={words.split(chosen.size)} onClose={() => { setAsking(null); }} onYes={() => void split()}><p>{words.splitBody(chosen.size)}</p></ConfirmDialog>}
      {asking === 'merge' && <MergeDialog id={id} onClose={() => { setAsking(null); }} onMerged={async () => { setAsking(null); await onChanged(); await refresh(); }} />}
    </>
  );
}
