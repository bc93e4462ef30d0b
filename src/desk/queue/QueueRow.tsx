import type { CampaignRow } from '../../contract/campaign.ts';
import { addressOf } from '../navigation/place.ts';
import type { Place } from '../navigation/place.ts';
import { RoomLink } from '../navigation/RoomLink.tsx';
import { absoluteTime, relativeTime, shortTime } from '../text/times.ts';
import { visibleLine } from '../text/visible-text.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { words } from '../words.ts';
import { NeedMark } from './NeedMark.tsx';
import { queueWords } from './queue-words.ts';

interface Props {
  row: CampaignRow;
  place: Place;
  now: number;
  selected: boolean;
  /** `range`: from the one before up to here. */
  onSelect: (selected: boolean, range: boolean) => void;
}

/** One campaign, dense: what it needs, what it is, from where, how many reported it, and until when. */
export function QueueRow({ row, place, now, selected, onSelect }: Props) {
  const subject = row.subject === '' ? words.noSubject : row.subject;
  const named = visibleLine(subject);
  const due = row.answerBy === null ? null : Date.parse(row.answerBy);
  const first = Date.parse(row.firstReportedAt);
  const to = { campaign: row.id, report: null, copy: null };
  return (
    <div className="row-line" data-selected={selected} data-unread={row.unread}>
      <input
        type="checkbox"
        className="row-select"
        aria-label={queueWords.select(named)}
        checked={selected}
        // The key's own state: React's change event knows no Shift.
        onClick={(event) => { onSelect(event.currentTarget.checked, event.shiftKey); }}
        onChange={() => undefined}
      />
      <RoomLink to={to} href={addressOf({ ...place, ...to })} className="row" current={place.campaign === row.id}>
        {row.unread && <span className="row-unread"><span className="sr">{queueWords.unread}. </span></span>}
        <NeedMark row={row} now={now} />
        <span className="row-subject" title={named}><VisibleText text={subject} /></span>
        <span className="row-reports"><span className="sr">{queueWords.reporters(row.reports)}. </span><span aria-hidden="true" title={queueWords.reporters(row.reports)}>{row.reports.toLocaleString('en')}</span></span>
        <span className="row-from">
          <span className="row-domain"><span className="sr">{words.sender}: </span>{row.domain === null ? words.noSender : <VisibleText text={row.domain} />}</span>
          {row.simulation && <span className="row-practice"> · {queueWords.practice}</span>}
          {row.assigned !== null && <span className="row-assigned" title={queueWords.assignedTo(row.assigned.name)}> · <span className="sr">{queueWords.assignedTo('')}</span><VisibleText text={row.assigned.name} /></span>}
        </span>
        {row.state === 'open' && due !== null ? (
          <time className="row-due" dateTime={row.answerBy ?? ''} title={`${queueWords.answerDue}: ${absoluteTime(due, now)}`}>
            <span className="sr">{queueWords.answerDue} </span><span className="due-absolute">{absoluteTime(due, now)}, </span>{relativeTime(due, now)}
          </time>
        ) : (
          <time className="row-due" dateTime={row.firstReportedAt} title={`${queueWords.first}: ${absoluteTime(first, now)}`}><span className="sr">{queueWords.first} </span>{shortTime(first, now)}</time>
        )}
      </RoomLink>
    </div>
  );
}
