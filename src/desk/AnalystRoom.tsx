import { useCallback, useEffect, useRef } from 'react';
import { announce } from './frame/announce.ts';
import { useKeys } from './frame/use-keys.ts';
import { useTitle } from './frame/use-title.ts';
import { CampaignPane } from './campaign/CampaignPane.tsx';
import type { Place } from './navigation/place.ts';
import { goTo } from './navigation/use-place.ts';
import { nextNeeding } from './queue/arrange-queue.ts';
import { queueWords, roomWords } from './queue/queue-words.ts';
import { QueuePane } from './queue/QueuePane.tsx';
import { roomOf } from './queue/rooms.ts';
import { campaignOf, focusedRow, focusRow, listInHand, moveInRows } from './queue/row-focus.ts';
import { SelectionBar } from './queue/SelectionBar.tsx';
import { useQueue } from './queue/use-queue.ts';
import { useSelection } from './queue/use-selection.ts';
import { ReportPane } from './report/ReportPane.tsx';
import { useNews } from './session/use-news.ts';

/** The analyst's room: the queue of campaigns, and the one that is open beside it. */
export function AnalystRoom({ me, place, active }: { me: string; place: Place; active: boolean }) {
  const news = useNews(active);
  const shown = useQueue({ filter: place.filter, active, inHand: listInHand, news });
  const { queue, patch } = shown;
  const items = queue?.items ?? [];
  const selection = useSelection(items);
  const opened = useRef<string | null>(null);
  // Where the open campaign stood, for when it has left the list.
  const stood = useRef(0);
  const at = items.findIndex(({ id }) => id === place.campaign);
  useEffect(() => { if (at >= 0) stood.current = at; }, [at]);

  // Back from a campaign, in whatever way: the focus returns to its row.
  useEffect(() => {
    if (place.campaign === null && place.report === null && opened.current !== null) focusRow(opened.current);
    opened.current = place.campaign ?? place.report;
  }, [place.campaign, place.report]);

  const toList = useCallback(() => {
    if (matchMedia('(max-width: 899px)').matches) goTo({ campaign: null });
    else focusRow(opened.current);
  }, []);
  const openNext = () => {
    const next = nextNeeding(items, place.campaign, stood.current);
    if (next === undefined) {
      announce(queueWords.nobodyWaits);
      toList();
    } else goTo({ campaign: next.id });
  };

  useKeys({
    j: () => { moveInRows(1); },
    k: () => { moveInRows(-1); },
    o: () => { focusedRow()?.click(); },
    x: () => {
      const id = campaignOf(focusedRow());
      if (id !== null) selection.select(id, !selection.has(id), false);
    },
    e: openNext,
    '/': () => { document.getElementById('search')?.focus(); },
    Escape: () => { if (place.campaign !== null || place.report !== null) toList(); },
  });

  return (
    <>
      <QueuePane place={place} shown={shown} live={news.live} selection={selection}>
        <SelectionBar selection={selection} onDone={() => shown.refresh()} />
      </QueuePane>
      {place.campaign !== null
        ? <CampaignPane key={place.campaign} id={place.campaign} copy={place.copy} me={me} active={active} news={news} onRead={patch} onNext={openNext} onBack={toList} />
        : place.report !== null ? <ReportPane id={place.report} active={active} onBack={toList} /> : <NothingOpen title={roomWords[roomOf(place.filter)]} />}
    </>
  );
}

function NothingOpen({ title }: { title: string }) {
  useTitle(title);
  return (
    <div className="nothing-open">
      <p>{queueWords.choose}</p>
      <p className="quiet">{queueWords.keysHint}</p>
    </div>
  );
}
