import { useState } from 'react';
import { useKept } from './use-kept.ts';

/** What is being written, and what it began as; `of` null: something new. */
export interface Work<Draft> {
  readonly of: string | null;
  readonly began: Draft;
  readonly draft: Draft;
}

/** One thing that is being written in a room. What differs from its beginning is kept under `name` while the page lives. */
export function useWork<Draft>(name: string, isSame: (one: Draft, other: Draft) => boolean) {
  const [opened, setOpened] = useState<Work<Draft> | null>(null);
  const [kept, setKept] = useKept<Work<Draft>>(name);
  return {
    work: kept ?? opened,
    /** The same once it differs from its beginning; null while there is nothing to save or lose. */
    kept,
    write(next: Work<Draft>) {
      setOpened(next);
      setKept(isSame(next.draft, next.began) ? null : next);
    },
    close() {
      setOpened(null);
      setKept(null);
    },
  };
}
