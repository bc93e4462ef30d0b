import './tabs/tabs.css';
import { Spinner } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { CampaignDetail } from '../../contract/campaign.ts';
import { tabId, Tabs } from '../frame/Tabs.tsx';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { goTo } from '../navigation/use-place.ts';
import { DeliveriesTab } from '../report/DeliveriesTab.tsx';
import { evidenceCounts, isEvidence } from '../report/evidence-kinds.ts';
import { EvidenceOf } from '../report/EvidenceOf.tsx';
import { useReport } from '../report/use-report.ts';
import { readingSentences } from '../report/evidence-words.ts';
import { campaignTabs, campaignWords } from './campaign-words.ts';
import type { CampaignTab } from './campaign-words.ts';
import { CopyLine } from './CopyLine.tsx';
import { Overview } from './overview/Overview.tsx';
import { CopiesTab } from './tabs/CopiesTab.tsx';
import { HistoryTab } from './tabs/HistoryTab.tsx';
import { IndicatorsTab } from './tabs/IndicatorsTab.tsx';
import { NotesTab } from './tabs/NotesTab.tsx';
import { ReportersTab } from './tabs/ReportersTab.tsx';

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
  const shown = copy ?? campaign.report;
  const { report, trouble, refresh } = useReport(shown, active);
  // A copy that belongs elsewhere, by an old address or since a split, must not stand for this campaign.
  const elsewhere = report !== null && report.campaign !== null && report.campaign !== campaign.id && copy !== null;
  useEffect(() => { if (elsewhere) goTo({ copy: null }, 'replace'); }, [elsewhere]);
  const ofCopy = isEvidence(tab) || tab === 'deliveries';
  const counts: Partial<Record<CampaignTab, number>> = {
    ...(report === null ? {} : evidenceCounts(report)),
    copies: campaign.variants.length, reporters: campaign.reports, notes: campaign.notes.length, history: campaign.verdicts.length,
  };
  const dead = report?.deliveries.some(({ state }) => state === 'dead') === true;
  return (
    <div className="campaign-body">
      <Overview campaign={campaign} />
      <Tabs label={campaignWords.views} className="tabs" names={Object.keys(campaignTabs) as CampaignTab[]} selected={tab} panel="evidence" onSelect={onTab}>
        {(name) => <>{campaignTabs[name]}{(counts[name] ?? 0) > 0 && <span className="count"> {counts[name]?.toLocaleString('en')}</span>}{name === 'deliveries' && dead && <span className="count"> !</span>}</>}
      </Tabs>
      <div id="evidence" role="tabpanel" aria-labelledby={tabId('evidence', tab)} className="evidence" tabIndex={0}>
        {ofCopy && trouble !== null && trouble.code !== 'not_signed_in' && <TroubleLine trouble={trouble} onAgain={() => void refresh()} />}
        {ofCopy && report === null && trouble === null && <div className="view-wait"><Spinner size="tiny" /></div>}
        {ofCopy && report !== null && <CopyLine report={report} variants={campaign.variants} reports={campaign.reports} facts={tab === 'mail'} onCompare={() => { onTab('copies'); }} />}
        {report !== null && isEvidence(tab) && (
          <>
            {report.mail.reading !== 'read' && <p className="notice" role="status">{readingSentences[report.mail.reading]}</p>}
            <EvidenceOf key={report.id} report={report} kind={tab} />
          </>
        )}
        {report !== null && tab === 'deliveries' && <DeliveriesTab deliveries={report.deliveries} onChanged={refresh} />}
        {tab === 'copies' && <CopiesTab variants={campaign.variants} shown={shown} />}
        {tab === 'reporters' && <ReportersTab campaign={campaign} onChanged={onChanged} />}
        {tab === 'indicators' && <IndicatorsTab id={campaign.id} reports={campaign.reports} />}
        {tab === 'notes' && <NotesTab campaign={campaign} onChanged={onChanged} />}
        {tab === 'history' && <HistoryTab verdicts={campaign.verdicts} />}
      </div>
    </div>
  );
}
