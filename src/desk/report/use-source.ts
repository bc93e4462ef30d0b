import { useCallback, useState } from 'react';
import { z } from 'zod';
import { addresses } from '../api/addresses.ts';
import { read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';

const sliceSchema = z.object({ text: z.string(), offset: z.number().int(), next: z.number().int().nullable(), bytes: z.number().int() });

/** What has been loaded of a mail's source. `next` is null when that is all of it. */
export interface LoadedSource {
  readonly text: string;
  readonly next: number | null;
  readonly bytes: number;
}

export interface Source {
  readonly loaded: LoadedSource | null;
  readonly trouble: Trouble | null;
  readonly loading: boolean;
  /** Loads the first slice, or one more. */
  readonly more: () => Promise<void>;
}

/** The stored mail, slice by slice: a mail may have 35 MiB. */
export function useSource(id: string): Source {
  const [shown, setShown] = useState<{ id: string; loaded: LoadedSource } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [loading, setLoading] = useState(false);
  const loaded = shown?.id === id ? shown.loaded : null;

  const more = useCallback(async () => {
    const offset = loaded === null ? 0 : loaded.next;
    if (offset === null) return;
    setLoading(true);
    const answer = await read(addresses.source(id, offset), sliceSchema);
    setLoading(false);
    setTrouble(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    const { text, next, bytes } = answer.value;
    setShown({ id, loaded: { text: (offset === 0 ? '' : loaded?.text ?? '') + text, next, bytes } });
  }, [id, loaded]);

  return { loaded, trouble, loading, more };
}
