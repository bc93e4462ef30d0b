import type { ReportRow } from '../../contract/desk.ts';
import { addressOf } from '../navigation/place.ts';
import type { Place } from '../navigation/place.ts';
import { RoomLink } from '../navigation/RoomLink.tsx';
import { absoluteTime, relativeTime, shortTime } from '../text/times.ts';
import { visibleLine } from '../text/visible-text.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { answering, needWords, readingWords, words } from '../words.ts';
import { domainOf } from './arrange-queue.ts';
import { needOf } from './need.ts';

/** One report, dense: what it needs, what it is, whose, when, and until when. */
export function QueueRow({ row, place, now }: { row: ReportRow; place: Place; now: number }) {
  const need = needOf(row, now);
  const domain = domainOf(row.from?.address);
  const received = Date.parse(row.receivedAt);
  const due = Date.parse(row.answerBy);
  const subject = row.subject === '' ? words.noSubject : row.subject;
  return (
    <RoomLink to={{ report: row.id }} href={addressOf({ ...place, report: row.id })} className="row" current={place.report === row.id}>
      <span className="row-need" data-need={need}>{needWords[need]}</span>
      {row.urgent === true && <span className="row-urgent">{answering.urgent}</span>}
      <span className="row-subject" title={visibleLine(subject)}>{row.subject === '' && row.reading === 'pending' ? readingWords.pending : <VisibleText text={subject} />}</span>
      <span className="row-from">
        <span className="row-domain"><span className="sr">{words.sender}: </span>{domain === null ? words.noSender : <VisibleText text={domain} />}</span>{' '}
        <span className="row-reporter"><span className="sr">{words.reporter}: </span><VisibleText text={row.reporter.name === '' ? row.reporter.address : row.reporter.name} /></span>
      </span>
      <span className="row-reading">{row.reading === 'read' ? <span className="sr">{readingWords.read}</span> : readingWords[row.reading]}</span>
      <time className="row-received" dateTime={row.receivedAt} title={absoluteTime(received, now)}><span className="sr">{words.received} </span>{shortTime(received, now)}</time>
      {row.state === 'open' ? (
        <time className="row-due" dateTime={row.answerBy} title={`${words.answerDue}: ${absoluteTime(due, now)}`}>
          <span className="sr">{words.answerDue} </span><span className="due-absolute">{absoluteTime(due, now)}, </span>{relativeTime(due, now)}
        </time>
      ) : <span className="row-due" />}
    </RoomLink>
  );
}
