import { Button } from '@fluentui/react-components';
import type { CampaignDetail } from '../../contract/campaign.ts';
import type { ReportDetail } from '../../contract/desk.ts';
import { ReportFacts } from '../report/ReportFacts.tsx';
import { VisibleText } from '../text/VisibleText.tsx';
import { campaignWords as words } from './campaign-words.ts';

/** Whose copy of the mail is shown; with `facts`, how it was obtained and what can be had of it. */
export function CopyLine({ report, variants, reports, facts, onCompare }: { report: ReportDetail; variants: CampaignDetail['variants']; reports: number; facts: boolean; onCompare: () => void }) {
  const { number, reporter } = report;
  return (
    <div className="copy-line">
      <span>
        {words.shownCopy(number)}, {words.reportedBy} <VisibleText text={reporter.name === '' ? reporter.address : reporter.name} />; {words.ofCopies(variants.length, reports)}.
      </span>
      {variants.length > 1 && <Button size="small" appearance="subtle" onClick={onCompare}>{words.chooseCopy}</Button>}
      {facts && <ReportFacts report={report} />}
    </div>
  );
}
