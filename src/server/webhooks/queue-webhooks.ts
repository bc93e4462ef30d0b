import type { WebhookEvent } from '../../contract/webhook.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { queueDeliveries } from '../delivery/outbox.ts';
import { eventsOf } from './webhook-store.ts';

export type WebhookQueue = {
  /** Each is called in the transaction of what it tells, so that nothing is told that did not happen, and nothing that did is lost. */
  reportReceived: (tx: Database, reportId: string) => Promise<void>;
  campaignOpened: (tx: Database, campaignId: string) => Promise<void>;
  verdictGiven: (tx: Database, campaignId: string, verdictId: string) => Promise<void>;
  /** Tells one target alone that it works. */
  test: (tx: Database, targetId: string) => Promise<void>;
};

/**
 * Puts events into the outbox for whoever wants them. What is told is written here, once: ids, numbers, classes, counts, and
 * a link that is worth nothing without signing in. Never a subject, an address or a name (security 31, 34).
 */
export function webhookQueue({ clock, newId, deskUrl }: { clock: Clock; newId: () => string; deskUrl: string }): WebhookQueue {
  const campaignLink = (id: string) => `${deskUrl}/campaigns/${id}`;
  const iso = (at: number) => new Date(at).toISOString();

  async function wanted(tx: Database, type: WebhookEvent): Promise<string[]> {
    const targets = await tx.selectFrom('webhook_targets').select(['id', 'events']).where('state', '=', 'active').execute();
    return targets.filter((target) => type !== 'webhook.test' && eventsOf(target).includes(type)).map(({ id }) => id);
  }

  async function queue(tx: Database, type: WebhookEvent, targets: string[], data: object): Promise<void> {
    const now = clock();
    const id = `msg_${newId()}`;
    await tx.insertInto('webhook_events').values({ id, type, at: now, body: JSON.stringify({ type, timestamp: iso(now), data }) }).execute();
    await queueDeliveries(tx, targets.map((target) => ({ id: newId(), subjectId: id, kind: 'webhook', target, messageId: id, createdAt: now, dueAt: now })));
  }

  return {
    async reportReceived(tx, reportId) {
      const targets = await wanted(tx, 'report.received');
      if (targets.length === 0) return;
      const report = await tx.selectFrom('reports').leftJoin('campaigns', 'campaigns.id', 'reports.campaign_id')
        .select(['reports.number', 'reports.received_at', 'reports.region', 'reports.urgent', 'reports.simulation', 'reports.campaign_id', 'campaigns.reports']).where('reports.id', '=', reportId).executeTakeFirstOrThrow();
      await queue(tx, 'report.received', targets, {
        report: { id: reportId, number: report.number, receivedAt: iso(report.received_at), region: report.region, urgent: report.urgent > 0, simulation: report.simulation > 0 },
        campaign: report.campaign_id === null ? null : { id: report.campaign_id, reports: report.reports ?? 0 },
        link: `${deskUrl}/reports/${reportId}`,
      });
    },
    async campaignOpened(tx, campaignId) {
      const targets = await wanted(tx, 'campaign.opened');
      if (targets.length === 0) return;
      const { number, first_reported_at: at } = await tx.selectFrom('campaigns').select(['number', 'first_reported_at']).where('id', '=', campaignId).executeTakeFirstOrThrow();
      await queue(tx, 'campaign.opened', targets, { campaign: { id: campaignId, number, firstReportedAt: iso(at) }, link: campaignLink(campaignId) });
    },
    async verdictGiven(tx, campaignId, verdictId) {
      const targets = await wanted(tx, 'campaign.verdict');
      if (targets.length === 0) return;
      const { number, reports } = await tx.selectFrom('campaigns').select(['number', 'reports']).where('id', '=', campaignId).executeTakeFirstOrThrow();
      const verdict = await tx.selectFrom('verdicts').select(['class', 'kind', 'severity', 'removed_from', 'at']).where('id', '=', verdictId).executeTakeFirstOrThrow();
      await queue(tx, 'campaign.verdict', targets, {
        campaign: { id: campaignId, number, reports },
        verdict: { id: verdictId, class: verdict.class, kind: verdict.kind, severity: verdict.severity, removedFrom: verdict.removed_from, at: iso(verdict.at) },
        link: campaignLink(campaignId),
      });
    },
    test: (tx, targetId) => queue(tx, 'webhook.test', [targetId], { link: `${deskUrl}/` }),
  };
}
