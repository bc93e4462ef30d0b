import { Button, Spinner } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/headless/svg/arrow-left';
import { useEffect, useRef } from 'react';
import { announce } from '../frame/announce.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { useTitle } from '../frame/use-title.ts';
import { goTo } from '../navigation/use-place.ts';
import { visibleLine } from '../text/visible-text.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { words } from '../words.ts';
import { Answering } from './Answering.tsx';
import { ReportHead } from './ReportHead.tsx';
import { ReportTabs } from './ReportTabs.tsx';
import { useReport } from './use-report.ts';

/** One report with its evidence, until it is in a campaign: then that is opened with this report's copy. The focus comes to its heading. */
export function ReportPane({ id, active, onBack }: { id: string; active: boolean; onBack: () => void }) {
  const { report, trouble, refresh } = useReport(id, active);
  const heading = useRef<HTMLHeadingElement>(null);
  const subject = report === null ? null : report.mail.subject === '' ? words.noSubject : report.mail.subject;
  const title = report === null ? words.openingReport : `${words.report(report.number)}: ${subject ?? ''}`;
  useTitle(title);

  const campaign = report?.campaign ?? null;
  useEffect(() => { if (campaign !== null) goTo({ campaign, copy: id }, 'replace'); }, [campaign, id]);
  useEffect(() => { heading.current?.focus({ preventScroll: true }); }, [id]);
  // The heading had the focus before it had its words.
  const opened = report === null ? null : visibleLine(title);
  useEffect(() => { if (opened !== null) announce(opened); }, [opened]);

  return (
    <section className="report" aria-labelledby="report-title" key={id}>
      <div className="report-top">
        <Button className="back" appearance="subtle" icon={<ArrowLeft20Regular />} onClick={onBack}>{words.back}</Button>
        <h2 id="report-title" ref={heading} tabIndex={-1}>
          {report === null ? (trouble === null ? words.openingReport : words.notOpened) : <VisibleText text={subject ?? ''} />}
        </h2>
        {report !== null && <ReportHead report={report} />}
      </div>
      {trouble !== null && trouble.code !== 'not_signed_in' && <TroubleLine trouble={trouble} onAgain={() => void refresh()} />}
      {report === null && trouble === null && <div className="report-loading"><Spinner size="small" /></div>}
      {report?.answering && <Answering report={report} answering={report.answering} onChanged={refresh} />}
      {report !== null && <ReportTabs report={report} onChanged={refresh} />}
    </section>
  );
}
