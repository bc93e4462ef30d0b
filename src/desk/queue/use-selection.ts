import { useCallback, useMemo, useRef, useState } from 'react';
import type { CampaignRow } from '../../contract/campaign.ts';

const none: ReadonlyMap<string, CampaignRow> = new Map();

/** Campaigns chosen for one verdict, as they were when chosen; they stay chosen when they leave the list. `items`: the list as shown. */
export function useSelection(items: readonly CampaignRow[]) {
  const [chosen, setChosen] = useState(none);
  const last = useRef<string | null>(null);

  const select = useCallback((id: string, selected: boolean, range: boolean) => {
    const to = items.findIndex((row) => row.id === id);
    const from = range ? items.findIndex((row) => row.id === last.current) : -1;
    const rows = to < 0 ? [] : from < 0 ? items.slice(to, to + 1) : items.slice(Math.min(from, to), Math.max(from, to) + 1);
    last.current = id;
    setChosen((before) => {
      const after = new Map(before);
      for (const row of rows) {
        if (selected) after.set(row.id, row);
        else after.delete(row.id);
      }
      return after;
    });
  }, [items]);
  const clear = useCallback(() => { setChosen(none); }, []);

  // The figures as they are now, where the list still tells them.
  const rows = useMemo(() => [...chosen.values()].map((row) => items.find(({ id }) => id === row.id) ?? row), [chosen, items]);
  return { has: (id: string) => chosen.has(id), rows, people: rows.reduce((sum, { reports }) => sum + reports, 0), select, clear };
}

export type Selection = ReturnType<typeof useSelection>;
