import { useId, useState } from 'react';
import type { OwnReport } from '../../../contract/own-report.ts';
import { maxCommentChars } from '../../../contract/limits.ts';
import { directionOf } from '../../../words/languages.ts';
import type { FirstWords } from '../../../words/pack.ts';
import { sayDeadline } from '../../../words/times.ts';
import type { Voice } from '../pane.ts';
import type { Reporting } from '../reporting.ts';
import { VisibleText } from '../VisibleText.tsx';

interface OwnReportCardProps {
  report: OwnReport;
  voice: Voice;
  words: FirstWords;
  reporting: () => Promise<Reporting>;
  onChanged: (report: OwnReport) => void;
}

/** One own report: its state, our answer as it was said, and what the person may still want to say. */
export function OwnReportCard({ report, voice: { say, reader }, words, reporting, onChanged }: OwnReportCardProps) {
  const [writing, setWriting] = useState<'more' | 'differ' | null>(null);
  const [said, setSaid] = useState<'more.sent' | 'differ.sent' | 'more.failed' | 'settings.failed' | null>(null);
  const time = (at: string) => sayDeadline(new Date(at), new Date(at), reader);
  const answered = report.answers.length > 0;

  async function tell(text: string) {
    const differs = writing === 'differ';
    const changed = await (await reporting()).person.comment(report.id, { comment: text, differs });
    setSaid(changed ? (differs ? 'differ.sent' : 'more.sent') : 'more.failed');
    if (!changed) return false;
    setWriting(null);
    onChanged(changed);
    return true;
  }

  async function want(wantsAnswer: boolean) {
    const changed = await (await reporting()).person.comment(report.id, { wantsAnswer });
    setSaid(changed ? null : 'settings.failed');
    if (changed) onChanged(changed);
  }

  return (
    <article className="own">
      <h2>{report.subject ? <VisibleText text={report.subject} markTitle={words['mail.hiddenSign']} /> : words['mail.noSubject']}</h2>
      <p className="fact">{say('receipt.number', { number: String(report.number) })} · {say('mine.reported', { time: time(report.receivedAt) })}</p>
      <p className="state">{say(`mine.${report.state}.state`)}</p>
      {report.answers.map((answer, i) => {
        const lines = answer.lines.map((line) => <p key={line}>{line}</p>);
        const at = <p className="fact">{say('answer.at', { time: time(answer.at) })}</p>;
        return stands(report, i) ? (
          <section key={answer.at} className="answer" lang={answer.language} dir={directionOf(answer.language)}>
            <h3>{answer.title}</h3>
            {lines}
            {at}
          </section>
        ) : (
          <details key={answer.at} className="earlier">
            <summary>{say('answer.earlier')}</summary>
            <div className="answer" lang={answer.language} dir={directionOf(answer.language)}><p>{answer.title}</p>{lines}{at}</div>
          </details>
        );
      })}
      {report.comments.map(({ at, text }) => <blockquote key={at}><bdi>{text}</bdi></blockquote>)}
      {report.state !== 'withdrawn' && !writing && (
        <div className="ways">
          <button type="button" className="quiet" onClick={() => setWriting('more')}>{say('more.open')}</button>
          {answered && <button type="button" className="quiet" onClick={() => setWriting('differ')}>{say('differ.open')}</button>}
        </div>
      )}
      {writing && <Writing label={say(writing === 'differ' ? 'differ.label' : 'more.label')} say={say} onSend={tell} onCancel={() => setWriting(null)} />}
      {report.state === 'open' && (
        <label className="check">
          <input type="checkbox" checked={report.wantsAnswer} onChange={({ target }) => void want(target.checked)} />
          {say('answer.wanted')}
        </label>
      )}
      {report.state === 'open' && !report.wantsAnswer && <p className="fact">{say('answer.notWanted')}</p>}
      <p role="status">{said ? say(said) : ''}</p>
    </article>
  );
}

/**
 * Whether an answer is to be read as ours now: none that a newer one corrects, and none that calls a mail harmless while it is
 * looked at again. One that warns stands until it is taken back. Newest first.
 */
function stands({ answers, state }: OwnReport, i: number): boolean {
  const given = answers[i]?.class;
  const reassures = given === 'safe' || given === 'spam' || given === 'simulation';
  return !answers.slice(0, i).some(({ correction }) => correction) && (state === 'answered' || !reassures);
}

function Writing({ label, say, onSend, onCancel }: { label: string; say: Voice['say']; onSend: (text: string) => Promise<boolean>; onCancel: () => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const left = maxCommentChars - text.length;
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (text.trim()) void onSend(text); }}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} value={text} rows={4} maxLength={maxCommentChars} onChange={({ target }) => setText(target.value)} autoFocus />
      {left < 100 && <p className="fact">{say('more.left', { count: left })}</p>}
      <div className="ways">
        <button type="submit" className="plain">{say('more.send')}</button>
        <button type="button" className="quiet" onClick={onCancel}>{say('more.cancel')}</button>
      </div>
    </form>
  );
}
