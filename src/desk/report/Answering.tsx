import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { z } from 'zod';
import type { ReportDetail } from '../../contract/desk.ts';
import { answerClassSchema } from '../../contract/own-report.ts';
import type { AnswerClass } from '../../contract/own-report.ts';
import { directionOf } from '../../words/languages.ts';
import { addresses } from '../api/addresses.ts';
import { change } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import { announce } from '../frame/announce.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { VisibleText } from '../text/VisibleText.tsx';
import { When } from '../text/When.tsx';
import { answering as words, frameWords, happenedWords, reasonWords, verdictWords } from '../words.ts';

interface AnsweringProps {
  report: ReportDetail;
  answering: NonNullable<ReportDetail['answering']>;
  onChanged: () => Promise<void>;
}

/** What the reporter told us, the verdict, and the answer exactly as the reporter got it (M3, M5). */
export function Answering({ report, answering, onChanged }: AnsweringProps) {
  const { verdict, happened, comments, answers, frame, regionReason, agreementVersion } = answering;
  const urgent = happened.some((one) => one !== 'nothing');
  return (
    <section className="answering" aria-label={words.title}>
      {happened.length > 0 && <p className="happened" data-urgent={urgent}><strong>{words.happened}:</strong> {happened.map((one) => happenedWords[one]).join(', ')}</p>}
      {comments.length > 0 && (
        <>
          <h3>{words.comments}</h3>
          {comments.map(({ at, text, differs }) => <p key={at} className="comment"><When at={at} />{differs && <em> {words.differs}</em>}: <VisibleText text={text} /></p>)}
        </>
      )}
      <h3>{words.title}</h3>
      <p className="quiet">{report.region} ({reasonWords[regionReason]}) · {words.frame}: {frameWords[frame]}{agreementVersion !== null && ` · ${agreementVersion}`}</p>
      {report.state === 'withdrawn' ? <p>{words.withdrawn}</p> : <VerdictForm key={report.id} id={report.id} given={verdict} onChanged={onChanged} />}
      {answers.length > 0 && (
        <details open={answers.length === 1}>
          <summary>{words.told}</summary>
          {answers.map(({ at, title, lines, language }) => (
            <blockquote key={at} lang={language} dir={directionOf(language)}>
              <p><strong>{title}</strong></p>
              {lines.map((line) => <p key={line}>{line}</p>)}
            </blockquote>
          ))}
        </details>
      )}
    </section>
  );
}

type Given = AnsweringProps['answering']['verdict'];

function VerdictForm({ id, given, onChanged }: { id: string; given: Given; onChanged: () => Promise<void> }) {
  const removedId = useId();
  const [chosen, setChosen] = useState<AnswerClass | null>(given?.class ?? null);
  const [removed, setRemoved] = useState(String(given?.removedFrom ?? 0));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function send(body: object | undefined, method: 'POST' | 'DELETE') {
    if (busy) return;
    setBusy(true);
    const answer = await change(addresses.verdict(id), body, z.undefined(), method);
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) {
      await onChanged();
      announce(method === 'DELETE' ? words.none : words.told);
      if (method === 'DELETE') setChosen(null);
    }
    setBusy(false);
  }

  const count = Number(removed);
  const good = chosen !== null && (chosen !== 'dangerous' || (Number.isInteger(count) && count >= 0));
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (good) void send({ class: chosen, ...(chosen === 'dangerous' ? { removedFrom: count } : {}) }, 'POST'); }}>
      <p className="quiet">{given === null ? words.none : <>{words.given(given.class === null ? words.takenBack : verdictWords[given.class], given.by)} · <When at={given.at} /> {words.change}</>}</p>
      <div className="verdicts" role="radiogroup" aria-label={words.title}>
        {answerClassSchema.options.map((one) => (
          <label key={one}><input type="radio" name={`verdict-${id}`} checked={chosen === one} onChange={() => { setChosen(one); }} /> {verdictWords[one]}</label>
        ))}
      </div>
      {chosen === 'dangerous' && (
        <p><label htmlFor={removedId}>{words.removed}</label> <input id={removedId} type="number" min={0} max={1_000_000} value={removed} onChange={({ target }) => { setRemoved(target.value); }} /></p>
      )}
      <Button type="submit" appearance="primary" disabled={!good || busy}>{words.give}</Button>
      {given !== null && <Button appearance="subtle" disabled={busy} onClick={() => void send(undefined, 'DELETE')}>{words.takeBack}</Button>}
      {trouble !== null && <TroubleLine trouble={trouble} onAgain={() => { setTrouble(null); }} />}
    </form>
  );
}
