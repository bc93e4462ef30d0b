import type { ReportDetail } from '../../contract/desk.ts';
import { needOf } from '../queue/need.ts';
import { useNow } from '../text/use-now.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { When } from '../text/When.tsx';
import { needWords } from '../queue/queue-words.ts';
import { words } from '../words.ts';
import { readingSentences } from './evidence-words.ts';
import { ReportFacts } from './ReportFacts.tsx';
import { reportWords } from './report-words.ts';

/** Number, reporter and times of a report alone. */
export function ReportHead({ report }: { report: ReportDetail }) {
  const now = useNow();
  const { reporter, mail } = report;
  const need = needOf(report, now);
  return (
    <>
      <p className="report-line">
        <span className="row-need" data-need={need}>{needWords[need]}</span>
        <strong>{words.report(report.number)}</strong>
        <span>{reportWords.by} <VisibleText text={reporter.name} />{reporter.name !== '' && ' · '}<span className="address"><VisibleText text={reporter.address} /></span></span>
      </p>
      <dl className="report-times">
        <div><dt>{reportWords.reported}</dt><dd><When at={report.receivedAt} /></dd></div>
        <div>
          {report.state === 'open'
            ? <><dt>{reportWords.answerBy}</dt><dd><When at={report.answerBy} /></dd></>
            : <><dt>{words.state}</dt><dd>{report.state === 'answered' ? reportWords.answered : reportWords.withdrawn}</dd></>}
        </div>
      </dl>
      {report.comment !== null && report.comment !== '' && (
        <p className="comment"><span className="quiet">{reportWords.comment}:</span> <VisibleText text={report.comment} /></p>
      )}
      {!report.wantsAnswer && <p className="quiet">{reportWords.wantsNoAnswer}</p>}
      {mail.reading !== 'read' && <p className="notice" data-kind={mail.reading} role="status">{readingSentences[mail.reading]}</p>}
      <ReportFacts report={report} />
    </>
  );
}
