import type { Delivery, DeskMe, Flag, Reading } from '../contract/desk.ts';
import type { RegionReason } from '../contract/me.ts';
import type { AnswerClass, Happened } from '../contract/own-report.ts';
import type { ProblemCode } from '../contract/problem.ts';
import type { Frame, How, Missing } from '../contract/report.ts';
import type { Trouble } from './api/call.ts';
import type { StateFilter } from './navigation/place.ts';
import type { Need } from './queue/need.ts';

/** What the desk says, in English. Sentences about mails never judge the people who got them (N6). */
export const words = {
  desk: 'Heads-Up desk',
  skip: 'Skip to the reports',
  skipToReport: 'Skip to the open report',
  rooms: 'Rooms',
  queue: 'Reports',
  help: 'Keys and help',
  helpBody: 'Everything here also works with Tab, Enter and the arrow keys.',
  or: 'or',
  useKeys: 'Use single keys',
  close: 'Close',
  signOut: 'Sign out',
  signedInAs: (name: string, role: string) => `${name}, ${role}`,
  timesIn: (zone: string) => `All times are those of ${zone}.`,
  search: 'Search reports',
  searchHint: 'Subject, sender or number',
  loading: 'Loading reports …',
  loadOlder: 'Load older reports',
  loadingOlder: 'Loading older reports …',
  newReports: (count: number) => (count === 1 ? 'Show 1 new report' : `Show ${count} new reports`),
  newReportsSaid: (count: number) => (count === 1 ? '1 new report' : `${count} new reports`),
  shown: (count: number, more: boolean) => (count === 1 && !more ? '1 report' : `${count}${more ? ' or more' : ''} reports`),
  updated: (time: string) => `Updated ${time}`,
  noSubject: '(no subject)',
  noSender: 'Sender not known',
  sender: 'Sender',
  reporter: 'Reporter',
  received: 'Received',
  answerDue: 'Answer due',
  hiddenSign: 'An invisible sign stands here in the mail',
  copy: (what: string) => `Copy ${what}`,
  copied: (what: string) => `Copied: ${what}`,
  notCopied: 'The browser did not allow copying.',
  chooseReport: 'Choose a report to see its evidence.',
  keysHint: 'j and k move through the list, Enter opens, ? shows all keys.',
  notOpened: 'This report could not be opened',
  openingReport: 'Opening the report …',
  report: (number: number) => `Report ${number}`,
  state: 'State',
  notObtained: 'could not be obtained',
  back: 'Back to the reports',
  download: { original: 'Download the original', stored: 'Download what was stored' },
  tryAgain: 'Try again',
  correlation: (id: string) => `Reference for the log: ${id}`,
  roleSeesNoMails: (role: string) => `As ${role} you see no reported mails.`,
  stale: 'What you see is from before.',
} as const;

export const stateWords: Record<StateFilter, string> = { open: 'To answer', answered: 'Answered', withdrawn: 'Withdrawn', all: 'All' };

/** An empty list is said as it is. */
export const emptyWords: Record<StateFilter, string> = {
  open: 'No report is waiting.',
  answered: 'No report has been answered yet.',
  withdrawn: 'No report has been withdrawn.',
  all: 'Nobody has reported a mail yet.',
};
export const emptySearch = 'No report here matches this search.';

export const verdictWords: Record<AnswerClass, string> = { dangerous: 'Dangerous', spam: 'Spam', safe: 'Safe', simulation: 'Practice mail', undetermined: 'Still checking' };

export const answering = {
  title: 'Answer to the reporter',
  removed: 'Removed from other mailboxes',
  give: 'Give this answer',
  takeBack: 'Take the answer back',
  given: (name: string, by: string) => `${name}, by ${by}`,
  none: 'No answer was given yet.',
  change: 'Changing an answer that was given sends one correction.',
  happened: 'What happened',
  urgent: 'Urgent',
  comments: 'What the reporter added',
  differs: 'sees it differently',
  told: 'What the reporter was told',
  frame: 'Words',
  withdrawn: 'The reporter has taken this report back. No answer is sent.',
  failed: 'The answer could not be given.',
} as const;

export const happenedWords: Record<Happened, string> = { clicked: 'clicked', opened: 'opened the file', password: 'typed a password', replied: 'replied', paid: 'paid', nothing: 'nothing happened' };
export const frameWords: Record<Frame, string> = { 'part-of-the-solution': 'part of the solution', 'safe-to-report': 'safe to report', neutral: 'neutral' };
export const reasonWords: Record<RegionReason, string> = { choice: 'own choice', role: 'role', country: 'country of the account', domain: 'mail domain', timeZone: 'time zone', language: 'language', default: 'not known' };

