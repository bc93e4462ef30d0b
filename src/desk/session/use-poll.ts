import { useEffect, useRef } from 'react';
import { isPresent, onReturn } from './presence.ts';

/**
 * Asks now and again `everyMs` after each answer, while `active` and somebody is there. `ask` must be stable; its change asks
 * at once, and so does a change of `news`, without cutting off what is being asked.
 */
export function usePoll(ask: (signal: AbortSignal) => Promise<void>, everyMs: number, active: boolean, news = 0): void {
  const poke = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (!active) return;
    const end = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    let again = false;
    const turn = async () => {
      if (end.signal.aborted) return;
      if (asking) { again = true; return; }
      asking = true;
      clearTimeout(timer);
      do {
        again = false;
        if (isPresent()) await ask(end.signal);
      } while (again && !end.signal.aborted);
      asking = false;
      if (!end.signal.aborted) timer = setTimeout(() => void turn(), everyMs);
    };
    void turn();
    poke.current = () => void turn();
    const stop = onReturn(() => void turn());
    return () => {
      end.abort();
      clearTimeout(timer);
      stop();
      poke.current = () => undefined;
    };
  }, [ask, everyMs, active]);
  useEffect(() => { if (news > 0) poke.current(); }, [news]);
}
