import type { Voice } from './pane.ts';
import { agreementMark } from './result-words.ts';

/** A sentence that may lead to the agreement: its name is pressed to read it with its signatories. */
export function WithAgreement({ text, voice, onRead }: { text: string; voice: Voice | null; onRead: () => void }) {
  const [before, after] = text.split(agreementMark);
  if (after === undefined || !voice) return before;
  return <>{before}<button type="button" className="quiet link" onClick={onRead}>{voice.say('name')}</button>{after}</>;
}
