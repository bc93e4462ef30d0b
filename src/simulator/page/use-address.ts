import { useCallback, useState } from 'react';
import { requirementSets, signIns, type Client, type RequirementSet, type SignIn } from './host/client.ts';
import { settings } from './settings.ts';
import { languages } from './strings.ts';

/** All that the address holds: the client, the open mail, and whether the pane is open. A reload and a shared link show the same. */
export interface Address extends Client {
  mail: string | null;
  paneOpen: boolean;
}

/** The strip is English; so is the Outlook a newcomer meets first. */
const firstPerson = 'maya';

function readAddress(search: string): Address {
  const parameters = new URLSearchParams(search);
  const person = settings.colleagues.find(({ name }) => name === (parameters.get('person') ?? firstPerson)) ?? settings.colleagues[0]!;
  return {
    person,
    set: oneOf<RequirementSet>(requirementSets, parameters.get('set')) ?? '1.15',
    theme: parameters.get('theme') === 'dark' ? 'dark' : 'light',
    language: languages.find(({ tag }) => tag === parameters.get('lang'))?.tag ?? person.language,
    online: parameters.get('network') !== 'off',
    signIn: oneOf<SignIn>(signIns, parameters.get('signin')) ?? 'silent',
    mail: parameters.get('mail'),
    paneOpen: parameters.get('pane') === 'open',
  };
}

function oneOf<Value extends string>(values: readonly Value[], wanted: string | null): Value | undefined {
  return values.find((value) => value === wanted);
}

function writeAddress(address: Address): string {
  const parameters = new URLSearchParams({ person: address.person.name, set: address.set });
  if (address.theme === 'dark') parameters.set('theme', 'dark');
  if (address.language !== address.person.language) parameters.set('lang', address.language);
  if (!address.online) parameters.set('network', 'off');
  if (address.signIn !== 'silent') parameters.set('signin', address.signIn);
  if (address.mail !== null) parameters.set('mail', address.mail);
  if (address.paneOpen) parameters.set('pane', 'open');
  return `?${parameters}`;
}

/** The state that lives in the address bar. */
export function useAddress(): [Address, (change: Partial<Address>) => void] {
  const [address, setAddress] = useState(() => readAddress(location.search));
  const change = useCallback((part: Partial<Address>) => {
    setAddress((before) => {
      // Another person brings their own language along.
      const language = part.person === undefined ? before.language : part.person.language;
      const next = { ...before, language, ...part };
      history.replaceState(null, '', writeAddress(next));
      return next;
    });
  }, []);
  return [address, change];
}
