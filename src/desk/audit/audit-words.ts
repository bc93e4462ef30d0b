import type { AuditVerified } from '../../contract/audit.ts';

/** What the auditor's room says, in English. */
export const auditWords = {
  title: 'Audit',
  why: 'What was done at the desk, and by whom. It holds no mail, no subject and nothing that was searched for.',
  action: 'What',
  actor: 'Who',
  from: 'From',
  to: 'To',
  everything: 'Everything',
  show: 'Show',
  when: 'When',
  subject: 'About',
  detail: 'Details',
  outcome: 'Outcome',
  row: 'Row',
  loading: 'Loading …',
  empty: 'Nothing was recorded that fits.',
  older: 'Show older',
  verify: 'Check the chain',
  verifying: 'Checking …',
  whole: (rows: number) => `The chain is whole: ${String(rows)} ${rows === 1 ? 'row' : 'rows'}, each as it was written.`,
  broken: (rows: number) => `The chain is broken. ${String(rows)} ${rows === 1 ? 'row is' : 'rows are'} whole before the break.`,
  head: 'Hash of the newest row',
  headWhy: 'Note it somewhere else: if it is gone later, rows were removed.',
  outcomes: { allowed: 'Allowed', refused: 'Refused: not for this role', failed: 'Asked for, not done' },
  roles: { analyst: 'analyst', admin: 'administrator', auditor: 'auditor' } as Partial<Record<string, string>>,
  nobody: 'Nobody signed in',
} as const;

export const brokenWords: Record<NonNullable<AuditVerified['why']>, string> = {
  missing: 'A row is missing at the break.',
  changed: 'The row at the break is not as it was written.',
  shortened: 'The newest rows are missing, or the seal was made with another key.',
  'head-unknown': 'The hash that was noted is not in the chain.',
};

/** What was done, in words. A name that is not here is shown as it was recorded. */
export const actionWords: Partial<Record<string, string>> = {
  'sign-in': 'Signed in', 'sign-out': 'Signed out',
  queue: 'Looked through the queue', 'campaign-open': 'Opened a campaign', 'campaign-reporters': 'Saw who reported a campaign', 'report-list': 'Looked through the reports', 'report-open': 'Opened a report',
  'mail-preview': 'Saw a mail’s preview', 'mail-source': 'Saw a mail’s source', 'original-download': 'Downloaded an original', indicators: 'Copied indicators', 'export-campaigns': 'Exported campaigns', 'export-reports': 'Exported reports', export: 'Exported a list',
  'story-add': 'Wrote a story', 'story-change': 'Changed a story', 'story-on': 'Switched a story on', 'story-off': 'Switched a story off', 'story-delete': 'Deleted a story',
  verdict: 'Gave a verdict', 'verdict-many': 'Gave one verdict to many campaigns', 'verdict-take-back': 'Opened a campaign again', 'verdict-one': 'Gave a verdict to one report', 'verdict-one-take-back': 'Took back the verdict of one report', 'answers-preview': 'Read the answers before they went',
  split: 'Split a campaign', merge: 'Merged campaigns', assign: 'Assigned a campaign', note: 'Wrote a note', 'send-again': 'Sent a delivery again', 'view-keep': 'Kept a filter', 'view-delete': 'Deleted a filter',
  'agreement-draft': 'Drafted the agreement', 'agreement-change': 'Changed a draft of the agreement', 'agreement-adopt': 'Adopted the agreement', 'agreement-withdraw': 'Withdrew the agreement', 'regions-change': 'Changed the regions',
  'own-words-draft': 'Drafted own words', 'own-words-publish': 'Published own words', 'own-words-retire': 'Went back to the supplied words', 'simulations-change': 'Changed how practice mails are known', 'simulations-secret': 'Made a secret for practice mails', 'simulations-secret-delete': 'Deleted the secret for practice mails',
  'webhook-add': 'Added a webhook', 'webhook-rotate': 'Made a new secret for a webhook', 'webhook-test': 'Tested a webhook', 'webhook-pause': 'Paused a webhook', 'webhook-resume': 'Resumed a webhook', 'webhook-delete': 'Deleted a webhook',
  'audit-read': 'Read the audit', 'audit-verify': 'Checked the audit',
};
