import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { FirstWords } from '../../words/pack.ts';
import type { Invitation } from './page-words.ts';
import type { ReportState, Voice } from './pane.ts';
import { agreementMark } from './result-words.ts';
import { WithAgreement } from './WithAgreement.tsx';
import { focusHome } from './use-kept-focus.ts';

interface ReportButtonProps {
  report: ReportState | undefined;
  voice: Voice | null;
  words: FirstWords;
  invitation: Invitation;
  unreachable: boolean;
  onPress: () => void;
  onStop: () => void;
  onAgreement: () => void;
}

/** The one button, what it promises, and while it works how far it is. */
export function ReportButton({ report, voice, words, invitation, unreachable, onPress, onStop, onAgreement }: ReportButtonProps) {
  const sending = report?.kind === 'sending';
  return (
    <section className="act">
      <h2 className="question">{invitation.question}</h2>
      <p className="promise">{invitation.lines.map((line) => <span key={line} className="promised"><WithAgreement text={line.replace('{agreement}', agreementMark)} voice={voice} onRead={onAgreement} /></span>)}</p>
      {/* Not `disabled` while it works: that would throw the focus out of the page. */}
      <Button appearance="primary" className="report" aria-disabled={sending} onClick={onPress} {...focusHome}>
        {words[sending ? 'button.sending' : 'button.report']}
      </Button>
      <p className="below">{belowOf(report, voice, words, unreachable)}</p>
      {sending && voice && <Progress report={report} voice={voice} onStop={onStop} />}
    </section>
  );
}

function belowOf(report: ReportState | undefined, voice: Voice | null, words: FirstWords, unreachable: boolean): string {
  if (unreachable) return words['unreachable.line'];
  if (!report || !voice) return words[report ? 'sending.line' : 'ready.stays'];
  if (report.kind === 'stopped') return voice.say('stopped.line');
  if (report.kind === 'moved-on') return voice.say('interrupted.line');
  return words['sending.line'];
}

/** A report is usually there in a blink; only a longer one is worth a bar and a way out. */
const longMs = 2_000;

function Progress({ report, voice: { say, reader }, onStop }: { report: Extract<ReportState, { kind: 'sending' }>; voice: Voice; onStop: () => void }) {
  const long = useAfter(longMs);
  if (!long) return null;
  const { step } = report;
  const share = step.step === 'sending' ? step.share : null;
  const stored = share !== null && share >= 1;
  return (
    <div className="progress">
      <p id="progress-step">{stepOf(step, say, reader.locale)}</p>
      <progress aria-labelledby="progress-step" max={1} {...(share === null || stored ? {} : { value: share })} />
      {/* Once all has left, the server may have it: stopping would promise too much. */}
      {!stored && <Button className="secondary" onClick={onStop}>{say('sending.stop')}</Button>}
    </div>
  );
}

function stepOf(step: Extract<ReportState, { kind: 'sending' }>['step'], say: Voice['say'], locale: string): string {
  switch (step.step) {
    case 'reading':
      return say('sending.reading');
    case 'signing-in':
      return say('sending.signIn');
    case 'sending':
      return step.share >= 1 ? say('sending.storing') : say('sending.share', { share: new Intl.NumberFormat(locale, { style: 'percent' }).format(step.share) });
  }
}

function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}
