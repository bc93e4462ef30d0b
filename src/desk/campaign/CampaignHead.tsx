import { Button } from '@fluentui/react-components';
import type { CampaignDetail } from '../../contract/campaign.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { NeedMark } from '../queue/NeedMark.tsx';
import { queueWords } from '../queue/queue-words.ts';
import { useNow } from '../text/use-now.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { When } from '../text/When.tsx';
import { campaignWords as words } from './campaign-words.ts';
import type { Handling } from './use-handling.ts';

/** How many, since when, until when, and in whose hands. */
export function CampaignHead({ campaign, handling }: { campaign: CampaignDetail; handling: Handling }) {
  const now = useNow();
  const { reports, openReports, firstReportedAt, lastReportedAt, byRegion, answerBy, assigned, state } = campaign;
  return (
    <>
      <p className="campaign-line">
        <NeedMark row={campaign} now={now} />
        <strong>{words.reports(reports)}</strong>
        <span>{words.first} <When at={firstReportedAt} /></span>
        {reports > 1 && <span>{words.last} <When at={lastReportedAt} /></span>}
        {byRegion.length > 0 && <span>{words.regions(byRegion.length)}</span>}
        {state === 'open' && answerBy !== null && <span>{words.answerBy} <When at={answerBy} /></span>}
        {state === 'open' && openReports !== reports && <span>{words.waiting(openReports)}</span>}
        {campaign.simulation && <span className="row-practice">{queueWords.practice}</span>}
      </p>
      <p className="campaign-line">
        <span className="quiet">{words.campaign(campaign.number)}</span>
        <span>{words.assignedTo} {assigned === null ? words.nobody : <VisibleText text={assigned.name} />}</span>
        {/* Whoever has it may let it go; whoever has not may take it over. */}
        <Button size="small" disabledFocusable={handling.busy} onClick={() => void handling.assign(assigned !== null && handling.mine ? 'nobody' : 'me')}>{handling.mine ? words.release : words.assign}</Button>
        <Button size="small" appearance="subtle" disabledFocusable={handling.busy} onClick={() => void handling.markSeen(campaign.unread)}>{campaign.unread ? words.markRead : words.markUnread}</Button>
      </p>
      {handling.trouble !== null && handling.trouble.code !== 'not_signed_in' && <TroubleLine trouble={handling.trouble} />}
    </>
  );
}
