import { Button } from '@fluentui/react-components';
import type { PaneState } from './pane.ts';

/** Reports of other mails that still wait on this device, with the way to send them now. */
export function WaitingLine({ state: { mail, waiting, reports, voice }, onRetry }: { state: PaneState; onRetry: () => void }) {
  const others = waiting.filter((key) => key !== mail?.key && reports.get(key)?.state.kind === 'kept');
  if (!voice || others.length === 0) return null;
  return (
    <section className="waiting">
      <p>{voice.say('waiting.count', { count: others.length })} {voice.say('waiting.next')}</p>
      <Button className="secondary" onClick={onRetry}>{voice.say('kept.tryNow')}</Button>
    </section>
  );
}
