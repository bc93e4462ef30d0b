import { useEffect, useState } from 'react';
import type { Receipt } from '../../../contract/report.ts';
import { sayClock } from '../../../words/times.ts';
import { announce } from '../announce.ts';
import type { Voice } from '../pane.ts';
import type { Reporting } from '../reporting.ts';

interface UndoProps {
  receipt: Receipt;
  minutes: number;
  voice: Voice;
  reporting: () => Promise<Reporting>;
  onUndone: () => void;
}

/** Takes the report back while the time for it runs. Only the server's word makes it taken back. */
export function Undo({ receipt, minutes, voice: { say, reader }, reporting, onUndone }: UndoProps) {
  const until = new Date(receipt.receivedAt).getTime() + minutes * 60_000;
  const [state, setState] = useState<'ready' | 'working' | 'failed' | 'too-late'>('ready');
  const over = useOver(until);
  if (state !== 'too-late' && over && state === 'ready') return null;

  async function undo() {
    setState('working');
    const answer = await (await reporting()).person.undo(receipt.id);
    if (answer && answer !== 'too-late') {
      onUndone();
      return;
    }
    const now = answer === 'too-late' ? 'too-late' : 'failed';
    setState(now);
    announce(say(now === 'failed' ? 'undo.failed' : 'undo.tooLate'));
  }

  return (
    <section className="undo">
      {state !== 'too-late' && (
        <button type="button" className="quiet" aria-disabled={state === 'working'} onClick={() => void (state === 'working' ? undefined : undo())}>{say(state === 'working' ? 'undo.working' : 'undo.action')}</button>
      )}
      <p>{state === 'failed' ? say('undo.failed') : state === 'too-late' ? say('undo.tooLate') : say('undo.until', { time: sayClock(new Date(until), reader) })}</p>
    </section>
  );
}

function useOver(until: number): boolean {
  const [over, setOver] = useState(() => Date.now() >= until);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return over;
}
