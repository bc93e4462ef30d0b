import type { AnswerClass } from '../../../contract/own-report.ts';
import type { Criterion, DangerKind, PlaybookStep, Severity } from '../../../contract/verdict.ts';

/** What each class means, said once beside the choice. */
export const classSentences: Record<AnswerClass, string> = {
  dangerous: 'This mail does harm or tries to.',
  spam: 'Unwanted, but nobody is deceived.',
  safe: 'The mail is what it says. Asking was right.',
  simulation: 'An exercise of our own.',
  undetermined: 'Not finished yet. Reporters are told so, and it stays in the queue.',
};

export const kindWords: Record<DangerKind, string> = { credentials: 'Steals passwords', malware: 'Brings malware', payment: 'Wants money', conversation: 'Starts a false conversation', scam: 'Other scam' };
export const severityWords: Record<Severity, string> = { low: 'Low', medium: 'Medium', high: 'High' };

export const criterionWords: Record<Criterion, string> = {
  'asks-for-secrets': 'It asks for a password, a code or other secrets.',
  'malicious-file': 'An attachment does harm or leads to harm.',
  'false-sender': 'The sender is not who the mail says.',
  'deceiving-link': 'A link leads elsewhere than it shows.',
  'asks-for-money': 'It asks for money, a payment or a changed account.',
  'hijacked-conversation': 'It answers in a real conversation that was taken over.',
  'known-attack': 'It is part of an attack that is known already.',
  'unwanted-advertising': 'It advertises, and nobody asked for it.',
  'no-deception': 'Nothing in it deceives: sender and links are what they say.',
  'bulk-sender': 'A known sender of bulk mail sent it.',
  'sender-confirmed': 'The sender confirmed it in another way.',
  'expected-by-reporter': 'A reporter expected it, and it fits.',
  'authentication-passed': 'Our mail server’s checks passed for the sender’s domain.',
  'links-lead-to-sender': 'All links lead to the sender’s own domain.',
  'mark-with-secret': 'It carries the mark of our exercise with its secret.',
  'confirmed-by-organiser': 'Who runs the exercise confirmed it.',
};

export const stepWords: Record<PlaybookStep, string> = {
  'remove-mails': 'Removed the mail from other mailboxes',
  'block-sender': 'Blocked the sender',
  'block-links': 'Blocked the links',
  'reset-passwords': 'Reset passwords that were typed',
  'call-bank': 'Called the bank',
  'report-site': 'Reported the site to its host',
  'tell-management': 'Told management',
  'adjust-filter': 'Adjusted the filter',
  'restore-mail': 'Put the mail back',
  'allow-sender': 'Allowed the sender',
  'tell-organiser': 'Told who runs the exercise',
  'ask-reporter': 'Asked the reporter',
  'ask-sender-other-way': 'Asked the sender in another way',
  'analyse-file': 'Gave the file to analysis',
};

const people = (count: number) => (count === 1 ? '1 person' : `${count.toLocaleString('en')} people`);

export const verdictWords = {
  title: 'Verdict',
  choose: 'Choose a verdict',
  kind: 'Kind of danger',
  kindOpen: 'Not said',
  severity: 'Severity',
  criteria: 'Criteria',
  criteriaHint: 'Fixed beforehand. Tick what was seen; at least one.',
  facts: 'Facts',
  factsHint: 'What was seen',
  assumptions: 'Assumptions',
  assumptionsHint: 'What is supposed',
  steps: 'Steps taken',
  effect: 'What the report did',
  effectHint: 'Only what was done and counted. Reporters read it.',
  removedFrom: 'Removed from other mailboxes',
  siteDown: 'The site was taken down',
  senderBlocked: 'The sender was blocked',
  preview: 'What reporters will read',
  previewLoading: 'Writing the answers …',
  previewFailed: 'The answers cannot be shown just now. They can still be given.',
  previewNobody: 'Nobody waits for an answer here.',
  previewGroup: (count: number, region: string, frame: string) => `${people(count)}, ${region}; words: ${frame}`,
  previewVersions: (count: number) => (count === 1 ? 'in one version' : `in ${count} versions`),
  previewSays: 'It says',
  correction: 'Correction',
  give: (count: number | null) => (count === null ? 'Give the verdict' : count === 0 ? 'Give the verdict, answer nobody' : `Answer ${people(count)}`),
  giveMany: (campaigns: number) => (campaigns === 1 ? 'Give it to 1 campaign' : `Give it to ${campaigns} campaigns`),
  giving: 'Giving the verdict …',
  dismiss: 'Not now',
  keys: 'Ctrl+Enter',
  needsCriterion: (name: string) => `Tick at least one criterion, so that others can see later why it was called ${name.toLowerCase()}.`,
  needsNumber: 'The number of mailboxes is a whole number from 0 to 1,000,000.',
  meanwhile: (by: string, name: string) => `Meanwhile ${by} gave a verdict: ${name}. What you wrote is kept. Giving yours replaces it.`,
  meanwhileOpened: (by: string) => `Meanwhile ${by} opened this again. What you wrote is kept.`,
  failed: 'The verdict could not be given. What you wrote is kept.',
  given: (name: string) => `Verdict: ${name}`,
  givenBy: (by: string) => `by ${by}`,
  openedBy: (by: string) => `Opened again by ${by}`,
  answered: (count: number) => (count === 0 ? 'Nobody is told anything new.' : `${people(count)} ${count === 1 ? 'gets' : 'get'} the answer.`),
  answersDue: (count: number) => (count === 1 ? '1 answer is still being written.' : `${count.toLocaleString('en')} answers are still being written.`),
  allAnswered: 'All answers are written.',
  openAgain: 'Open again',
  openAgainTitle: 'Open this again?',
  openAgainBody: 'It goes back into the queue. Reporters who were told this verdict get a correction: that we look once more.',
  openedAgain: (count: number) => (count === 0 ? 'Opened again. Nobody had been told yet.' : `Opened again. ${people(count)} ${count === 1 ? 'gets' : 'get'} a correction.`),
  next: 'Next one',
  before: 'Before:',
} as const;
