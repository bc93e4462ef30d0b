import { ArrowLeft20Regular } from '@fluentui/react-icons/headless/svg/arrow-left';
import { Document20Regular } from '@fluentui/react-icons/headless/svg/document';
import { MailRead48Regular } from '@fluentui/react-icons/headless/svg/mail-read';
import { ShieldCheckmark16Regular } from '@fluentui/react-icons/headless/svg/shield-checkmark';
import type { MailAddress } from '../wire.ts';
import { mails } from './ask.ts';
import { longTime, size } from './dates.ts';
import type { Notice } from './host/calls.ts';
import type { Theme } from './host/client.ts';
import type { Strings } from './strings.ts';
import type { OpenMail } from './use-mailbox.ts';

interface Props {
  open: OpenMail | null;
  notices: Notice[];
  language: string;
  timeZone: string;
  theme: Theme;
  strings: Strings;
  onBack(): void;
}

export function ReadingPane({ open, notices, language, timeZone, theme, strings, onBack }: Props) {
  if (open === null) {
    return (
      <main className="reading empty">
        <div>
          <MailRead48Regular />
          <h1>{strings.nothingOpen}</h1>
          {/* The simulator speaking, not Outlook. */}
          <ol className="first-steps" lang="en" dir="ltr">
            <li>Choose a mail in the list.</li>
            <li>Press the button with the hand above it, then the one big button in the pane.</li>
            <li>Look at the security mailbox and at the desk: links at the top right.</li>
          </ol>
        </div>
      </main>
    );
  }
  const { line, item } = open;
  const attachments = item?.attachments.filter(({ isInline }) => !isInline) ?? [];
  return (
    <main className="reading">
      <button type="button" className="back" onClick={onBack}>
        <ArrowLeft20Regular /> {strings.back}
      </button>
      <h1 dir="auto">{line.subject || '—'}</h1>
      {notices.map((notice) => (
        <p key={notice.key} className="notice" role="status">{notice.message}</p>
      ))}
      <header className="mail-head">
        <span className="face" aria-hidden="true">{initials(line.from)}</span>
        <div>
          <p className="mail-from" dir="auto">
            <strong>{line.from.name}</strong> <span>{`<${line.from.address}>`}</span>
          </p>
          {item !== null && item.to.length > 0 && <People label={strings.to} people={item.to} />}
          {item !== null && item.cc.length > 0 && <People label={strings.cc} people={item.cc} />}
        </div>
        <time dateTime={line.receivedAt}>{longTime(line.receivedAt, language, timeZone)}</time>
      </header>
      {attachments.length > 0 && (
        <ul className="attachments" aria-label={strings.attachments}>
          {attachments.map((part) => (
            <li key={part.index}>
              <Document20Regular />
              <span dir="auto">{part.name}</span>
              <small>{size(part.bytes, language)}</small>
            </li>
          ))}
        </ul>
      )}
      <p className="left-out">
        <ShieldCheckmark16Regular /> {strings.blocked}
      </p>
      {/* No allow-… at all: no script, no origin, no navigation of anything but itself, and its own policy loads nothing (security 16). */}
      <iframe className="body" sandbox="" title={line.subject || strings.messages} src={mails.bodyAddress(line.id, theme)} referrerPolicy="no-referrer" />
    </main>
  );
}

function People({ label, people }: { label: string; people: MailAddress[] }) {
  return (
    <p className="mail-to" dir="auto">
      {label} {people.slice(0, 8).map(({ name, address }) => name || address).join('; ')}
      {people.length > 8 && ' …'}
    </p>
  );
}

function initials({ name, address }: MailAddress): string {
  const words = (name || address).replaceAll(/[^\p{L}\s]/gu, ' ').trim().split(/\s+/);
  return words.slice(0, 2).map((word) => [...word][0] ?? '').join('').toUpperCase() || '?';
}
