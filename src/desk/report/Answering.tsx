import { useCallback } from 'react';
import { z } from 'zod';
import type { ReportDetail } from '../../contract/desk.ts';
import { verdictGivenSchema } from '../../contract/verdict.ts';
import type { VerdictRequest } from '../../contract/verdict.ts';
import { directionOf } from '../../words/languages.ts';
import { addresses } from '../api/addresses.ts';
import { change, counted } from '../api/call.ts';
import { useVerdict } from '../campaign/verdict/use-verdict.ts';
import { VerdictSection } from '../campaign/verdict/VerdictSection.tsx';
import { regionName } from '../text/region-name.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { When } from '../text/When.tsx';
import { frameWords, happenedWords, reasonWords } from '../words.ts';
import { reporterWords as words } from './reporter-words.ts';

interface AnsweringProps {
  report: ReportDetail;
  answering: NonNullable<ReportDetail['answering']>;
  onChanged: () => Promise<void>;
}

/** The server of a report alone answers with a count or with nothing. */
const givenSchema = z.union([verdictGivenSchema, z.undefined()]);

/** What one reporter told us, the verdict on this report, and the answer exactly as the reporter got it (M3, M5). */
export function Answering({ report, answering, onChanged }: AnsweringProps) {
  const { verdict: given, happened, comments, answers, frame, regionReason, agreementVersion } = answering;
  const { id } = report;
  const urgent = happened.some((one) => one !== 'nothing');
  const verdict = useVerdict({
    key: `report ${id}`,
    given,
    stands: given !== null && given.class !== null,
    send: useCallback((request: VerdictRequest) => counted(change(addresses.verdict(id), request, givenSchema)), [id]),
    openAgain: useCallback(() => counted(change(addresses.verdict(id), undefined, givenSchema, 'DELETE')), [id]),
    onChanged,
  });
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
      <p className="quiet">{regionName(report.region)} ({reasonWords[regionReason]}) · {words.frame}: {frameWords[frame]}{agreementVersion !== null && ` · ${agreementVersion}`}</p>
      {report.state === 'withdrawn' ? <p>{words.withdrawn}</p> : <VerdictSection verdict={verdict} preview={null} people={1} answersDue={0} />}
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
