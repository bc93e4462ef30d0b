import { useCallback, useEffect, useRef, useState } from 'react';
import { campaignPageSchema } from '../../contract/campaign.ts';
import type { CampaignFilter, CampaignRow } from '../../contract/campaign.ts';
import { campaignsAddress } from '../api/addresses.ts';
import { read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import type { News } from '../session/use-news.ts';
import { usePoll } from '../session/use-poll.ts';
import { appendPage, arrangeQueue, patchRow, showWaiting } from './arrange-queue.ts';
import type { Queue } from './arrange-queue.ts';

/** Asked so often while nothing tells us; with news only to be sure. */
const refreshMs = 5_000;
const refreshWithNewsMs = 60_000;
const pageRows = 50;
/** The server gives no more at once; rows further down change when they are opened or loaded again. */
const maxRows = 200;

interface Shown {
  /** The list's address: what is shown may still be of the list before. */
  readonly of: string;
  readonly queue: Queue;
  readonly updatedAt: number;
}

/** The queue, live. `inHand` says whether somebody has the list in hand, so that rows must stay where they are. */
export function useQueue({ filter, active, inHand, news }: { filter: CampaignFilter; active: boolean; inHand: () => boolean; news: News }) {
  const address = campaignsAddress(filter, { limit: pageRows });
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const latest = useRef({ address, rows: pageRows });
  const rows = shown?.of === address ? shown.queue.items.length : 0;
  useEffect(() => { latest.current = { address, rows: Math.min(maxRows, Math.max(pageRows, rows)) }; }, [address, rows]);

  const refresh = useCallback(async (signal?: AbortSignal) => {
    const held = inHand();
    const limit = held && latest.current.address === address ? latest.current.rows : pageRows;
    const answer = await read(limit === pageRows ? address : address.replace(/limit=\d+$/, `limit=${limit}`), campaignPageSchema, signal);
    if (signal?.aborted === true) return;
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) setShown((before) => ({ of: address, queue: arrangeQueue(before?.of === address ? before.queue : null, answer.value, held || inHand()), updatedAt: Date.now() }));
  }, [address, inHand]);
  usePoll(refresh, news.live ? refreshWithNewsMs : refreshMs, active, news.count);

  const loadMore = useCallback(async () => {
    const after = shown?.queue.next;
    if (after == null || shown?.of !== address) return;
    setLoadingMore(true);
    const answer = await read(campaignsAddress(filter, { after, limit: pageRows }), campaignPageSchema);
    setLoadingMore(false);
    if (latest.current.address !== address) return;
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) setShown((now) => (now?.of === address ? { ...now, queue: appendPage(now.queue, answer.value) } : now));
  }, [address, filter, shown]);

  const change = useCallback((how: (queue: Queue) => Queue) => { setShown((now) => now && { ...now, queue: how(now.queue) }); }, []);
  return {
    queue: shown?.queue ?? null, updatedAt: shown?.updatedAt ?? null, changing: shown !== null && shown.of !== address, trouble, loadingMore, loadMore, refresh,
    showWaiting: useCallback(() => { change(showWaiting); }, [change]),
    patch: useCallback((row: CampaignRow) => { change((queue) => patchRow(queue, row)); }, [change]),
  };
}

export type QueueInHand = ReturnType<typeof useQueue>;
