import { useState } from 'react';
import type { ReportDetail } from '../../contract/desk.ts';
import { tabId, Tabs } from '../frame/Tabs.tsx';
import { DeliveriesTab } from './DeliveriesTab.tsx';
import { EvidenceOf } from './EvidenceOf.tsx';
import { evidenceCounts } from './evidence-kinds.ts';
import { reportWords } from './report-words.ts';

type Kind = keyof typeof reportWords.tabs;

/** The kinds of evidence of a report alone, one view for each. */
export function ReportTabs({ report, onChanged }: { report: ReportDetail; onChanged: () => Promise<void> }) {
  const [kind, setKind] = useState<Kind>('mail');
  const counts: Partial<Record<Kind, number>> = evidenceCounts(report);
  const names = Object.keys(reportWords.tabs) as Kind[];
  const dead = report.deliveries.some(({ state }) => state === 'dead');
  return (
    <>
      <Tabs label={reportWords.evidence} className="tabs" names={names} selected={kind} panel="evidence" onSelect={setKind}>
        {(name) => <>{reportWords.tabs[name]}{counts[name] !== undefined && <span className="count"> {counts[name]}</span>}{name === 'deliveries' && dead && <span className="count"> !</span>}</>}
      </Tabs>
      <div id="evidence" role="tabpanel" aria-labelledby={tabId('evidence', kind)} className="evidence" tabIndex={0}>
        {kind === 'deliveries' ? <DeliveriesTab deliveries={report.deliveries} onChanged={onChanged} /> : <EvidenceOf report={report} kind={kind} />}
      </div>
    </>
  );
}
