import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { change, read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';

/** Fired at the window when something in this room was changed, so that the preview follows. */
export const wordsChanged = 'desk:words-changed';

/** Something of the desk's API, with the way to change it. What is shown stays when a change is refused. */
export function useLoaded<T>(path: string, schema: z.ZodType<T>) {
  const [value, setValue] = useState<T | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const refresh = useCallback(async () => {
    const answer = await read(path, schema);
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) setValue(answer.value);
  }, [path, schema]);
  useEffect(() => void refresh(), [refresh]);

  /** Resolves true when it was done. */
  const act = useCallback(async (to: string, body: unknown, answered: z.ZodType<unknown>, method: 'POST' | 'PUT' | 'DELETE' = 'POST') => {
    const answer = await change(to, body, answered, method);
    if (!answer.ok) {
      setTrouble(answer.trouble);
      return false;
    }
    window.dispatchEvent(new Event(wordsChanged));
    await refresh();
    return true;
  }, [refresh]);
  return { value, trouble, refresh, act };
}
