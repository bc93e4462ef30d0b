import { Mark } from '../frame/Mark.tsx';
import { useTitle } from '../frame/use-title.ts';
import { SignInChoices } from './SignInChoices.tsx';
import { signedOutWords, signInWords } from './sign-in-words.ts';

/** The way in; and, with `out`, where somebody stands after signing out. */
export function SignInRoom({ out, returnTo, onSignedIn }: { out?: { because: string | null }; returnTo: string; onSignedIn: () => void }) {
  const { title, body } = out === undefined ? { title: signInWords.welcome, body: signInWords.what } : signedOutWords(out.because);
  useTitle(out === undefined ? signInWords.title : title);
  return (
    <main className="door">
      <div className="door-card">
        <Mark size={48} />
        <h1>{title}</h1>
        <p>{body}</p>
        {out === undefined && returnTo !== '/' && <p className="quiet">{signInWords.returns}</p>}
        <SignInChoices returnTo={returnTo} label={out === undefined ? signInWords.button : signInWords.signInAgain} onSignedIn={onSignedIn} />
      </div>
    </main>
  );
}
