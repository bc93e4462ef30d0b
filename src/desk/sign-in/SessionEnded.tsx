import { Modal } from '../frame/Modal.tsx';
import { SignInChoices } from './SignInChoices.tsx';
import { signInWords } from './sign-in-words.ts';

/** Over the page, which stays as it is behind it. */
export function SessionEnded({ onSignedIn }: { onSignedIn: () => void }) {
  return (
    <Modal title={signInWords.ended}>
      <p>{signInWords.endedBody}</p>
      <SignInChoices returnTo={`${location.pathname}${location.search}`} label={signInWords.button} onSignedIn={onSignedIn} />
    </Modal>
  );
}
