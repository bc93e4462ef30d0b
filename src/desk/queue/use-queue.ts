import { useCallback, useEffect, useRef, useState } from 'react';
import { reportPageSchema } from '../../contract/desk.ts';
import { listAddress } from '../api/addresses.ts';
import { read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import type { StateFilter } from '../navigation/place.ts';
import { usePoll } from '../session/use-poll.ts';
import { appendOlder, arrangeQueue } from './arrange-queue.ts';
import type { Queue } from './arrange-queue.ts';

const refreshMs = 5_000;

interface Shown {
  /** The list's address: what is shown may still be of the list before. */
  readonly of: string;
  readonly queue: Queue;
  readonly updatedAt: number;
}

/** The queue, live. `inHand` says whether somebody has the list in hand, so that rows must stay where they are. */
export function useQueue({ state, q, active, inHand }: { state: StateFilter; q: string; active: boolean; inHand: () => boolean }) {
  const address = listAddress({ state, q });
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [loadingOlder, setLoadingOlder] = useState(false);
  const latest = useRef(address);
  useEffect(() => { latest.current = address; }, [address]);

  const refresh = useCallback(async (signal: AbortSignal) => {
    const answer = await read(address, reportPageSchema, signal);
    if (signal.aborted) return;
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) setShown((before) => ({ of: address, queue: arrangeQueue(before?.of === address ? before.queue : null, answer.value, inHand()), updatedAt: Date.now() }));
  }, [address, inHand]);
  usePoll(refresh, refreshMs, active);

  const loadOlder = useCallback(async () => {
    const before = shown?.queue.next;
    if (before == null || shown?.of !== address) return;
    setLoadingOlder(true);
    const answer = await read(listAddress({ state, q, before }), reportPageSchema);
    setLoadingOlder(false);
    if (latest.current !== address) return;
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) setShown((now) => (now?.of === address ? { ...now, queue: appendOlder(now.queue, answer.value) } : now));
  }, [address, q, shown, state]);

  const showWaiting = useCallback(() => {
    setShown((now) => now && { ...now, queue: { ...now.queue, items: [...now.queue.waiting, ...now.queue.items], waiting: [] } });
  }, []);

  return { queue: shown?.queue ?? null, updatedAt: shown?.updatedAt ?? null, changing: shown !== null && shown.of !== address, trouble, loadingOlder, loadOlder, showWaiting };
}
