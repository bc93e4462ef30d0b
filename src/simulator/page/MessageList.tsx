import { Attach16Regular } from '@fluentui/react-icons/headless/svg/attach';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { MailLine, MailPreview } from '../wire.ts';
import { mails } from './ask.ts';
import { shortTime } from './dates.ts';
import type { Strings } from './strings.ts';

/** Height of a row, pixels: the list draws only what is in sight, so that hundreds of mails cost nothing. */
const rowPixels = 80;
const spareRows = 4;

interface Props {
  lines: MailLine[];
  openId: string | null;
  language: string;
  timeZone: string;
  strings: Strings;
  onOpen(id: string): void;
}

export function MessageList({ lines, openId, language, timeZone, strings, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const openIndex = lines.findIndex(({ id }) => id === openId);

  useEffect(() => {
    const element = scroller.current!;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);

  // The open mail stays in sight, also when it was opened by the address or by keys.
  useEffect(() => {
    const element = scroller.current!;
    if (openIndex < 0) return;
    const top = openIndex * rowPixels;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowPixels > element.scrollTop + element.clientHeight) element.scrollTop = top + rowPixels - element.clientHeight;
  }, [openIndex]);

  const first = Math.max(0, Math.floor(view.top / rowPixels) - spareRows);
  const last = Math.min(lines.length, Math.ceil((view.top + view.height) / rowPixels) + spareRows);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -lines.length, End: lines.length };
    const step = steps[event.key];
    if (step === undefined || lines.length === 0) return;
    event.preventDefault();
    onOpen(lines[Math.min(lines.length - 1, Math.max(0, openIndex + step))]!.id);
  };

  return (
    <div
      ref={scroller}
      className="list"
      role="listbox"
      tabIndex={0}
      aria-label={strings.messages}
      aria-activedescendant={openIndex >= first && openIndex < last ? `mail-${openId}` : undefined}
      onKeyDown={onKeyDown}
    >
      {lines.length === 0 && <p className="nothing">{strings.nothingHere}</p>}
      <div className="list-length" role="presentation" style={{ blockSize: lines.length * rowPixels }}>
        {lines.slice(first, last).map((line, offset) => (
          <Row
            key={line.id}
            line={line}
            position={first + offset}
            count={lines.length}
            isOpen={line.id === openId}
            time={shortTime(line.receivedAt, language, timeZone)}
            strings={strings}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  line: MailLine;
  position: number;
  count: number;
  isOpen: boolean;
  time: string;
  strings: Strings;
  onOpen(id: string): void;
}

function Row({ line, position, count, isOpen, time, strings, onOpen }: RowProps) {
  const preview = usePreview(line.id);
  return (
    // Keys are the list's: its options are reached by arrow keys, as listboxes are.
    <div
      id={`mail-${line.id}`}
      role="option"
      aria-selected={isOpen}
      aria-setsize={count}
      aria-posinset={position + 1}
      className={`row${line.isRead ? '' : ' unread'}`}
      data-file={line.file}
      style={{ insetBlockStart: position * rowPixels }}
      onClick={() => onOpen(line.id)}
    >
      <span className="row-from" dir="auto">{line.from.name || line.from.address || '—'}</span>
      <span className="row-marks">{preview?.hasAttachments === true && <Attach16Regular aria-label={strings.attachments} />}</span>
      <span className="row-subject" dir="auto">{line.subject || '—'}</span>
      <time className="row-time" dateTime={line.receivedAt}>{time}</time>
      <span className="row-preview" dir="auto">{preview?.preview ?? ''}</span>
    </div>
  );
}

const known = new Map<string, MailPreview>();

/** First words of a mail, asked for when its row has been in sight for a moment. */
function usePreview(id: string): MailPreview | undefined {
  const [preview, setPreview] = useState(known.get(id));
  useEffect(() => {
    if (known.has(id)) return undefined;
    const timer = setTimeout(() => {
      mails.preview(id).then(
        (found) => {
          known.set(id, found);
          setPreview(found);
        },
        () => undefined,
      );
    }, 120);
    return () => clearTimeout(timer);
  }, [id]);
  return preview;
}
