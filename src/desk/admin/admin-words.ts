import type { PreviewMoment } from '../../contract/preview.ts';

/** What the administrator's room says, in English. */
export const adminWords = {
  title: 'Words',
  noMails: 'Reported mails are not shown to administrators.',
  loading: 'Loading …',
  saved: 'Saved.',
  language: 'Language',
  ownWords: 'Own words',
  ownWhy: 'Your sentence takes the place of ours, for everybody or for one region, department or frame. It is checked before it can be published, and takes effect at once.',
  key: 'Text',
  frame: 'Frame',
  region: 'Region',
  department: 'Department',
  everybody: 'everybody',
  ours: 'Ours',
  yours: 'Yours',
  passes: 'The words check has nothing to say.',
  readAloud: 'No rule of the words check is against it. Please read it aloud once more; if it sounds right to you, publish it.',
  better: 'Better',
  take: 'Take this',
  publish: 'Publish',
  retire: 'Go back to ours',
  bringBack: 'Bring back',
  wordStates: { draft: 'Draft', published: 'Published', retired: 'Retired' },
  preview: 'Preview',
  previewWhy: 'The pane as one of your colleagues sees it. Everything in it can be pressed; nothing is sent, and nobody is told.',
  previewTitle: 'Preview of the pane',
  previewLoading: 'The preview is coming …',
  previewSilent: 'The preview did not come.',
  previewBroken: 'This could not be shown. Please check the braces in the text.',
  noDepartment: 'none',
  moment: 'Moment',
  client: 'Outlook',
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark' },
  frames: {
    'part-of-the-solution': 'These colleagues read first what a report does: part of the solution.',
    'safe-to-report': 'These colleagues read first that reporting is safe: safe to report.',
    neutral: 'These colleagues read the neutral words.',
  },
  movedTo: (region: string) => `A rule for this department puts these colleagues in another region: ${region}.`,
  noAgreement: 'No version of the agreement is in force, so nobody is shown this now.',
  noMomentFor: 'This text is seen only in rare cases, which the preview does not show.',
  draftWhere: 'So your colleagues will see it. Some texts come up in certain cases only.',
} as const;

/** Moments of the pane in the order in which a person meets them. */
export const momentNames: Record<PreviewMoment, string> = {
  invitation: 'Before the press',
  sending: 'Sending',
  receipt: 'Receipt',
  kept: 'Kept, not sent yet',
  refused: 'Could not be taken',
  withdrawn: 'Taken back',
  practice: 'Receipt for a practice mail',
  clicked: 'First aid: clicked',
  opened: 'First aid: opened a file',
  password: 'First aid: typed a password',
  replied: 'First aid: replied',
  paid: 'First aid: paid',
  dangerous: 'Answer: dangerous',
  removed: 'Answer: dangerous, and removed elsewhere',
  spam: 'Answer: advertising',
  safe: 'Answer: genuine',
  simulation: 'Answer: practice mail',
  undetermined: 'Answer: not finished yet',
  correction: 'Answer: a correction',
  takenBack: 'Answer: taken back',
  agreement: 'The agreement',
  tip: 'A tip',
  settings: 'Your words',
};

export type ClientName = 'web' | 'classic' | 'mac' | 'phone';
/** The words are the same in every Outlook; only the width differs. */
export const clientNames: Record<ClientName, string> = { web: 'On the web, new Outlook', classic: 'Classic, Windows', mac: 'Mac', phone: 'Phone' };
export const clientWidths: Record<ClientName, number> = { web: 320, classic: 320, mac: 320, phone: 390 };

const regionNames: Readonly<Record<string, string>> = { europe: 'Europe', americas: 'The Americas', asia: 'Asia', default: 'Anywhere else' };
/** The name of a region that the packs know in every language. */
export const knownName = (id: string): string | undefined => regionNames[id];
export const regionName = ({ id, name }: { id: string; name: string | null }): string => name?.trim() || (regionNames[id] ?? id);

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
export const languageName = (language: string): string => languageNames.of(language) ?? language;
