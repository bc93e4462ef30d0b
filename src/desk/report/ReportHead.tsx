import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/headless/svg/arrow-download';
import type { ReportDetail } from '../../contract/desk.ts';
import { addresses } from '../api/addresses.ts';
import { needOf } from '../queue/need.ts';
import { CopyButton } from '../text/CopyButton.tsx';
import { shownSize } from '../text/sizes.ts';
import { useNow } from '../text/use-now.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { When } from '../text/When.tsx';
import { needWords } from '../queue/queue-words.ts';
import { words } from '../words.ts';
import { howWords, missingWords, readingSentences } from './evidence-words.ts';
import { reportWords } from './report-words.ts';

/** Number, reporter, times, and how the mail was obtained, in words. */
export function ReportHead({ report }: { report: ReportDetail }) {
  const now = useNow();
  const { reporter, mail, how } = report;
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
      <p>{howWords[how]}</p>
      {report.missing.length > 0 && (
        <ul className="not-obtained">
          {report.missing.map(({ what, name, why }, i) => (
            <li key={i}>{missingWords[what]}{name !== undefined && <> <VisibleText text={name} /></>} {words.notObtained} (<VisibleText text={why} />).</li>
          ))}
        </ul>
      )}
      <div className="report-tools">
        <Button as="a" href={addresses.original(report.id)} download icon={<ArrowDownload20Regular />}>{how === 'file' || how === 'graph' ? words.download.original : words.download.stored}</Button>
        <details>
          <summary>{reportWords.more}</summary>
          <dl className="facts">
            <dt>{reportWords.fingerprint}</dt>
            <dd className="with-copy"><code>{report.sha256}</code><CopyButton text={report.sha256} what={reportWords.fingerprint} /></dd>
            <dt>{reportWords.size}</dt><dd>{shownSize(report.bytes)}</dd>
            <dt>{reportWords.client}</dt><dd><VisibleText text={reportWords.clientLine(report.client.platform, report.client.version, report.client.requirementSet)} /></dd>
            <dt>{reportWords.zone}</dt><dd><VisibleText text={`${report.timeZone}, ${report.language}`} /></dd>
            <dt>{reportWords.region}</dt><dd><VisibleText text={report.region} /></dd>
          </dl>
        </details>
      </div>
    </>
  );
}
