import type { CampaignFilter, Reopened } from '../../contract/campaign.ts';
import type { Need } from './need.ts';

const campaigns = (count: number) => (count === 1 ? '1 campaign' : `${count.toLocaleString('en')} campaigns`);
const reporters = (count: number) => (count === 1 ? '1 reporter' : `${count.toLocaleString('en')} reporters`);

/** Words of the queue. */
export const queueWords = {
  list: 'Campaigns',
  search: 'Search campaigns',
  searchHint: 'Subject, sender, host, number',
  loading: 'Loading campaigns …',
  more: 'Load more',
  loadingMore: 'Loading more …',
  newOnes: (count: number) => `Show ${count} new`,
  newOnesSaid: (count: number) => (count === 1 ? '1 new campaign waits' : `${count} new campaigns wait`),
  shown: (count: number, more: boolean) => (more ? `${count.toLocaleString('en')} campaigns and more` : campaigns(count)),
  updated: (time: string) => `Updated ${time}`,
  live: 'Live',
  unread: 'Unread',
  reporters,
  open: (open: number) => (open === 1 ? '1 waits' : `${open} wait`),
  answerDue: 'Answer due',
  first: 'First reported',
  assignedTo: (name: string) => `Assigned to ${name}`,
  select: (subject: string) => `Select ${subject}`,
  practice: 'Practice mail?',
  choose: 'Choose a campaign to see its evidence.',
  keysHint: 'j and k move through the list, Enter opens, e opens the next one that needs somebody, ? shows all keys.',
  nobodyWaits: 'Nothing else here needs a person.',
  selected: (count: number, people: number) => `${campaigns(count)}, ${reporters(people)}`,
  giveVerdict: 'Give a verdict',
  clear: 'Clear selection',
  bulkTitle: (count: number) => `One verdict on ${campaigns(count)}`,
  bulkBody: (count: number, people: number) => `It decides ${campaigns(count)} with ${reporters(people)}. Each reporter gets the answer in their own words.`,
  bulkDone: (count: number, answers: number | null) => `${campaigns(count)} decided. ${answers === null ? '' : answers === 0 ? 'Nobody is told anything new.' : answers === 1 ? '1 reporter gets the answer.' : `${answers} reporters get the answer.`}`,
  filters: 'Filters and views',
  filtersOn: (count: number) => (count === 1 ? '1 filter' : `${count} filters`),
  clearFilters: 'Without filters',
  any: 'Any',
  need: 'Need',
  class: 'Verdict',
  simulation: 'Practice mails',
  assigned: 'Assigned to',
  region: 'Region',
  regionHint: 'For example europe',
  views: 'Saved views',
  noViews: 'None yet. Set filters, give them a name, and they are here for you.',
  viewName: 'Name of this view',
  saveView: 'Save this view',
  savedView: (name: string) => `Saved: ${name}`,
  deleteView: (name: string) => `Delete view ${name}`,
  deleteViewTitle: 'Delete this view?',
  deleteViewBody: (name: string) => `“${name}” is deleted. Campaigns are not touched.`,
  deleteNow: 'Delete',
  export: 'Export what is listed',
  csv: 'CSV',
  json: 'JSON',
} as const;

/** The parts of the queue that the rail leads to. */
export const roomWords = { open: 'To answer', mine: 'Mine', decided: 'Decided', all: 'All' } as const;
export type QueueRoom = keyof typeof roomWords;

/** An empty list is said as it is. */
export const emptyWords: Record<QueueRoom, string> = {
  open: 'Everyone has an answer.',
  mine: 'Nothing is assigned to you.',
  decided: 'No campaign has been decided yet.',
  all: 'Nobody has reported a mail yet.',
};
export const emptySearch = 'No campaign here matches.';

/** What needs a person, in words. Decided ones bear their class instead. */
export const needWords: Record<Exclude<Need, 'decided'>, string> = {
  harmed: 'Typed a password or paid',
  happened: 'Something happened',
  overdue: 'Overdue',
  reopened: 'Look again',
  soon: 'Due soon',
  many: '5 and more reporters',
  answer: 'To answer',
  merged: 'Merged',
  answered: 'Answered',
  withdrawn: 'Withdrawn',
};

/** Why a decided campaign waits again. */
export const reopenedWords: Record<Reopened, string> = {
  'new-links': 'a later copy has new links',
  'new-attachments': 'a later copy has new files',
  'new-sender': 'a later copy has another sender',
  'new-details': 'a later copy names other numbers or addresses',
  'not-whole': 'a later copy could not be read as a whole',
  'reporter-differs': 'a reporter sees it differently',
  'something-happened': 'something happened to a reporter',
  'by-hand': 'opened again by hand',
};

export const filterWords = {
  need: { happened: 'Something happened', many: '5 and more reporters', due: 'Due within 4 hours' },
  simulation: { only: 'Only these', without: 'Without these' },
  assigned: { me: 'Me', nobody: 'Nobody' },
} as const satisfies { [K in 'need' | 'simulation' | 'assigned']: Record<NonNullable<CampaignFilter[K]>, string> };
