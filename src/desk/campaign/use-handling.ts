import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import type { CampaignDetail } from '../../contract/campaign.ts';
import { addresses } from '../api/addresses.ts';
import { change } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import { announce } from '../frame/announce.ts';
import { campaignWords as words } from './campaign-words.ts';

/** Taking a campaign, letting it go, and having looked at it. `me`: the name of who is signed in. */
export function useHandling(id: string, { campaign, me, refresh }: { campaign: CampaignDetail | null; me: string; refresh: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const act = useCallback(async (path: string, body: unknown, said: string | null) => {
    setBusy(true);
    const answer = await change(path, body, z.undefined());
    setTrouble(answer.ok ? null : answer.trouble);
    await refresh();
    if (answer.ok && said !== null) announce(said);
    setBusy(false);
  }, [refresh]);

  // Opening is looking: once for each time it is opened, so that "unread" stays as somebody set it.
  const opened = campaign !== null;
  useEffect(() => {
    if (opened) void change(addresses.seen(id), { seen: true }, z.undefined()).then(() => refresh());
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only opening counts, not each new way to refresh
  }, [id, opened]);

  return {
    busy, trouble,
    mine: campaign?.assigned?.name === me,
    assign: (to: 'me' | 'nobody') => act(addresses.assign(id), { to }, to === 'me' ? words.assigned : words.released),
    markSeen: (seen: boolean) => act(addresses.seen(id), { seen }, seen ? words.read : words.unread),
  };
}

export type Handling = ReturnType<typeof useHandling>;
