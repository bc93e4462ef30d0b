import type { AgreementVersion } from '../../../contract/agreement.ts';
import { languageName } from '../admin-words.ts';

const listed = new Intl.ListFormat('en', { type: 'conjunction' });
export const languageNames = (languages: readonly string[]): string => listed.format(languages.map(languageName));

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
/** "24 November 2026", of an ISO date. */
export const dayName = (date: string): string => days.format(new Date(`${date}T00:00:00Z`));

/** What the room of the agreement says, in English. */
export const agreementWords = {
  title: 'Reporting agreement',
  why: 'While a version is in force, the pane may say that reporting is safe by agreement with management. Without one, no sentence mentions it.',
  none: 'There is no version yet.',
  inForce: 'In force',
  states: { draft: 'Draft', adopted: 'Adopted, not in force', withdrawn: 'Withdrawn' },
  since: (date: string) => `From ${dayName(date)}`,
  read: 'Read it in full',
  signatories: 'Signed by',
  signatory: (name: string, role: string, date: string) => `${name}, ${role}, ${dayName(date)}`,
  unsigned: 'Nobody has signed it yet.',
  history: 'History',
  done: { created: 'written', changed: 'changed', adopted: 'adopted', withdrawn: 'withdrawn' },
  missing: (languages: readonly string[], instead: string) => `No text in ${languageNames(languages)}: colleagues who read these languages get it in ${languageName(instead)}.`,
  complete: 'It has a text in every language of the pane.',
  noText: 'It has no text yet.',
  change: (version: string) => `Change the draft ${version}`,
  copy: (version: string) => `New version from ${version}`,
  newVersion: 'New version',
  adopt: (version: string) => `Adopt ${version}`,
  adoptSure: (version: string) => `Adopt ${version}?`,
  adoptYes: 'Adopt it',
  adoptThen: (from: string | null) => `${from === null ? 'From now on' : `From ${dayName(from)}`}, colleagues who read first that it is safe to report are told that this is agreed with management, and can read this text with the names of those who signed.`,
  adoptReplaces: (version: string) => `It takes the place of ${version}.`,
  adoptFixed: 'Its text cannot be changed any more. Another text is a new version.',
  withdraw: (version: string) => `Withdraw ${version}`,
  withdrawSure: (version: string) => `Withdraw ${version}?`,
  withdrawYes: 'Withdraw it',
  withdrawThen: 'From now on no sentence mentions an agreement, and nobody can read this text. All else in the pane stays. An earlier version does not come back: nobody has signed it for now.',
  withdrawQuiet: 'It is not in force, so nobody reads anything else than before. It cannot come into force any more.',
  version: 'Name of the version',
  effective: 'In force from',
  link: 'Link to the document, optional',
  texts: 'Texts',
  textsWhy: 'Each colleague reads it in their own language where there is a text, otherwise in English, otherwise in the first one here.',
  addLanguage: 'Add a language',
  add: 'Add',
  removeLanguage: (language: string) => `Take out the text in ${languageName(language)}`,
  fromModel: (language: string) => `Start from the model text in ${languageName(language)}`,
  modelNote: 'A model is only a proposal. Nothing of it is in force until your organization has adopted and signed it. In some countries the works council has a say.',
  textTitle: 'Title',
  textBody: 'Text, one sentence a line',
  textLimits: 'Its one limit',
  signed: 'Who signed',
  signedWhy: 'Colleagues are shown these names. A version that nobody signed cannot be adopted.',
  name: 'Name',
  role: 'Function',
  date: 'On',
  addSignatory: 'Add a signatory',
  removeSignatory: (name: string) => `Take out ${name || 'this signatory'}`,
  save: 'Save as a draft',
  saved: (version: string) => `${version} is saved as a draft. Nobody reads it before it is adopted.`,
  unchanged: 'Nothing is changed.',
  unsaved: 'Not saved yet.',
  close: 'Close',
  discard: 'Discard',
  discardSure: 'Discard what you wrote?',
  discardThen: 'It was not saved, and cannot be brought back.',
  notUnderstood: 'Nothing was saved. Please look again: a title or text is empty, or the link does not begin with https.',
} as const;

/** Why a version is not in force. */
export function notInForceWords({ notInForce, effectiveFrom }: Pick<AgreementVersion, 'notInForce' | 'effectiveFrom'>): string | null {
  switch (notInForce?.why) {
    case undefined:
      return null;
    case 'draft':
      return 'Nobody reads a draft.';
    case 'withdrawn':
      return 'It was withdrawn, and no sentence mentions it.';
    case 'unsigned':
      return 'It is not in force: nobody has signed it.';
    case 'later':
      return `It is not in force yet: it begins on ${dayName(effectiveFrom)}.`;
    case 'replaced':
      return `It is not in force: ${notInForce.by} was adopted after it.`;
  }
}
