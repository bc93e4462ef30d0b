import { useEffect, useState } from 'react';
import { previewReaderSchema } from '../../contract/preview.ts';
import type { PreviewReader } from '../../contract/preview.ts';
import { addresses } from '../api/addresses.ts';
import type { ReaderQuery } from '../api/addresses.ts';
import { read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import { wordsChanged } from './use-loaded.ts';

/** Typing a department asks once, not for each letter. */
const pauseMs = 250;

/** What one reader is told, asked anew when the question or anything in this room changes; null asks nothing. What is shown stays until the next answer. */
export function useReader(query: ReaderQuery | null) {
  const [reader, setReader] = useState<PreviewReader | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [turn, setTurn] = useState(0);
  const address = query === null ? null : addresses.reader(query);

  useEffect(() => {
    const again = () => { setTurn((before) => before + 1); };
    addEventListener(wordsChanged, again);
    return () => { removeEventListener(wordsChanged, again); };
  }, []);
  useEffect(() => {
    if (address === null) return undefined;
    const over = new AbortController();
    const timer = setTimeout(() => void read(address, previewReaderSchema, over.signal).then((answer) => {
      if (over.signal.aborted) return;
      setTrouble(answer.ok ? null : answer.trouble);
      if (answer.ok) setReader(answer.value);
    }), pauseMs);
    return () => { clearTimeout(timer); over.abort(); };
  }, [address, turn]);
  return { reader, trouble, again: () => { setTurn((before) => before + 1); } };
}
