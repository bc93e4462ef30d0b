import { useEffect } from 'react';
import type { FirstWords } from '../../words/pack.ts';
import { announce } from './announce.ts';
import type { MailReport, PaneState, Voice } from './pane.ts';
import { visibleLine } from './visible-text.ts';

/** More than these would compete with the button (N13). */
const mostLines = 3;

/** A quiet line for the latest reports of other mails that move or have news. It goes when that mail is opened. */
export function Elsewhere({ state: { mail, reports, voice }, words }: { state: PaneState; words: FirstWords }) {
  if (!voice) return null;
  return [...reports]
    .filter(([key]) => key !== mail?.key)
    .sort(([, one], [, other]) => one.at - other.at)
    .map(([key, report]) => ({ key, text: sayElsewhere(report, voice, words) }))
    .filter(({ text }) => text)
    .slice(-mostLines)
    .map(({ key, text }) => <Line key={key} text={text} />);
}

function Line({ text }: { text: string }) {
  useEffect(() => announce(text), [text]);
  return <p className="elsewhere"><bdi>{text}</bdi></p>;
}

function sayElsewhere({ subject, state, seen }: MailReport, { say }: Voice, words: FirstWords): string {
  const named = { subject: visibleLine(subject) || words['mail.noSubject'] };
  switch (state.kind) {
    case 'sending':
      return say('sending.elsewhere', named);
    case 'reported':
      return seen ? '' : say('receipt.elsewhere', { ...named, number: String(state.receipt.number) });
    case 'refused':
      return seen ? '' : say('refused.elsewhere', named);
    case 'moved-on':
      return seen ? '' : say('interrupted.elsewhere', named);
    // What waits has a line of its own; what was stopped, the person has stopped.
    case 'kept':
    case 'withdrawn':
    case 'stopped':
      return '';
  }
}
