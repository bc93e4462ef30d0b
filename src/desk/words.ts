import type { DeskMe } from '../contract/desk.ts';
import type { RegionReason } from '../contract/me.ts';
import type { AnswerClass, Happened } from '../contract/own-report.ts';
import type { ProblemCode } from '../contract/problem.ts';
import type { Frame } from '../contract/report.ts';
import type { Trouble } from './api/call.ts';

/** What the desk says, in English. Sentences about mails never judge the people who got them (N6). */
export const words = {
  desk: 'Heads-Up desk',
  skip: 'Skip to the campaigns',
  skipToOpen: 'Skip to what is open',
  rooms: 'Rooms',
  help: 'Keys and help',
  helpBody: 'Everything here also works with Tab, Enter and the arrow keys.',
  or: 'or',
  useKeys: 'Use single keys',
  close: 'Close',
  cancel: 'Cancel',
  signOut: 'Sign out',
  signedInAs: (name: string, role: string) => `${name}, ${role}`,
  timesIn: (zone: string) => `All times are those of ${zone}.`,
  noSubject: '(no subject)',
  noSender: 'Sender not known',
  sender: 'Sender',
  hiddenSign: 'An invisible sign stands here in the mail',
  copy: (what: string) => `Copy ${what}`,
  copied: (what: string) => `Copied: ${what}`,
  notCopied: 'The browser did not allow copying.',
  notOpened: 'This report could not be opened',
  openingReport: 'Opening the report …',
  report: (number: number) => `Report ${number}`,
  state: 'State',
  notObtained: 'could not be obtained',
  back: 'Back to the campaigns',
  download: { original: 'Download the original', stored: 'Download what was stored' },
  tryAgain: 'Try again',
  refused: (why: string) => `Nothing was changed. ${why}`,
  correlation: (id: string) => `Reference for the log: ${id}`,
} as const;

export const classWords: Record<AnswerClass, string> = { dangerous: 'Dangerous', spam: 'Spam', safe: 'Safe', simulation: 'Practice mail', undetermined: 'Still checking' };

export const happenedWords: Record<Happened, string> = { clicked: 'clicked', opened: 'opened the file', password: 'typed a password', replied: 'replied', paid: 'paid', nothing: 'nothing happened' };
export const frameWords: Record<Frame, string> = { 'part-of-the-solution': 'part of the solution', 'safe-to-report': 'safe to report', neutral: 'neutral' };
export const reasonWords: Record<RegionReason, string> = { choice: 'own choice', role: 'role', country: 'country of the account', domain: 'mail domain', timeZone: 'time zone', language: 'language', default: 'not known' };

export const roleWords: Record<DeskMe['role'], string> = { analyst: 'analyst', admin: 'administrator', auditor: 'auditor' };

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
  internal: 'Something went wrong on the server. Nothing stored is lost; the other campaigns can still be opened.',
  unreachable: 'The server cannot be reached. What is on this page stays; it refreshes by itself once the connection is back.',
  garbled: 'The answer was not one this page understands. Reloading the page may help after an update.',
};
