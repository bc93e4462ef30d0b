import type { ReportState } from '../../../contract/desk.ts';

const reports = (count: number) => (count === 1 ? '1 report' : `${count.toLocaleString('en')} reports`);

export const copiesWords = {
  line: 'Copies of the mail that differ in subject, sender, link targets or files. What differs from the first is marked.',
  copyOf: (number: number) => `Copy of report ${number}`,
  reports,
  since: 'since',
  show: 'Show this copy',
  shown: 'Shown',
  subject: 'Subject',
  sender: 'Sender',
  hosts: 'Link targets',
  files: 'Files',
  none: 'none',
  differs: 'differs',
  without: 'without',
} as const;

export const reportersWords = {
  line: 'Newest first. Reports that do not belong here can be split off; another campaign can be merged in.',
  list: 'Reporters',
  loading: 'Loading reporters …',
  more: 'Load more reporters',
  loadingMore: 'Loading more …',
  select: (name: string) => `Select the report of ${name}`,
  split: (count: number) => (count === 0 ? 'Split off what is selected' : `Split off ${reports(count)}`),
  splitTitle: 'Split off into a campaign of their own?',
  splitBody: (count: number) => `${reports(count)} will be a new campaign that waits for its own verdict. Answers that were given stay given.`,
  splitAll: 'All reports of a campaign cannot be split off from it.',
  merge: 'Merge another campaign into this one',
  showCopy: 'Show this copy',
  details: (name: string) => `More about ${name}`,
  open: 'More',
  differs: 'sees it differently',
  notKnown: 'department not known',
} as const;

export const reportStateWords: Record<ReportState, string> = { open: 'waits', answered: 'answered', withdrawn: 'taken back' };

export const mergeWords = {
  title: 'Merge another campaign into this one',
  search: 'Number or words of the other campaign',
  searching: 'Searching …',
  none: 'No other campaign matches.',
  choose: 'Campaign to merge',
  campaign: (number: number, count: number) => `Campaign ${number}, ${reports(count)}`,
  body: (count: number) => `Its ${reports(count)} will belong here and follow the verdict given here.`,
  yes: (number: number) => `Merge campaign ${number}`,
  pick: 'Merge',
} as const;

export const indicatorWords = {
  line: 'Addresses, hosts and files that all copies of this mail name. Shown so that they lead nowhere.',
  loading: 'Collecting …',
  all: 'All together',
  copyDefanged: 'Copy defanged',
  copyRaw: 'Copy as they are',
  what: (title: string) => `${title}, defanged`,
  whatRaw: (title: string) => `${title}, as they are`,
  none: 'none',
  titles: { hosts: 'Hosts', urls: 'Addresses of pages', addresses: 'Mail addresses', attachments: 'Files (SHA-256)', subjects: 'Subjects', messageIds: 'Message-IDs' },
} as const;

export const notesWords = {
  label: 'New note',
  hint: 'For the desk only. Reporters do not see it.',
  save: 'Keep the note',
  saving: 'Keeping …',
  saved: 'The note is kept.',
  failed: 'The note could not be kept. What you wrote is still here.',
  none: 'No note yet.',
} as const;

export const historyWords = {
  none: 'No verdict was given yet.',
  opened: 'Opened again',
  by: 'by',
  criteria: 'Criteria',
  facts: 'Facts',
  assumptions: 'Assumptions',
  steps: 'Steps taken',
  effect: 'What the report did',
  removed: (count: number) => (count === 1 ? 'Removed from 1 other mailbox' : `Removed from ${count.toLocaleString('en')} other mailboxes`),
  siteDown: 'Site taken down',
  senderBlocked: 'Sender blocked',
} as const;
