import { useState } from 'react';
import type { ReportDetail } from '../../contract/desk.ts';
import { tabId, Tabs } from '../frame/Tabs.tsx';
import { DeliveriesTab } from './DeliveriesTab.tsx';
import { FilesTab } from './FilesTab.tsx';
import { HeadersTab } from './HeadersTab.tsx';
import { LinksTab } from './LinksTab.tsx';
import { MailTab } from './mail/MailTab.tsx';
import { reportWords } from './report-words.ts';
import { RouteTab } from './RouteTab.tsx';
import { SourceTab } from './SourceTab.tsx';
import { useSource } from './use-source.ts';

type Kind = keyof typeof reportWords.tabs;

/** The kinds of evidence, one view for each. */
export function ReportTabs({ report, onChanged }: { report: ReportDetail; onChanged: () => Promise<void> }) {
  const [kind, setKind] = useState<Kind>('mail');
  const source = useSource(report.id);
  const { mail, deliveries } = report;
  const counts: Partial<Record<Kind, number>> = { links: mail.links.length, files: mail.attachments.length };
  const names = Object.keys(reportWords.tabs) as Kind[];
  const dead = deliveries.some(({ state }) => state === 'dead');
  return (
    <>
      <Tabs label={reportWords.evidence} className="tabs" names={names} selected={kind} panel="evidence" onSelect={setKind}>
        {(name) => <>{reportWords.tabs[name]}{counts[name] !== undefined && <span className="count"> {counts[name]}</span>}{name === 'deliveries' && dead && <span className="count"> !</span>}</>}
      </Tabs>
      <div id="evidence" role="tabpanel" aria-labelledby={tabId('evidence', kind)} className="evidence" tabIndex={0}>
        {kind === 'mail' && <MailTab report={report} source={source} />}
        {kind === 'links' && <LinksTab links={mail.links} reading={mail.reading} />}
        {kind === 'files' && <FilesTab files={mail.attachments} reading={mail.reading} />}
        {kind === 'route' && <RouteTab hops={mail.received} reading={mail.reading} />}
        {kind === 'headers' && <HeadersTab source={source} />}
        {kind === 'source' && <SourceTab source={source} />}
        {kind === 'deliveries' && <DeliveriesTab deliveries={deliveries} onChanged={onChanged} />}
      </div>
    </>
  );
}
