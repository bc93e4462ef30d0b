import { useCallback, useState } from 'react';
import { reportDetailSchema } from '../../contract/desk.ts';
import type { ReportDetail } from '../../contract/desk.ts';
import { addresses } from '../api/addresses.ts';
import { read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import { usePoll } from '../session/use-poll.ts';

const soonMs = 2_000;
const laterMs = 15_000;

/** One report, live: often while it is being read or sent, seldom afterwards. What is shown stays when asking fails. */
export function useReport(id: string, active: boolean) {
  const [shown, setShown] = useState<{ id: string; report: ReportDetail } | null>(null);
  const [trouble, setTrouble] = useState<{ id: string; trouble: Trouble } | null>(null);
  const report = shown?.id === id ? shown.report : null;

  const refresh = useCallback(async (signal?: AbortSignal) => {
    const answer = await read(addresses.report(id), reportDetailSchema, signal);
    if (signal?.aborted === true) return;
    setTrouble(answer.ok ? null : { id, trouble: answer.trouble });
    if (answer.ok) setShown({ id, report: answer.value });
  }, [id]);
  const settled = report !== null && report.mail.reading !== 'pending' && report.deliveries.every(({ state }) => state === 'delivered' || state === 'dead');
  usePoll(refresh, settled ? laterMs : soonMs, active);

  return { report, trouble: trouble?.id === id ? trouble.trouble : null, refresh };
}
