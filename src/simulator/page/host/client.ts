import type { Colleague } from '../../wire.ts';

export const requirementSets = ['1.5', '1.8', '1.14', '1.15'] as const;
export type RequirementSet = (typeof requirementSets)[number];

export type Theme = 'light' | 'dark';

/** How the simulated Outlook answers when the add-in asks for a token. */
export const signIns = ['silent', 'ask', 'none'] as const;
export type SignIn = (typeof signIns)[number];

/** The Outlook that is being simulated: what the switches of the strip say. */
export interface Client {
  person: Colleague;
  set: RequirementSet;
  theme: Theme;
  /** Display language of Outlook, e.g. `nl-NL`. */
  language: string;
  online: boolean;
  signIn: SignIn;
}

/** Requirement sets compare as numbers part by part: 1.14 is above 1.8. */
export function supports(client: Pick<Client, 'set'>, wanted: string): boolean {
  const [major = 0, minor = 0] = client.set.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
