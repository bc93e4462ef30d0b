import { useEffect } from 'react';
import { Modal } from '../frame/Modal.tsx';
import { SignInChoices } from './SignInChoices.tsx';
import { signInWords } from './sign-in-words.ts';

/** Over the page, which stays as it is behind it. */
export function SessionEnded({ onSignedIn }: { onSignedIn: () => void }) {
  // Signed in again in another tab: whoever comes back here goes on.
  useEffect(() => {
    const back = () => { if (document.visibilityState === 'visible') onSignedIn(); };
    document.addEventListener('visibilitychange', back);
    window.addEventListener('focus', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      window.removeEventListener('focus', back);
    };
  }, [onSignedIn]);
  return (
    <Modal title={signInWords.ended}>
      <p>{signInWords.endedBody}</p>
      <SignInChoices returnTo={`${location.pathname}${location.search}`} label={signInWords.button} onSignedIn={onSignedIn} stay />
    </Modal>
  );
}
