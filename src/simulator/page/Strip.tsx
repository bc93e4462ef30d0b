import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { requirementSets, type RequirementSet, type SignIn } from './host/client.ts';
import { settings } from './settings.ts';
import { languages } from './strings.ts';
import type { Address } from './use-address.ts';

interface Props {
  address: Address;
  onChange(change: Partial<Address>): void;
  onHow(): void;
}

const clients: Record<RequirementSet, string> = {
  '1.5': '1.5 (phone, old server)',
  '1.8': '1.8 (older Outlook)',
  '1.14': '1.14 (Mac, LTSC 2024)',
  '1.15': '1.15 (web, new Outlook)',
};
const signInNames: Record<SignIn, string> = { silent: 'in the background', ask: 'asks first', none: 'not offered' };

/** MSAL's own sign-in window refuses an authority on http, and the demo has no other. */
const noBridge = 'An Outlook without nested app auth. The add-in would open a sign-in window, which needs https: here it can only say so.';

/** Whether the demo's organisation has its reporting agreement in force; off withdraws it, and no sentence may name it then. */
function AgreementSwitch() {
  const [inForce, setInForce] = useState<boolean | null>(null);
  const ask = async (init?: RequestInit) => {
    const answer = await fetch('/demo/agreement', init);
    if (answer.ok) setInForce(((await answer.json()) as { inForce: boolean }).inForce);
  };
  useEffect(() => void ask().catch(() => undefined), []);
  if (inForce === null) return null;
  return <Toggle label="Agreement" on={inForce} onChange={(wanted) => void ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ inForce: wanted }) })} />;
}

/** The thin strip above the simulated Outlook: says what this is, and holds its switches and the three links. */
export function Strip({ address, onChange, onHow }: Props) {
  return (
    <div className="strip" lang="en" dir="ltr">
      <p>
        <strong>Outlook simulator</strong>
      </p>
      <div className="switches" role="group" aria-label="Switches of the simulator">
        <Choice label="Person" quiet value={address.person.name} onChange={(name) => onChange({ person: settings.colleagues.find((person) => person.name === name)! })}>
          {settings.colleagues.map(({ name, displayName, country, department }) => (
            <option key={name} value={name}>{`${displayName} · ${country} · ${department}`}</option>
          ))}
        </Choice>
        <Choice label="Mailbox" value={address.set} onChange={(set) => onChange({ set: set as RequirementSet })}>
          {requirementSets.map((set) => (
            <option key={set} value={set}>{clients[set]}</option>
          ))}
        </Choice>
        <Choice label="Language" quiet value={address.language} onChange={(language) => onChange({ language })}>
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag}>{name}</option>
          ))}
        </Choice>
        <Choice label="Sign-in" value={address.signIn} onChange={(signIn) => onChange({ signIn: signIn as SignIn })}>
          {Object.entries(signInNames).map(([value, name]) => (
            <option key={value} value={value} title={value === 'none' ? noBridge : undefined}>{name}</option>
          ))}
        </Choice>
        <Toggle label="Dark" on={address.theme === 'dark'} onChange={(dark) => onChange({ theme: dark ? 'dark' : 'light' })} />
        <AgreementSwitch />
        <Toggle label="Network" on={address.online} onChange={(online) => onChange({ online })} />
      </div>
      <nav aria-label="Places of the demo">
        <a href="/sink" target="_blank" rel="noreferrer">Security mailbox</a>
        <a href={settings.deskUrl} target="_blank" rel="noreferrer">Desk</a>
        <button type="button" onClick={onHow}>How this works</button>
      </nav>
    </div>
  );
}

function Choice({ label, quiet = false, value, onChange, children }: { label: string; quiet?: boolean; value: string; onChange(value: string): void; children: ReactNode }) {
  return (
    <label className={quiet ? 'choice quiet' : 'choice'} title={label}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>{children}</select>
    </label>
  );
}

function Toggle({ label, on, onChange }: { label: string; on: boolean; onChange(on: boolean): void }) {
  return (
    <label className="toggle">
      <input type="checkbox" role="switch" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
