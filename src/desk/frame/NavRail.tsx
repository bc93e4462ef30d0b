import { Button } from '@fluentui/react-components';
import { ArrowUndo20Regular } from '@fluentui/react-icons/headless/svg/arrow-undo';
import { MailAllRead20Regular } from '@fluentui/react-icons/headless/svg/mail-all-read';
import { MailInbox20Regular } from '@fluentui/react-icons/headless/svg/mail-inbox';
import { MailMultiple20Regular } from '@fluentui/react-icons/headless/svg/mail-multiple';
import { QuestionCircle20Regular } from '@fluentui/react-icons/headless/svg/question-circle';
import { SignOut20Regular } from '@fluentui/react-icons/headless/svg/sign-out';
import type { ReactNode } from 'react';
import type { DeskMe } from '../../contract/desk.ts';
import { addressOf } from '../navigation/place.ts';
import type { StateFilter } from '../navigation/place.ts';
import { RoomLink } from '../navigation/RoomLink.tsx';
import { roleWords, stateWords, words } from '../words.ts';
import { Mark } from './Mark.tsx';

const rooms: [StateFilter, ReactNode][] = [
  ['open', <MailInbox20Regular key="open" />],
  ['answered', <MailAllRead20Regular key="answered" />],
  ['withdrawn', <ArrowUndo20Regular key="withdrawn" />],
  ['all', <MailMultiple20Regular key="all" />],
];

/** The rooms of the desk: for now the parts of the queue. At the side on wide screens, above on narrow ones. */
export function NavRail({ me, state, onHelp, onSignOut }: { me: DeskMe; state: StateFilter; onHelp: () => void; onSignOut: () => void }) {
  return (
    <header className="rail">
      <h1><a className="brand" href="/" aria-label={words.desk} title={words.desk}><Mark size={28} /></a></h1>
      <nav aria-label={words.rooms}>
        <ul>
          {rooms.map(([room, icon]) => (
            <li key={room}>
              <RoomLink to={{ report: null, state: room, q: '' }} href={addressOf({ report: null, state: room, q: '' })} className="room" current={room === state}>
                {icon}<span>{stateWords[room]}</span>
              </RoomLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="rail-foot">
        <span className="me" title={words.signedInAs(me.name, roleWords[me.role])}><bdi>{me.name}</bdi></span>
        <Button appearance="subtle" icon={<QuestionCircle20Regular />} aria-label={words.help} title={words.help} onClick={onHelp} />
        <Button appearance="subtle" icon={<SignOut20Regular />} aria-label={words.signOut} title={words.signOut} onClick={onSignOut} />
      </div>
    </header>
  );
}
