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
} as const;

/** Everything there is about a campaign, one view each: first the evidence of one copy, then what is true of all. */
export const campaignTabs = {
  mail: 'Mail', links: 'Links', files: 'Files', route: 'Route', headers: 'Headers', source: 'Source',
  copies: 'Copies', reporters: 'Reporters', indicators: 'Indicators', notes: 'Notes', history: 'History', deliveries: 'Deliveries',
} as const;
export type CampaignTab = keyof typeof campaignTabs;
