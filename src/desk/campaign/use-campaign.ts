import { useCallback, useEffect, useState } from 'react';
import { campaignDetailSchema } from '../../contract/campaign.ts';
import type { CampaignDetail } from '../../contract/campaign.ts';
import { addresses } from '../api/addresses.ts';
import { read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import type { News } from '../session/use-news.ts';
import { usePoll } from '../session/use-poll.ts';

/** Often while answers are being written, seldom otherwise; with news only to be sure. */
const soonMs = 2_000;
const laterMs = 15_000;
const refreshWithNewsMs = 60_000;

/** One campaign, live. What is shown stays when asking fails. `onRead`: each time it was read. */
export function useCampaign(id: string, { active, news, onRead }: { active: boolean; news: News; onRead: (campaign: CampaignDetail) => void }) {
  const [shown, setShown] = useState<{ id: string; campaign: CampaignDetail } | null>(null);
  const [trouble, setTrouble] = useState<{ id: string; trouble: Trouble } | null>(null);
  const campaign = shown?.id === id ? shown.campaign : null;

  const refresh = useCallback(async (signal?: AbortSignal) => {
    const answer = await read(addresses.campaign(id), campaignDetailSchema, signal);
    if (signal?.aborted === true) return;
    setTrouble(answer.ok ? null : { id, trouble: answer.trouble });
    if (!answer.ok) return;
    setShown({ id, campaign: answer.value });
    onRead(answer.value);
  }, [id, onRead]);

  // Only news about this one counts.
  const [told, setTold] = useState(0);
  useEffect(() => { if (news.campaigns.has(id)) setTold((count) => count + 1); }, [id, news]);
  usePoll(refresh, campaign !== null && campaign.answersDue > 0 ? soonMs : news.live ? refreshWithNewsMs : laterMs, active, told);

  return { campaign, trouble: trouble?.id === id ? trouble.trouble : null, refresh };
}
