import { useCallback, useEffect, useState } from 'react';
import { campaignReportsSchema } from '../../../contract/campaign.ts';
import type { CampaignReports } from '../../../contract/campaign.ts';
import { addresses } from '../../api/addresses.ts';
import { read } from '../../api/call.ts';
import type { Trouble } from '../../api/call.ts';

export type Reporter = CampaignReports['items'][number];

/** Who reported a campaign, page by page. `changed`: something that changes when they did; the pages loaded so far are told anew. */
export function useReporters(id: string, changed: string) {
  const [shown, setShown] = useState<CampaignReports | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [loading, setLoading] = useState(false);

  const refresh = useCallback(async (signal?: AbortSignal) => {
    const answer = await read(addresses.campaignReports(id), campaignReportsSchema, signal);
    if (signal?.aborted === true) return;
    setTrouble(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    // Rows further down stay as loaded; those of the first page, and new ones above, are as they are now.
    setShown((before) => {
      const fresh = new Set(answer.value.items.map((one) => one.id));
      const last = answer.value.items.at(-1)?.number ?? 0;
      const older = answer.value.next === null ? [] : before?.items.filter((one) => one.number < last && !fresh.has(one.id)) ?? [];
      return { items: [...answer.value.items, ...older], next: older.length > 0 && before !== null ? before.next : answer.value.next };
    });
  }, [id]);
  useEffect(() => {
    const end = new AbortController();
    void refresh(end.signal);
    return () => { end.abort(); };
  }, [changed, refresh]);

  const loadMore = async () => {
    const before = shown?.next;
    if (before == null || loading) return;
    setLoading(true);
    const answer = await read(addresses.campaignReports(id, before), campaignReportsSchema);
    setLoading(false);
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) setShown((now) => now && { items: [...now.items, ...answer.value.items.filter((one) => !now.items.some((known) => known.id === one.id))], next: answer.value.next });
  };
  return { reporters: shown?.items ?? null, more: shown?.next != null, trouble, loading, loadMore, refresh };
}
