import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { previewSaidSchema } from '../../contract/preview.ts';
import type { PreviewShow } from '../../contract/preview.ts';
import { words as deskWords } from '../words.ts';
import { adminWords as words } from './admin-words.ts';

/** A page that has not answered by then will not. */
const silenceMs = 15_000;
const heightPx = 640;

/** The real pane in a frame, shown what the desk tells it by message. `show` must stay the same object while nothing changes. */
export function PreviewFrame({ show, width }: { show: PreviewShow; width: number }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'shown' | 'broken' | 'silent'>('loading');
  const [turn, setTurn] = useState(0);
  const waits = state === 'loading';
  const listens = state !== 'loading' && state !== 'silent';

  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<unknown>) => {
      if (origin !== location.origin || source === null || source !== frame.current?.contentWindow) return;
      const said = previewSaidSchema.safeParse(data);
      if (said.success) setState(said.data.kind);
    };
    addEventListener('message', hear);
    return () => { removeEventListener('message', hear); };
  }, []);
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => { setState('silent'); }, silenceMs);
    return () => { clearTimeout(timer); };
  }, [waits, turn]);
  useEffect(() => {
    if (listens) frame.current?.contentWindow?.postMessage(show, location.origin);
  }, [show, listens]);

  return (
    <div className="pane-frame">
      <p role="status" className="quiet">{state === 'loading' ? words.previewLoading : state === 'silent' ? words.previewSilent : state === 'broken' ? words.previewBroken : ''}</p>
      {state === 'silent' && <Button size="small" type="button" onClick={() => { setTurn(turn + 1); setState('loading'); }}>{deskWords.tryAgain}</Button>}
      <iframe key={turn} ref={frame} src="/preview" title={words.previewTitle} width={width} height={heightPx} hidden={state === 'silent'} />
    </div>
  );
}
