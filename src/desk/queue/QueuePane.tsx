import './queue.css';
import { Button, SearchBox, Spinner } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { announce } from '../frame/announce.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { filterQuery, maxSearchChars } from '../navigation/place.ts';
import type { Place } from '../navigation/place.ts';
import { goTo } from '../navigation/use-place.ts';
import { shortTime } from '../text/times.ts';
import { useNow } from '../text/use-now.ts';
import { emptySearch, emptyWords, queueWords, roomWords } from './queue-words.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueRow } from './QueueRow.tsx';
import { filtersIn, roomOf } from './rooms.ts';
import { campaignOf, rowsOf } from './row-focus.ts';
import type { QueueInHand } from './use-queue.ts';
import type { Selection } from './use-selection.ts';

/** A search begins when the typing rests. */
const typingMs = 250;

interface Props {
  place: Place;
  shown: QueueInHand;
  live: boolean;
  selection: Selection;
  /** What can be done with a selection, below it. */
  children: ReactNode;
}

/** The campaigns that a filter names, what needs a person first, refreshed without moving under anybody's hand. */
export function QueuePane({ place, shown, live, selection, children }: Props) {
  const { queue, updatedAt, changing, trouble, loadingMore, loadMore, showWaiting } = shown;
  const list = useRef<HTMLDivElement>(null);
  const now = useNow();
  const waiting = queue?.waiting.length ?? 0;
  const room = roomOf(place.filter);
  const narrowed = filtersIn(place.filter) > 0 || place.filter.q !== undefined;

  useEffect(() => { if (waiting > 0) announce(queueWords.newOnesSaid(waiting)); }, [waiting]);
  const listed = filterQuery(place.filter);
  useEffect(() => { list.current?.scrollTo({ top: 0 }); }, [listed]);

  // A button that goes away with what it brought leaves its focus to the first row of that.
  const focusAt = useRef<((rows: HTMLAnchorElement[]) => HTMLAnchorElement | undefined) | null>(null);
  const items = queue?.items;
  useEffect(() => {
    const row = focusAt.current?.(rowsOf(list.current));
    if (row === undefined) return;
    focusAt.current = null;
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
  }, [items]);

  const reveal = () => {
    const fresh = new Set(queue?.waiting);
    focusAt.current = (rows) => rows.find((row) => fresh.has(campaignOf(row) ?? ''));
    showWaiting();
  };
  const more = async () => {
    const at = items?.length ?? 0;
    focusAt.current = (rows) => rows[at];
    await loadMore();
  };

  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const search = (q: string) => {
    clearTimeout(typing.current);
    typing.current = setTimeout(() => { goTo({ filter: { ...place.filter, q } }, 'replace'); }, typingMs);
  };

  return (
    <section className="queue" aria-labelledby="queue-title">
      <div className="queue-head">
        <h2 id="queue-title" tabIndex={-1}>{roomWords[room]}</h2>
        <SearchBox
          id="search"
          className="search"
          aria-label={queueWords.search}
          placeholder={queueWords.searchHint}
          maxLength={maxSearchChars}
          defaultValue={place.filter.q ?? ''}
          key={room}
          onChange={(_event, { value }) => { search(value); }}
        />
        <QueueFilters filter={place.filter}>
          <p className="queue-status">
            {waiting > 0 ? (
              <Button size="small" appearance="primary" onClick={reveal}>{queueWords.newOnes(waiting)}</Button>
            ) : (
              <>
                <span>{queue === null ? '' : queueWords.shown(queue.items.length, queue.next !== null)}</span>
                <span className="quiet">{updatedAt === null ? '' : live ? queueWords.live : queueWords.updated(shortTime(updatedAt, now))}</span>
              </>
            )}
          </p>
        </QueueFilters>
      </div>
      <div className="list" ref={list} id="queue-list" aria-busy={queue === null || changing}>
        {queue === null && trouble === null && <div className="list-loading"><Spinner size="tiny" label={queueWords.loading} /></div>}
        {queue !== null && queue.items.length === 0 && <p className="empty">{narrowed ? emptySearch : emptyWords[room]}</p>}
        {queue !== null && queue.items.length > 0 && (
          <ol aria-label={queueWords.list}>
            {queue.items.map((row) => (
              <li key={row.id}>
                <QueueRow row={row} place={place} now={now} selected={selection.has(row.id)} onSelect={(selected, range) => { selection.select(row.id, selected, range); }} />
              </li>
            ))}
          </ol>
        )}
        {queue?.next != null && (
          <div className="older">
            <Button appearance="subtle" disabledFocusable={loadingMore} onClick={() => void more()}>{loadingMore ? queueWords.loadingMore : queueWords.more}</Button>
          </div>
        )}
      </div>
      <div className="queue-foot">
        {trouble !== null && trouble.code !== 'not_signed_in' && <TroubleLine trouble={trouble} />}
        {children}
      </div>
    </section>
  );
}
