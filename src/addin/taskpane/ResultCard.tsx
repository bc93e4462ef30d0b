import { Button } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import type { FirstWords } from '../../words/pack.ts';
import { refusalWords } from '../../words/refusals.ts';
import { Contact } from './Contact.tsx';
import type { Voice } from './pane.ts';
import type { PaneSettings } from './pane-settings.ts';
import { ResultMark } from './ResultMark.tsx';
import { sayResult } from './result-words.ts';
import type { Result } from './result-words.ts';
import { WithAgreement } from './WithAgreement.tsx';
import { focusHome } from './use-kept-focus.ts';

interface ResultCardProps {
  result: Result;
  voice: Voice;
  words: FirstWords;
  settings: PaneSettings;
  onAgain: () => void;
  onRetry: (mayAsk: boolean) => void;
  onAgreement: () => void;
}

/** What became of the press, in the button's place. The three kinds look different before they are read. */
export function ResultCard({ result, voice, words, settings, onAgain, onRetry, onAgreement }: ResultCardProps) {
  const now = useMinutes();
  const details = useId();
  const { title, facts, lines } = sayResult(result, voice, now, settings.maxMailBytes);
  return (
    <section className={`result ${result.kind}`}>
      <ResultMark kind={result.kind} />
      <div className="told">
        {/* The focus comes here and reads it all out, so nothing is announced beside it. */}
        <h2 className="title" tabIndex={-1} aria-describedby={details} {...focusHome}>{title}</h2>
        <div id={details}>
          {facts.map((fact) => <p key={fact} className="fact">{fact}</p>)}
          {lines.map((line) => <p key={line} className="line"><WithAgreement text={line} voice={voice} onRead={onAgreement} /></p>)}
        </div>
        {result.kind === 'kept' && (
          <Button appearance={result.why === 'sign-in' ? 'primary' : 'secondary'} className="secondary" onClick={() => onRetry(true)}>
            {voice.say(result.why === 'sign-in' ? 'kept.signIn' : 'kept.tryNow')}
          </Button>
        )}
        {result.kind === 'withdrawn' && <Button className="secondary" onClick={onAgain}>{voice.say('undo.again')}</Button>}
        {result.kind === 'refused' && <Contact settings={settings} words={words} />}
        {/* Where the words say so, and only there. */}
        {result.kind === 'refused' && refusalWords[result.code].step === 'refused.pressAgain' && <Button className="secondary" onClick={onAgain}>{voice.say('refused.again')}</Button>}
      </div>
    </section>
  );
}

/** The time, every half minute: "in 3 hours" must not stand still. */
function useMinutes(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
