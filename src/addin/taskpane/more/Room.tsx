import './more.css';
import { useEffect, useRef } from 'react';
import type { Pane, PaneState, RoomName, Voice } from '../pane.ts';
import type { Reporting } from '../reporting.ts';
import { AgreementText } from './AgreementText.tsx';
import { MyReports } from './MyReports.tsx';
import { YourWords } from './YourWords.tsx';

interface RoomProps {
  name: RoomName;
  pane: Pane;
  state: PaneState;
  voice: Voice;
  reporting: () => Promise<Reporting>;
  onRoom: (room: RoomName | null) => void;
}

const titles = { mine: 'mine.title', words: 'settings.title', agreement: 'agreement.title' } as const;

/** One of the rooms beside the mail. Escape and the way back lead to it again. */
export function Room({ name, pane, state, voice, reporting, onRoom }: RoomProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onRoom(null);
    };
    addEventListener('keydown', leave);
    return () => {
      removeEventListener('keydown', leave);
      // The way here is still on the page: the focus goes back to it.
      setTimeout(() => document.querySelector<HTMLElement>('.ways button, [data-focus-home]')?.focus(), 0);
    };
  }, [name, onRoom]);
  return (
    <main className="pane room">
      <button type="button" className="quiet" onClick={() => onRoom(null)}>{voice.say('mine.back')}</button>
      <h1 ref={heading} tabIndex={-1}>{voice.say(titles[name])}</h1>
      {name === 'mine' && <MyReports pane={pane} voice={voice} words={state.words} reporting={reporting} />}
      {name === 'words' && state.me && <YourWords me={state.me} voice={voice} reporting={reporting} />}
      {name === 'agreement' && <AgreementText language={state.language} voice={voice} reporting={reporting} />}
    </main>
  );
}
