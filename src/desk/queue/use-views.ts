import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { savedViewSchema, savedViewsSchema } from '../../contract/campaign.ts';
import type { CampaignFilter, SavedView } from '../../contract/campaign.ts';
import { addresses } from '../api/addresses.ts';
import { change, read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';

/** The filters that somebody gave names, kept on the server for them alone. */
export function useViews() {
  const [views, setViews] = useState<readonly SavedView[]>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const refresh = useCallback(async () => {
    const answer = await read(addresses.views, savedViewsSchema);
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) setViews(answer.value.items);
  }, []);
  useEffect(() => void refresh(), [refresh]);

  /** Resolves true when it was done. */
  const act = async (asked: ReturnType<typeof change<unknown>>): Promise<boolean> => {
    const answer = await asked;
    if (answer.ok) await refresh();
    else setTrouble(answer.trouble);
    return answer.ok;
  };
  return {
    views, trouble,
    save: (name: string, filter: CampaignFilter) => act(change(addresses.views, { name, filter }, savedViewSchema)),
    remove: (id: string) => act(change(addresses.view(id), undefined, z.undefined(), 'DELETE')),
  };
}
