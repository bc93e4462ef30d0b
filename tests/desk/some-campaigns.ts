import { campaignDetailSchema } from '../../src/contract/campaign.ts';
import type { CampaignDetail, CampaignRow } from '../../src/contract/campaign.ts';
import type { ReportDetail } from '../../src/contract/desk.ts';
import type { Verdict } from '../../src/contract/verdict.ts';
import { domainOf } from '../../src/desk/queue/arrange-queue.ts';

export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export const campaignId = (number: number): string => `campaign-${String(number).padStart(14, '0')}`;

/** The campaign of one report alone. */
export function campaignOf(report: ReportDetail, changes: Partial<CampaignDetail> = {}): CampaignDetail {
  const open = report.state === 'open';
  return campaignDetailSchema.parse({
    id: campaignId(report.number), number: report.number, subject: report.mail.subject, from: report.mail.from, domain: domainOf(report.mail.from?.address),
    state: open ? 'open' : 'decided', reopenedBecause: null, reports: 1, openReports: open ? 1 : 0, urgency: 0,
    firstReportedAt: report.receivedAt, lastReportedAt: report.receivedAt, answerBy: open ? report.answerBy : null,
    class: open ? null : 'spam', kind: null, severity: null, simulation: false, assigned: null, unread: open,
    report: report.id, deliveredAt: report.receivedAt, toFirstReportMs: 7 * 60_000,
    why: [{ how: 'first', reports: 1, lowestScore: null, parts: null }],
    byRegion: [{ name: report.region, reports: 1 }], byDepartment: [],
    spread: { from: report.receivedAt, stepMs: 60_000, counts: [1] },
    happened: [],
    variants: [variantOf(report, 1)],
    verdict: open ? null : someVerdict(), verdicts: open ? [] : [someVerdict()], answersDue: 0, notes: [],
    ...changes,
  } satisfies CampaignDetail);
}

export function variantOf({ id, number, receivedAt, mail }: ReportDetail, reports: number): CampaignDetail['variants'][number] {
  return {
    report: id, number, reports, firstReportedAt: receivedAt, subject: mail.subject, from: mail.from,
    hosts: [...new Set(mail.links.flatMap(({ host }) => host ?? []))], attachments: mail.attachments.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}

export const someVerdict = (changes: Partial<Verdict> = {}): Verdict => ({
  class: 'spam', kind: null, severity: null, criteria: ['unwanted-advertising'], facts: '', assumptions: '', steps: [], removedFrom: null, siteDown: false, senderBlocked: false,
  at: minutesAgo(90), by: 'Bo Berg', ...changes,
});

/** Many people reported it, in copies that differ; something happened to some. */
export function largeCampaign(reports: ReportDetail[], changes: Partial<CampaignDetail> = {}): CampaignDetail {
  const [first, second] = reports as [ReportDetail, ReportDetail];
  return campaignOf(first, {
    reports: reports.length, openReports: reports.length, urgency: 2, answerBy: minutesAgo(-95), firstReportedAt: minutesAgo(124), lastReportedAt: minutesAgo(2), deliveredAt: minutesAgo(131),
    why: [
      { how: 'first', reports: 1, lowestScore: null, parts: null },
      { how: 'message-id', reports: reports.length - 5, lowestScore: null, parts: null },
      { how: 'content', reports: 3, lowestScore: 0.72, parts: { body: 0.8, subject: 1, sender: null, hosts: 0.5 } },
      { how: 'hand', reports: 1, lowestScore: null, parts: null },
    ],
    byRegion: [{ name: 'europe', reports: reports.length - 4 }, { name: 'asia', reports: 3 }, { name: 'default', reports: 1 }],
    byDepartment: [{ name: 'Finance', reports: reports.length - 3 }, { name: 'Sales', reports: 2 }, { name: 'Human resources', reports: 1 }],
    spread: { from: minutesAgo(124), stepMs: 6 * 60_000, counts: [1, 4, 7, 5, 3, 2, 0, 1, 0, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0, 1, 1] },
    happened: [{ what: 'password', reports: 1 }, { what: 'clicked', reports: 3 }, { what: 'nothing', reports: 4 }],
    variants: [variantOf(first, reports.length - 3), variantOf({ ...second, mail: { ...second.mail, subject: `${first.mail.subject} (2)`, from: { name: 'Billing', address: 'billing@examp1e-pay.test' } } }, 3)],
    notes: [{ id: 'note-1', at: minutesAgo(40), by: 'Bo Berg', text: 'The site asks for the mailbox password.\nHost told at 10:12.' }],
    ...changes,
  });
}

export function campaignRowOf(campaign: CampaignDetail): CampaignRow {
  const { id, number, subject, from, domain, state, reopenedBecause, reports, openReports, urgency, firstReportedAt, lastReportedAt, answerBy, class: name, kind, severity, simulation, assigned, unread } = campaign;
  return { id, number, subject, from, domain, state, reopenedBecause, reports, openReports, urgency, firstReportedAt, lastReportedAt, answerBy, class: name, kind, severity, simulation, assigned, unread };
}
