import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { addresses } from '../api/addresses.ts';
import { change, read } from '../api/call.ts';
import type { Trouble } from '../api/call.ts';
import { TroubleLine } from '../frame/TroubleLine.tsx';
import { signInWords } from './sign-in-words.ts';

const peopleSchema = z.array(z.object({ as: z.string(), name: z.string() }));
type Person = z.infer<typeof peopleSchema>[number];

interface Props {
  /** An address of the desk. */
  returnTo: string;
  label: string;
  onSignedIn: () => void;
  /** The page behind it holds what somebody has typed: it is not left. */
  stay?: boolean;
}

/** One button; in the demo also one for each of its people. */
export function SignInChoices({ returnTo, label, onSignedIn, stay = false }: Props) {
  const [people, setPeople] = useState<Person[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    // Outside the demo this address does not exist, and the one button is all there is.
    void read(addresses.demoPeople, peopleSchema).then((answer) => { setPeople(answer.ok ? answer.value : []); });
  }, []);

  const signInAs = async (as: string) => {
    setBusy(true);
    const answer = await change(addresses.demoSignIn, { as }, z.undefined());
    setBusy(false);
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok) onSignedIn();
  };

  const provider = (primary: boolean) => (
    <Button as="a" appearance={primary ? 'primary' : 'secondary'} size="large" href={`/sign-in?return=${encodeURIComponent(returnTo)}`} {...(stay ? { target: '_blank', rel: 'noopener' } : {})}>{label}</Button>
  );
  return (
    <div className="choices" aria-busy={people === null || busy}>
      {people !== null && people.length === 0 && provider(true)}
      {people !== null && people.length > 0 && (
        <>
          <p className="quiet">{signInWords.demo}</p>
          {people.map(({ as, name }, i) => (
            <Button key={as} appearance={i === 0 ? 'primary' : 'secondary'} size="large" disabledFocusable={busy} onClick={() => void signInAs(as)}>
              {signInWords.signInAs(name)}
            </Button>
          ))}
          <p className="quiet">{signInWords.orIdentity}</p>
          {provider(false)}
        </>
      )}
      {stay && people !== null && <p className="quiet">{signInWords.elsewhere}</p>}
      {trouble !== null && <TroubleLine trouble={trouble} />}
    </div>
  );
}
