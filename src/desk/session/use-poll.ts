import { useEffect } from 'react';
import { isPresent, onReturn } from './presence.ts';

/** Asks now and again `everyMs` after each answer, while `active` and somebody is there. `ask` must be stable; its change asks at once. */
export function usePoll(ask: (signal: AbortSignal) => Promise<void>, everyMs: number, active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const end = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    const turn = async () => {
      if (asking || end.signal.aborted) return;
      asking = true;
      clearTimeout(timer);
      if (isPresent()) await ask(end.signal);
      asking = false;
      if (!end.signal.aborted) timer = setTimeout(() => void turn(), everyMs);
    };
    void turn();
    const stop = onReturn(() => void turn());
    return () => {
      end.abort();
      clearTimeout(timer);
      stop();
    };
  }, [ask, everyMs, active]);
}
