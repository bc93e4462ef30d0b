import './campaign.css';
import { Button, Spinner } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/headless/svg/arrow-left';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CampaignDetail, CampaignRow } from '../../contract/campaign.ts';
import { verdictGivenSchema } from '../../contract/verdict.ts';
import type { VerdictRequest } from '../../contract/verdict.ts';
import { addresses } from '../api/addresses.ts';
import { change, counted } from '../api/call.ts';
import { announce } from '../frame/announce.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { useTitle } from '../frame/use-title.ts';
import { goTo } from '../navigation/use-place.ts';
import type { News } from '../session/use-news.ts';
import { visibleLine } from '../text/visible-text.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { words } from '../words.ts';
import { campaignWords } from './campaign-words.ts';
import type { CampaignTab } from './campaign-words.ts';
import { CampaignBody } from './CampaignBody.tsx';
import { CampaignHead } from './CampaignHead.tsx';
import { useCampaign } from './use-campaign.ts';
import { useCampaignKeys } from './use-campaign-keys.ts';
import { useHandling } from './use-handling.ts';
import { useAnswersPreview } from './verdict/use-answers-preview.ts';
import { useVerdict } from './verdict/use-verdict.ts';
import { VerdictSection } from './verdict/VerdictSection.tsx';

interface Props {
  id: string;
  /** Whose copy of the mail is shown; null for the one that stands for all. */
  copy: string | null;
  me: string;
  active: boolean;
  news: News;
  onRead: (row: CampaignRow) => void;
  onNext: () => void;
  onBack: () => void;
}

/** One campaign: what came together and why, its evidence, and the one decision. The focus comes to its heading when it is opened. */
export function CampaignPane({ id, copy, me, active, news, onRead, onNext, onBack }: Props) {
  const { campaign, trouble, refresh } = useCampaign(id, { active, news, onRead });
  const handling = useHandling(id, { campaign, me, refresh });
  // What comes after this is compared before it is answered.
  const seenTo = campaign?.lastReportedAt;
  const verdict = useVerdict({
    key: `campaign ${id}`,
    given: campaign?.verdicts[0] ?? null,
    stands: campaign?.verdict != null,
    send: useCallback((request: VerdictRequest) => counted(change(addresses.campaignVerdict(id), { ...request, ...(seenTo === undefined ? {} : { seenTo }) }, verdictGivenSchema)), [id, seenTo]),
    openAgain: useCallback(() => counted(change(addresses.campaignVerdict(id), undefined, verdictGivenSchema, 'DELETE')), [id]),
    onChanged: refresh,
  });
  const answers = useAnswersPreview(addresses.answersPreview(id), verdict.draft);
  const [tab, setTab] = useState<CampaignTab>('mail');
  useCampaignKeys({ id, campaign, verdict, handling, onNote: () => { setTab('notes'); } });

  const heading = useRef<HTMLHeadingElement>(null);
  const subject = campaign === null ? null : campaign.subject === '' ? words.noSubject : campaign.subject;
  const title = campaign === null ? campaignWords.opening : `${campaignWords.campaign(campaign.number)}: ${subject ?? ''}`;
  useTitle(title);
  useEffect(() => { heading.current?.focus({ preventScroll: true }); }, [id]);
  // The heading had the focus before it had its words.
  const opened = campaign === null ? null : visibleLine(title);
  useEffect(() => { if (opened !== null) announce(opened); }, [opened]);
  useMoved(id, campaign);

  return (
    <section className="campaign" aria-labelledby="report-title">
      <div className="campaign-top">
        <Button className="back" appearance="subtle" icon={<ArrowLeft20Regular />} onClick={onBack}>{words.back}</Button>
        <h2 id="report-title" ref={heading} tabIndex={-1}>
          {campaign === null ? (trouble === null ? campaignWords.opening : campaignWords.notOpened) : <VisibleText text={subject ?? ''} />}
        </h2>
        {campaign !== null && <CampaignHead campaign={campaign} handling={handling} />}
      </div>
      {trouble !== null && trouble.code !== 'not_signed_in' && <TroubleLine trouble={trouble} onAgain={() => void refresh()} />}
      {campaign === null && trouble === null && <div className="report-loading"><Spinner size="small" /></div>}
      {campaign !== null && (
        <>
          <VerdictSection
            verdict={verdict}
            preview={{ preview: answers.preview, failed: answers.trouble !== null, changing: answers.changing }}
            people={campaign.state === 'open' ? campaign.openReports : null}
            answersDue={campaign.answersDue}
            onNext={onNext}
          />
          <CampaignBody campaign={campaign} copy={copy} active={active} tab={tab} onTab={setTab} onChanged={refresh} />
        </>
      )}
    </section>
  );
}

/** A campaign that was merged lives on in another: the address follows. */
function useMoved(id: string, campaign: CampaignDetail | null): void {
  const to = campaign === null || campaign.id === id ? null : campaign.id;
  useEffect(() => {
    if (to === null) return;
    goTo({ campaign: to }, 'replace');
    announce(campaignWords.mergedHere);
  }, [to]);
}
