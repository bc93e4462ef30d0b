import { Spinner } from '@fluentui/react-components';
import type { CampaignDetail } from '../../contract/campaign.ts';
import { tabId, Tabs } from '../frame/Tabs.tsx';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { DeliveriesTab } from '../report/DeliveriesTab.tsx';
import { evidenceCounts, isEvidence } from '../report/evidence-kinds.ts';
import { EvidenceOf } from '../report/EvidenceOf.tsx';
import { useReport } from '../report/use-report.ts';
import { campaignTabs, campaignWords } from './campaign-words.ts';
import type { CampaignTab } from './campaign-words.ts';

interface Props {
  campaign: CampaignDetail;
  copy: string | null;
  active: boolean;
  tab: CampaignTab;
  onTab: (tab: CampaignTab) => void;
  onChanged: () => Promise<void>;
}

/** Why these reports are one campaign, and everything that is known of it. */
export function CampaignBody({ campaign, copy, active, tab, onTab, onChanged }: Props) {
  const { report, trouble, refresh } = useReport(copy ?? campaign.report, active);
  const counts: Partial<Record<CampaignTab, number>> = {
    ...(report === null ? {} : evidenceCounts(report)),
    copies: campaign.variants.length, reporters: campaign.reports, notes: campaign.notes.length, history: campaign.verdicts.length,
  };
  const dead = report?.deliveries.some(({ state }) => state === 'dead') === true;
  return (
    <div className="campaign-body">
      <Tabs label={campaignWords.views} className="tabs" names={Object.keys(campaignTabs) as CampaignTab[]} selected={tab} panel="evidence" onSelect={onTab}>
        {(name) => <>{campaignTabs[name]}{(counts[name] ?? 0) > 0 && <span className="count"> {counts[name]?.toLocaleString('en')}</span>}{name === 'deliveries' && dead && <span className="count"> !</span>}</>}
      </Tabs>
      <div id="evidence" role="tabpanel" aria-labelledby={tabId('evidence', tab)} className="evidence" tabIndex={0}>
        {trouble !== null && trouble.code !== 'not_signed_in' && <TroubleLine trouble={trouble} onAgain={() => void refresh()} />}
        {report === null && trouble === null && <div className="view-wait"><Spinner size="tiny" /></div>}
        {report !== null && isEvidence(tab) && <EvidenceOf key={report.id} report={report} kind={tab} />}
        {report !== null && tab === 'deliveries' && <DeliveriesTab deliveries={report.deliveries} onChanged={onChanged} />}
      </div>
    </div>
  );
}
