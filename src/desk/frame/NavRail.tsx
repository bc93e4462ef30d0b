import { Button } from '@fluentui/react-components';
import { MailAllRead20Regular } from '@fluentui/react-icons/headless/svg/mail-all-read';
import { MailInbox20Regular } from '@fluentui/react-icons/headless/svg/mail-inbox';
import { MailMultiple20Regular } from '@fluentui/react-icons/headless/svg/mail-multiple';
import { Person20Regular } from '@fluentui/react-icons/headless/svg/person';
import { QuestionCircle20Regular } from '@fluentui/react-icons/headless/svg/question-circle';
import { SignOut20Regular } from '@fluentui/react-icons/headless/svg/sign-out';
import type { ReactNode } from 'react';
import type { CampaignFilter } from '../../contract/campaign.ts';
import type { DeskMe } from '../../contract/desk.ts';
import { addressOf } from '../navigation/place.ts';
import { RoomLink } from '../navigation/RoomLink.tsx';
import { roomWords } from '../queue/queue-words.ts';
import type { QueueRoom } from '../queue/queue-words.ts';
import { roomFilters, roomOf } from '../queue/rooms.ts';
import { roleWords, words } from '../words.ts';
import { Mark } from './Mark.tsx';

const rooms: [QueueRoom, ReactNode][] = [
  ['open', <MailInbox20Regular key="open" />],
  ['mine', <Person20Regular key="mine" />],
  ['decided', <MailAllRead20Regular key="decided" />],
  ['all', <MailMultiple20Regular key="all" />],
];

/** The rooms of the desk: for analysts the parts of the queue. At the side on wide screens, above on narrow ones. */
export function NavRail({ me, filter, onHelp, onSignOut }: { me: DeskMe; filter: CampaignFilter; onHelp: () => void; onSignOut: () => void }) {
  return (
    <header className="rail">
      <h1><a className="brand" href="/" aria-label={words.desk} title={words.desk}><Mark size={28} /></a></h1>
      {me.role === 'analyst' && (
        <nav aria-label={words.rooms}>
          <ul>
            {rooms.map(([room, icon]) => {
              const to = { campaign: null, report: null, copy: null, filter: roomFilters[room] };
              return <li key={room}><RoomLink to={to} href={addressOf(to)} className="room" current={room === roomOf(filter)}>{icon}<span>{roomWords[room]}</span></RoomLink></li>;
            })}
          </ul>
        </nav>
      )}
      <div className="rail-foot">
        <span className="me" title={words.signedInAs(me.name, roleWords[me.role])}><bdi>{me.name}</bdi></span>
        <Button appearance="subtle" icon={<QuestionCircle20Regular />} aria-label={words.help} title={words.help} onClick={onHelp} />
        <Button appearance="subtle" icon={<SignOut20Regular />} aria-label={words.signOut} title={words.signOut} onClick={onSignOut} />
      </div>
    </header>
  );
}
