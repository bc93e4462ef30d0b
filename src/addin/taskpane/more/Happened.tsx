import { useEffect, useRef, useState } from 'react';
import type { Happened as Happening } from '../../../contract/own-report.ts';
import type { Frame, Receipt } from '../../../contract/report.ts';
import { linesOf } from '../../../words/audience-words.ts';
import { announce } from '../announce.ts';
import type { Voice } from '../pane.ts';
import type { Reporting } from '../reporting.ts';
import { agreementMark } from '../result-words.ts';
import { WithAgreement } from '../WithAgreement.tsx';

const happenings: readonly Happening[] = ['clicked', 'opened', 'password', 'replied', 'paid', 'nothing'];
/** Whose first aid is shown when several things happened: at most three steps stand on the screen (N13). */
const mostUrgent = ['paid', 'password', 'opened', 'clicked', 'replied'] as const;

interface HappenedProps {
  receipt: Receipt;
  voice: Voice;
  phone: string;
  agreed: boolean;
  frame: Frame;
  reporting: () => Promise<Reporting>;
  onAgreement: () => void;
}

/** "Did something already happen?" (M3): saved as it is pressed, with first aid at once, and no word of blame. */
export function Happened({ receipt, voice: { say, ...rest }, phone, agreed, frame, reporting, onAgreement }: HappenedProps) {
  const voice = { say, ...rest };
  const [chosen, setChosen] = useState<readonly Happening[]>([]);
  const [saving, setSaving] = useState<'idle' | 'saving' | 'saved' | 'failed'>('idle');
  const latest = useRef(0);

  async function save(choice: readonly Happening[]) {
    latest.current += 1;
    const turn = latest.current;
    setSaving('saving');
    const saved = await (await reporting()).person.happened(receipt.id, choice);
    // A later press has its own answer.
    if (turn !== latest.current) return;
    setSaving(saved ? 'saved' : 'failed');
    announce(sentence(saved ? 'saved' : 'failed', choice));
  }

  function toggle(one: Happening) {
    const rest = chosen.filter((other) => other !== one && other !== 'nothing');
    const choice = chosen.includes(one) ? rest : one === 'nothing' ? [one] : [...rest, one];
    setChosen(choice);
    void save(choice);
  }

  const sentence = (state: typeof saving, choice: readonly Happening[]): string => {
    if (state === 'saving') return say('happened.saving');
    if (state === 'failed') return say('happened.failed');
    if (state === 'idle' || choice.length === 0) return '';
    return say(choice.includes('nothing') ? 'happened.nothingSaved' : 'happened.saved');
  };

  const first = mostUrgent.find((one) => chosen.includes(one));
  const help = useRef<HTMLDivElement>(null);
  // First aid is on the screen at once, also in a low pane.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void help.current?.scrollIntoView({ block: 'nearest' });
  }, [first]);
  const call = phone ? say('aid.call', { phone }) : say('aid.tell');
  return (
    <section className="happened">
      <h3>{say('happened.question')}</h3>
      <div className="chips" role="group" aria-label={say('happened.question')}>
        {happenings.map((one) => <button key={one} type="button" className="chip" aria-pressed={chosen.includes(one)} onClick={() => toggle(one)}>{say(`happened.${one}`)}</button>)}
      </div>
      {first && (
        <div className="aid" ref={help}>
          {linesOf('aid', frame, voice.words, agreed).map((key) => <p key={key}><WithAgreement text={say(key, { agreement: agreementMark })} voice={voice} onRead={onAgreement} /></p>)}
          <h4>{say('aid.title')}</h4>
          <ol>
            {(first === 'paid' ? [say('aid.paid.1'), call, say('aid.paid.2')] : [say(`aid.${first}.1`), say(`aid.${first}.2`), call]).map((step) => <li key={step}>{step === call && phone ? <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{step}</a> : step}</li>)}
          </ol>
        </div>
      )}
      <p className="saving">{sentence(saving, chosen)}</p>
      {saving === 'failed' && <button type="button" className="plain" onClick={() => void save(chosen)}>{say('happened.retry')}</button>}
    </section>
  );
}
