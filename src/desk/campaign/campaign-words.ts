const reports = (count: number) => (count === 1 ? '1 report' : `${count.toLocaleString('en')} reports`);

/** Words of the campaign's page. */
export const campaignWords = {
  opening: 'Opening the campaign …',
  notOpened: 'This campaign could not be opened',
  campaign: (number: number) => `Campaign ${number}`,
  reports,
  waiting: (count: number) => (count === 1 ? '1 waits for an answer' : `${count.toLocaleString('en')} wait for an answer`),
  first: 'first',
  last: 'last',
  regions: (count: number) => (count === 1 ? '1 region' : `${count} regions`),
  answerBy: 'answer by',
  assignedTo: 'Assigned to',
  nobody: 'nobody',
  assign: 'Assign to me',
  release: 'Release',
  assigned: 'Assigned to you.',
  released: 'Released.',
  markUnread: 'Mark as unread',
  markRead: 'Mark as read',
  unread: 'Marked as unread.',
  read: 'Marked as read.',
  views: 'What is known of this campaign',
  mergedHere: 'The campaign you opened was merged into this one.',
  shownCopy: (number: number) => `Shown: the copy of report ${number}`,
  ofCopies: (count: number, reports: number) => (reports === 1 ? 'the only copy' : count === 1 ? 'all copies are alike' : `one of ${count} differing copies`),
  reportedBy: 'reported by',
  chooseCopy: 'Compare the copies',
  together: 'Why together',
  andMore: (count: number, sum: number) => `and ${count} more with ${reports(sum)}`,
  alone: 'One report so far.',
  overTime: 'Over time',
  regionsTitle: 'Regions',
  departments: 'Departments',
  notKnown: 'not known',
  happened: 'What happened',
  firstAfter: (duration: string) => `First report ${duration} after delivery.`,
  deliveryUnknown: 'When the mail was delivered is not known.',
  most: (count: number, step: string) => `At most ${reports(count)} in ${step}.`,
  asTable: 'As a table',
  from: 'From',
  reportsColumn: 'Reports',
} as const;

/** Everything there is about a campaign, one view each: first the evidence of one copy, then what is true of all. */
export const campaignTabs = {
  mail: 'Mail', links: 'Links', files: 'Files', route: 'Route', headers: 'Headers', source: 'Source',
  copies: 'Copies', reporters: 'Reporters', indicators: 'Indicators', notes: 'Notes', history: 'History', deliveries: 'Deliveries',
} as const;
export type CampaignTab = keyof typeof campaignTabs;
