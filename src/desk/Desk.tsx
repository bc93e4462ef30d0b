import { FluentProvider } from '@fluentui/react-components';
import { darkTheme, lightTheme } from './frame/theme.ts';
import { TroubleLine } from './frame/TroubleLine.tsx';
import { useMedia } from './frame/use-media.ts';
import { usePlace } from './navigation/use-place.ts';
import { Rooms } from './Rooms.tsx';
import { useSession } from './session/use-session.ts';
import { SessionEnded } from './sign-in/SessionEnded.tsx';
import { SignInRoom } from './sign-in/SignInRoom.tsx';
import { signInWords } from './sign-in/sign-in-words.ts';

/** The whole page: who is there decides between the door and the rooms. */
export function Desk() {
  const dark = useMedia('(prefers-color-scheme: dark)');
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme} className="desk">
      <Door />
      <div id="announcements" role="log" className="sr" />
    </FluentProvider>
  );
}

function Door() {
  const place = usePlace();
  const { session, check } = useSession();
  const signedIn = () => void check();

  if (place.room === 'signed-out') return <SignInRoom out={{ because: place.because }} returnTo="/" onSignedIn={() => { location.assign('/'); }} />;
  switch (session.kind) {
    case 'checking':
      return <main className="door"><p className="quiet" role="status">{signInWords.checking}</p></main>;
    case 'out':
      return <SignInRoom returnTo={`${location.pathname}${location.search}`} onSignedIn={signedIn} />;
    case 'trouble':
      return <main className="door"><TroubleLine trouble={session.trouble} onAgain={signedIn} /></main>;
    case 'in':
    case 'ended':
      return (
        <>
          <Rooms me={session.me} place={place} active={session.kind === 'in'} />
          {session.kind === 'ended' && <SessionEnded onSignedIn={signedIn} />}
        </>
      );
  }
}
