import { Button, SearchBox, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useRef } from 'react';
import { announce } from '../frame/announce.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { maxSearchChars } from '../navigation/place.ts';
import type { Place } from '../navigation/place.ts';
import { goTo } from '../navigation/use-place.ts';
import { shortTime } from '../text/times.ts';
import { useNow } from '../text/use-now.ts';
import { emptySearch, emptyWords, stateWords, words } from '../words.ts';
import { QueueRow } from './QueueRow.tsx';
import { rowsOf } from './row-focus.ts';
import { useQueue } from './use-queue.ts';

/** A search begins when the typing rests. */
const typingMs = 250;

/** The reports that a filter and a search name, newest first, refreshed without moving under anybody's hand. */
export function QueuePane({ place, active }: { place: Place; active: boolean }) {
  const list = useRef<HTMLDivElement>(null);
  const inHand = useCallback(() => {
    const element = list.current;
    return element !== null && (element.scrollTop > 0 || element.matches(':hover') || element.contains(document.activeElement));
  }, []);
  const { queue, updatedAt, changing, trouble, loadingOlder, loadOlder, showWaiting } = useQueue({ state: place.state, q: place.q, active, inHand });
  const now = useNow();
  const waiting = queue?.waiting.length ?? 0;

  useEffect(() => { if (waiting > 0) announce(words.newReportsSaid(waiting)); }, [waiting]);
  useEffect(() => { list.current?.scrollTo({ top: 0 }); }, [place.state, place.q]);

  // A button that goes away with what it brought leaves its focus to the first row of that.
  const focusAt = useRef<number | null>(null);
  const count = queue?.items.length ?? 0;
  useEffect(() => {
    const row = focusAt.current === null ? undefined : rowsOf(list.current)[focusAt.current];
    if (row === undefined) return;
    focusAt.current = null;
    row.focus();
  }, [count]);

  const reveal = () => {
    focusAt.current = 0;
    list.current?.scrollTo({ top: 0 });
    showWaiting();
  };

  const older = async () => {
    focusAt.current = queue?.items.length ?? null;
    await loadOlder();
  };

  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const search = (q: string) => {
    clearTimeout(typing.current);
    typing.current = setTimeout(() => { goTo({ q }, 'replace'); }, typingMs);
  };

  return (
    <section className="queue" aria-labelledby="queue-title">
      <div className="queue-head">
        <h2 id="queue-title" tabIndex={-1}>{stateWords[place.state]}</h2>
        <SearchBox
          id="search"
          className="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          maxLength={maxSearchChars}
          defaultValue={place.q}
          key={place.state}
          onChange={(_event, { value }) => { search(value); }}
        />
        <p className="queue-status">
          {waiting > 0 ? (
            <Button size="small" appearance="primary" onClick={reveal}>{words.newReports(waiting)}</Button>
          ) : (
            <>
              <span>{queue === null ? '' : words.shown(queue.items.length, queue.next !== null)}</span>
              <span className="quiet">{updatedAt === null ? '' : words.updated(shortTime(updatedAt, now))}</span>
            </>
          )}
        </p>
      </div>
      <div className="list" ref={list} id="queue-list" aria-busy={queue === null || changing}>
        {queue === null && trouble === null && <div className="list-loading"><Spinner size="tiny" label={words.loading} /></div>}
        {queue !== null && queue.items.length === 0 && <p className="empty">{place.q === '' ? emptyWords[place.state] : emptySearch}</p>}
        {queue !== null && queue.items.length > 0 && (
          <ol aria-label={words.queue}>
            {queue.items.map((row) => <li key={row.id}><QueueRow row={row} place={place} now={now} /></li>)}
          </ol>
        )}
        {queue?.next != null && (
          <div className="older">
            <Button appearance="subtle" disabledFocusable={loadingOlder} onClick={() => void older()}>{loadingOlder ? words.loadingOlder : words.loadOlder}</Button>
          </div>
        )}
      </div>
      {trouble !== null && trouble.code !== 'not_signed_in' && <div className="queue-foot"><TroubleLine trouble={trouble} /></div>}
    </section>
  );
}