export const needWords: Record<Need, string> = {
  overdue: 'Overdue',
  soon: 'Due soon',
  answer: 'To answer',
  answered: 'Answered',
  withdrawn: 'Withdrawn',
};

export const readingWords: Record<Reading, string> = { pending: 'Being read', read: 'Read', limited: 'Read in part' };

export const readingSentences: Record<Exclude<Reading, 'read'>, string> = {
  pending: 'The mail is still being read. This page fills by itself; the original is here already.',
  limited: 'Not everything in this mail could be read. What could is below; the original is kept whole.',
};

export const roleWords: Record<DeskMe['role'], string> = { analyst: 'analyst', admin: 'administrator', auditor: 'auditor' };

export const howWords: Record<How, string> = {
  file: 'Outlook gave us the untouched mail, byte for byte.',
  graph: 'The untouched mail came from the mailbox service, byte for byte.',
  rebuilt: 'Outlook did not give us the untouched mail. This is a reconstruction from its headers, text and attachments.',
  headers: 'Outlook did not give us the untouched mail. This is as much of it as could be had; what is missing is listed here.',
};

export const missingWords: Record<Missing['what'], string> = {
  original: 'The untouched original',
  headers: 'The headers',
  body: 'The text',
  attachment: 'An attachment',
};

export const flagWords: Record<Flag, string> = {
  'label-target-mismatch': 'A link shows one address and leads to another.',
  'mixed-scripts': 'A word mixes letters of different alphabets, so that it looks like another word.',
  'bidi-control': 'Invisible signs turn the direction of text, so that it reads differently from what it is.',
  'zero-width': 'Invisible signs stand inside words, often to get past filters.',
  'duplicate-header': 'A header that may appear once appears more than once; programs may disagree about which one counts.',
  'reply-to-differs': 'Answers would go to another domain than the one the mail says it comes from.',
  'display-name-address': 'The sender’s name contains an address that is not the sender’s.',
  'executable-attachment': 'An attachment can run a program when it is opened.',
  'double-extension': 'An attachment’s name has two endings, so that it looks like another kind of file.',
  'encrypted-archive': 'An archive is locked with a password, so that scanners cannot look inside.',
  'message-id-differs': 'Outlook named another message than the one in the stored mail.',
  'simulation-mark': 'The mail carries the mark of an exercise. Anybody can write such a mark, so it is a hint only.',
  'simulation-secret': 'The mail carries the secret of your own exercises. Whoever received one of them knows it too.',
};

/** The flag in two or three words, beside a link or a file. */
export const flagNames: Record<Flag, string> = {
  'label-target-mismatch': 'Shows another address',
  'mixed-scripts': 'Mixed alphabets',
  'bidi-control': 'Turned text',
  'zero-width': 'Invisible signs',
  'duplicate-header': 'Doubled header',
  'reply-to-differs': 'Answers go elsewhere',
  'display-name-address': 'Address in the name',
  'executable-attachment': 'Can run a program',
  'double-extension': 'Two endings',
  'encrypted-archive': 'Locked archive',
  'message-id-differs': 'Other message id',
  'simulation-mark': 'Marked as exercise',
  'simulation-secret': 'Secret of exercises',
};

export const deliveryStateWords: Record<Delivery['state'], string> = { waiting: 'Waiting', sending: 'On its way', delivered: 'Delivered', dead: 'Given up' };
export const outcomeWords: Record<Delivery['history'][number]['outcome'], string> = { delivered: 'Delivered', failed: 'Not delivered', lost: 'Cut off before an answer came' };

/** A refusal, and what still works. */
export const problemWords: Record<ProblemCode | Exclude<Trouble['code'], ProblemCode>, string> = {
  invalid_report: 'The server did not understand this report.',
  not_signed_in: 'Your session has ended. Sign in, and you are back where you were.',
  not_allowed: 'Your role does not include this.',
  not_found: 'There is nothing at this address, or it is not for your role.',
  too_late: 'The time for this is over. Nothing was changed.',
  key_reused: 'This was already sent with other content.',
  mail_too_large: 'This mail is larger than the server takes.',
  unsupported_media: 'The server does not take this kind of file.',
  too_many: 'That was very often in a short time. It goes on in a moment.',
  not_ready: 'The server is not ready just now. Reports are still taken in as soon as it is; this page tries again by itself.',
  invalid_request: 'The server did not understand this request.',
  internal: 'Something went wrong on the server. Nothing stored is lost; the other reports can still be opened.',
  unreachable: 'The server cannot be reached. What is on this page stays; it refreshes by itself once the connection is back.',
  garbled: 'The answer was not one this page understands. Reloading the page may help after an update.',
};
