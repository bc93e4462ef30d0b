import { useSyncExternalStore } from 'react';
import type { Pane, PaneState } from './pane.ts';

export function usePane(pane: Pane): PaneState {
  return useSyncExternalStore(pane.subscribe, pane.get);
}
