import { useEffect, useState } from 'react';
import { campaignsChangedSchema } from '../../contract/campaign.ts';
import { addresses } from '../api/addresses.ts';
import { isPresent, onReturn } from './presence.ts';

/** Bursts are told once in this time. */
const restMs = 1_000;
/** A stream that was refused is tried again after this. */
const againMs = 60_000;
/** How often it is looked whether somebody is still there. */
const lookMs = 30_000;

/** What the server says has changed since: a count that grows with each telling, and the campaigns it named last. */
export interface News {
  readonly count: number;
  readonly campaigns: ReadonlySet<string>;
  /** False: nothing tells us just now, so the page must ask by itself. */
  readonly live: boolean;
}

const nothing: News = { count: 0, campaigns: new Set(), live: false };

/** Listens to the server's events while `active` and somebody is there; says when it cannot. */
export function useNews(active: boolean): News {
  const [news, setNews] = useState<News>(nothing);
  useEffect(() => {
    if (!active) return;
    let source: EventSource | null = null;
    let changed = new Set<string>();
    let telling: ReturnType<typeof setTimeout> | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;

    const live = (is: boolean) => { setNews((before) => (before.live === is ? before : { ...before, live: is })); };
    const tell = () => {
      telling = undefined;
      const campaigns = changed;
      changed = new Set();
      setNews((before) => ({ ...before, count: before.count + 1, campaigns }));
    };
    const close = () => { source?.close(); source = null; };
    const open = () => {
      clearTimeout(retry);
      if (source !== null || !isPresent()) return;
      const opened = new EventSource(addresses.events);
      source = opened;
      opened.addEventListener('open', () => { live(true); });
      opened.addEventListener('campaigns', ({ data }: MessageEvent<unknown>) => {
        for (const id of namedIn(data)) changed.add(id);
        if (changed.size > 0) telling ??= setTimeout(tell, restMs);
      });
      opened.addEventListener('error', () => {
        live(false);
        if (opened.readyState !== EventSource.CLOSED) return;
        close();
        retry = setTimeout(open, againMs);
      });
    };

    open();
    const look = setInterval(() => { if (!isPresent()) { close(); live(false); } }, lookMs);
    const stop = onReturn(open);
    return () => {
      for (const timer of [telling, retry]) clearTimeout(timer);
      clearInterval(look);
      stop();
      close();
      live(false);
    };
  }, [active]);
  return news;
}

function namedIn(data: unknown): string[] {
  try {
    const parsed = campaignsChangedSchema.safeParse(typeof data === 'string' ? JSON.parse(data) : null);
    return parsed.success ? parsed.data.campaigns : [];
  } catch {
    return [];
  }
}
