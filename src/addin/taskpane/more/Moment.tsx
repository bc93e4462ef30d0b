import { useState } from 'react';
import type { MomentToLearn } from '../../../contract/me.ts';
import type { PaneKey } from '../../../words/audience-words.ts';
import type { Voice } from '../pane.ts';
import type { Reporting } from '../reporting.ts';

/** One tip, story or true figure (M7). It can be closed, and switched off for good. */
export function Moment({ moment, voice: { say, reader, words }, reporting }: { moment: MomentToLearn; voice: Voice; reporting: () => Promise<Reporting> }) {
  const [state, setState] = useState<'shown' | 'closed' | 'off' | 'failed'>('shown');
  if (state === 'closed') return null;
  if (state === 'off') return <p className="moment" role="status">{say('moment.offDone')}</p>;
  const text = textOf();
  if (!text) return null;

  function textOf(): string {
    if (moment.kind === 'story') return say('moment.storyText', { text: moment.text, name: moment.name, role: moment.role });
    // A newer server may know moments that this pane has no words for.
    if (!(moment.key in words)) return '';
    const share = moment.kind === 'figure' && moment.share !== undefined ? { share: new Intl.NumberFormat(reader.locale, { style: 'percent', maximumFractionDigits: 0 }).format(moment.share) } : {};
    const count = moment.kind === 'figure' && moment.count !== undefined ? { count: moment.count } : {};
    return say(moment.key as PaneKey, { ...share, ...count });
  }

  const off = async () => setState((await (await reporting()).audience.choose({ tips: false })) ? 'off' : 'failed');
  return (
    <section className="moment">
      <h3>{say(`moment.${moment.kind}`)}</h3>
      <p>{text}</p>
      {state === 'failed' && <p role="status">{say('settings.failed')}</p>}
      <button type="button" className="quiet" onClick={() => setState('closed')}>{say('moment.close')}</button>
      <button type="button" className="quiet" onClick={() => void off()}>{say('moment.off')}</button>
    </section>
  );
}
