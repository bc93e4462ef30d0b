import { Button } from '@fluentui/react-components';
import { CheckmarkCircle20Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../frame/announce.ts';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { When } from '../../text/When.tsx';
import { classWords } from '../../words.ts';
import { OpenAgainDialog } from './OpenAgainDialog.tsx';
import type { VerdictInHand } from './use-verdict.ts';
import { kindWords, severityWords, verdictWords as words } from './verdict-words.ts';

/** The verdict that stands, or what just came of a press, with the focus. */
export function VerdictState({ verdict, answersDue, onNext }: { verdict: VerdictInHand; answersDue: number; onNext?: () => void }) {
  const { given, stands, done, trouble, busy, openAgain } = verdict;
  const [asking, setAsking] = useState(false);
  const result = useRef<HTMLParagraphElement>(null);
  const sentence = done === null ? null : done.class === null ? words.openedAgain(done.answers ?? 0) : done.answers === null ? words.given(classWords[done.class]) : `${words.given(classWords[done.class])}. ${words.answered(done.answers)}`;
  useEffect(() => {
    if (sentence === null) return;
    result.current?.focus({ preventScroll: true });
    announce(sentence);
  }, [sentence]);

  if (sentence === null && given === null && answersDue === 0) return null;
  return (
    <div className="verdict-state">
      {sentence !== null && <p ref={result} tabIndex={-1} className="verdict-result"><CheckmarkCircle20Regular aria-hidden="true" />{sentence}</p>}
      {sentence === null && given !== null && (
        <p>
          {given.class === null ? words.openedBy(given.by) : (
            <>{!stands && `${words.before} `}<strong>{[classWords[given.class], given.kind === null ? null : kindWords[given.kind], given.severity === null ? null : severityWords[given.severity]].filter((part) => part !== null).join(' · ')}</strong> {words.givenBy(given.by)}</>
          )}
          <span className="quiet"> · <When at={given.at} /></span>
        </p>
      )}
      {answersDue > 0 && <p className="quiet" role="status">{words.answersDue(answersDue)}</p>}
      <div className="verdict-after">
        {done !== null && onNext !== undefined && <Button size="small" appearance="primary" onClick={onNext}>{words.next}</Button>}
        {stands && given !== null && given.class !== null && given.class !== 'undetermined' && <Button size="small" appearance="subtle" disabledFocusable={busy} onClick={() => { setAsking(true); }}>{words.openAgain}</Button>}
      </div>
      {trouble !== null && trouble.code !== 'not_signed_in' && <TroubleLine trouble={trouble} />}
      {asking && <OpenAgainDialog onClose={() => { setAsking(false); }} onYes={() => { setAsking(false); void openAgain(); }} />}
    </div>
  );
}
