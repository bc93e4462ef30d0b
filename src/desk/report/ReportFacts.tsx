import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/headless/svg/arrow-download';
import type { ReportDetail } from '../../contract/desk.ts';
import { addresses } from '../api/addresses.ts';
import { CopyButton } from '../text/CopyButton.tsx';
import { shownSize } from '../text/sizes.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { words } from '../words.ts';
import { howWords, missingWords } from './evidence-words.ts';
import { reportWords } from './report-words.ts';

/** How the mail of a report was obtained, what is missing, its download and its fingerprint. */
export function ReportFacts({ report }: { report: ReportDetail }) {
  const { how } = report;
  return (
    <>
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
