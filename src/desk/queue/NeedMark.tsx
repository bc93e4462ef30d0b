import type { CampaignRow } from '../../contract/campaign.ts';
import { classWords } from '../words.ts';
import { campaignNeed } from './need.ts';
import { needWords, reopenedWords } from './queue-words.ts';

/** What a campaign needs, as a word; why it waits again, beneath. */
export function NeedMark({ row, now }: { row: CampaignRow; now: number }) {
  const need = campaignNeed(row, now);
  const word = need === 'decided' ? (row.class === null ? needWords.answered : classWords[row.class]) : need === 'answer' && row.class === 'undetermined' ? classWords.undetermined : needWords[need];
  // Said above already.
  const said = row.reopenedBecause === 'something-happened' && (need === 'happened' || need === 'harmed');
  return (
    <span className="row-need" data-need={need}>
      {word}
      {row.state === 'open' && row.reopenedBecause !== null && !said && <span className="row-reopened">{reopenedWords[row.reopenedBecause]}</span>}
    </span>
  );
}
