import { useMemo, useSyncExternalStore } from 'react';
import { addressOf, placeFrom } from './place.ts';
import type { Place, Whereabouts } from './place.ts';

const moved = 'desk:moved';

function subscribe(notify: () => void): () => void {
  window.addEventListener('popstate', notify);
  window.addEventListener(moved, notify);
  return () => {
    window.removeEventListener('popstate', notify);
    window.removeEventListener(moved, notify);
  };
}

/** The place in the address bar, live. */
export function usePlace(): Place {
  const path = useSyncExternalStore(subscribe, () => location.pathname);
  const search = useSyncExternalStore(subscribe, () => location.search);
  return useMemo(() => placeFrom(path, search), [path, search]);
}

/** Goes elsewhere in the desk. Typing a search replaces, so that Back does not undo letters. */
export function goTo(change: Partial<Whereabouts>, how: 'push' | 'replace' = 'push'): void {
  // Another campaign or none: what was open in it goes with it.
  const left = change.campaign !== undefined || change.report !== undefined ? { campaign: null, report: null, copy: null } : {};
  const address = addressOf({ ...placeFrom(location.pathname, location.search), ...left, ...change });
  if (address === `${location.pathname}${location.search}`) return;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  window.dispatchEvent(new Event(moved));
}
