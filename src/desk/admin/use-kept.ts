import { useCallback, useEffect, useReducer } from 'react';

/** Kept as long as the page lives, so that a session that ends loses nothing that was typed. */
const kept = new Map<string, unknown>();

/**
 * What is being written under a name, null where nothing is: kept while the page lives, and leaving the page asks. A name
 * stands for one kind of thing.
 */
export function useKept<T>(name: string): [T | null, (next: T | null) => void] {
  const [, show] = useReducer((count: number) => count + 1, 0);
  const value = (kept.get(name) as T | undefined) ?? null;
  const set = useCallback((next: T | null) => {
    if (next === null) kept.delete(name);
    else kept.set(name, next);
    show();
  }, [name]);
  const open = value !== null;
  useEffect(() => {
    if (!open) return undefined;
    const ask = (event: BeforeUnloadEvent) => { event.preventDefault(); };
    addEventListener('beforeunload', ask);
    return () => { removeEventListener('beforeunload', ask); };
  }, [open]);
  return [value, set];
}
