import { useEffect, useRef } from 'react';
import type { Colleague } from '../wire.ts';
import { settings } from './settings.ts';

/** A modal question over everything; Escape is the second answer. */
function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current!;
    element.showModal();
    element.addEventListener('close', onClose);
    return () => element.removeEventListener('close', onClose);
  }, [onClose]);
  return dialog;
}

export function HowThisWorks({ onClose }: { onClose(): void }) {
  const dialog = useModal(onClose);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="how-title" lang="en" dir="ltr">
      <h2 id="how-title">How this works</h2>
      <ol>
        <li>Choose a mail. The samples were written for this demo; you can add your own by dropping an .eml file.</li>
        <li>Press <b>Report</b> above the mail. The pane at the right is the real add-in, from {new URL(settings.publicUrl).host}, over Microsoft’s own office.js.</li>
        <li>Press <b>Report this mail</b> in the pane. Then look at the security mailbox and at the desk: both have it.</li>
      </ol>
      <p>
        The strip changes who you are, which Outlook this is, and whether there is a network. Mails are shown without links, pictures from outside and scripts: opening one here sends
        nothing to anybody. Everything runs on this computer and needs no network.
      </p>
      <form method="dialog">
        <button className="primary">Close</button>
      </form>
    </dialog>
  );
}

export function SignInQuestion({ person, onAnswer }: { person: Colleague; onAnswer(agreed: boolean): void }) {
  const agreed = useRef(false);
  const answer = useRef(onAnswer);
  answer.current = onAnswer;
  const close = useRef(() => answer.current(agreed.current));
  const dialog = useModal(close.current);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="sign-in-title" lang="en" dir="ltr">
      <h2 id="sign-in-title">Sign in to Heads-Up</h2>
      <p>Outlook asks whether the add-in may use your account.</p>
      <form method="dialog">
        <button className="primary" onClick={() => (agreed.current = true)}>Continue as {person.displayName}</button>
        <button>Cancel</button>
      </form>
    </dialog>
  );
}
