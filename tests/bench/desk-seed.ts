import type { Evidence } from '../../src/contract/desk.ts';
import type { Database } from '../../src/server/db/database.ts';
import { insertRows } from '../../src/server/db/insert-rows.ts';
import { domainOf, dueRank } from '../../src/server/campaigns/campaign-store.ts';
import { campaignText, searchText } from '../../src/server/reading/search-text.ts';

const regions = ['europe', 'americas', 'asia', 'default'];
const readers = [['de-DE', 'DE', 'europe', 'part-of-the-solution'], ['en-US', 'US', 'americas', 'safe-to-report'], ['ja-JP', 'JP', 'asia', 'safe-to-report'], ['fr-FR', 'FR', 'europe', 'part-of-the-solution'], ['pt-BR', 'BR', 'americas', 'safe-to-report']] as const;
const words = ['invoice', 'parcel', 'password', 'meeting', 'account', 'delivery', 'shared', 'document', 'payment', 'security', 'update', 'voicemail', 'contract', 'bonus', 'tax', 'refund'];
const start = Date.UTC(2026, 0, 1);
const rowsAtOnce = 400;

function evidenceOf(n: number): Evidence {
  const [a, b] = [words[n % words.length] ?? '', words[(n * 7) % words.length] ?? ''];
  const host = `host${String(n)}.evil${String(n % 997)}.test`;
  return {
    subject: `Your ${a} about the ${b} ${String(n)}`, from: { name: `Sender ${String(n % 500)}`, address: `s${String(n % 500)}@evil${String(n % 997)}.test` }, sender: null, replyTo: [], returnPath: null, to: [], date: null, messageId: `${String(n)}@x.test`,
    received: [], authentication: [], links: [{ url: `https://${host}/x`, host, domain: `evil${String(n % 997)}.test`, label: null, flags: [] }], attachments: n % 5 === 0 ? [{ name: `${a}-${String(n)}.pdf`, type: 'application/pdf', size: 1000, sha256: String(n).padStart(64, '0'), flags: [] }] : [],
    flags: [], text: 'x'.repeat(2000), hasHtml: false, leftOut: [],
  };
}

/**
 * Fills a database as intake and reading would, without mails: `reports` reports in about a third as many campaigns, the
 * first of which has `large` reporters.
 */
export async function seedDesk(db: Database, reports: number, large: number): Promise<{ large: string }> {
  let number = 0;
  let campaign = 0;
  const largeId = 'large-campaign-000000';
  const queue = { reports: [] as object[], search: [] as object[], evidence: [] as object[], campaigns: [] as object[], texts: [] as object[] };
  const flush = async () => {
    await db.transaction().execute(async (tx) => {
      if (queue.campaigns.length > 0) await insertRows(tx, 'campaigns', queue.campaigns.splice(0) as never);
      if (queue.reports.length > 0) await insertRows(tx, 'reports', queue.reports.splice(0) as never);
      if (queue.search.length > 0) await insertRows(tx, 'report_search', queue.search.splice(0) as never);
      if (queue.evidence.length > 0) await insertRows(tx, 'evidence', queue.evidence.splice(0) as never);
      if (queue.texts.length > 0) await insertRows(tx, 'campaign_search', queue.texts.splice(0) as never);
    });
  };
  while (number < reports) {
    campaign++;
    const size = Math.min(campaign === 1 ? large : 1 + ((campaign * 7919) % 6), reports - number);
    const id = campaign === 1 ? largeId : `campaign-${String(campaign).padStart(12, '0')}`;
    const evidence = evidenceOf(campaign);
    const open = campaign % 3 === 1;
    const firstAt = start + number * 60_000;
    const answerBy = firstAt + 86_400_000;
    queue.campaigns.push({
      id, created_at: firstAt, changed_at: firstAt, subject: evidence.subject, from_name: evidence.from?.name ?? null, from_address: evidence.from?.address ?? null, from_domain: domainOf(evidence.from?.address),
      state: open ? 'open' : 'decided', first_reported_at: firstAt, last_reported_at: firstAt + size * 60_000, delivered_at: firstAt - 300_000, reports: size, open_reports: open ? size : 0, urgency: open && campaign % 50 === 1 ? 1 : 0,
      answer_by: open ? answerBy : null, due_rank: dueRank(open ? answerBy : null, size), simulation: 0, class: open ? null : 'spam',
    });
    queue.texts.push({ number: campaign, text: campaignText(evidence) });
    for (let i = 0; i < size; i++) {
      number++;
      const [language, country, region, frame] = readers[number % readers.length] ?? readers[0];
      const name = `Person ${String(number % 9000)}`;
      queue.reports.push({
        id: `report-${String(number).padStart(14, '0')}`, tenant_id: 't', person_id: `p${String(number)}`, reporter_name: name, reporter_address: `p${String(number)}@linden.example`, received_at: firstAt + i * 60_000, answer_by: answerBy, state: open ? 'open' : 'answered',
        how: 'file', missing: '[]', client: '{"platform":"OfficeOnline","version":"1","requirementSet":"1.14","addin":"1"}', internet_message_id: null, headers: null, language, time_zone: 'Europe/Berlin', comment: null, wants_answer: 1, region: regions.includes(region) ? region : 'default', frame, country, department: `Department ${String(number % 12)}`,
        mail_sha256: String(number).padStart(64, '0'), mail_bytes: 60_000, reading: 'read', subject: evidence.subject, from_name: evidence.from?.name ?? null, from_address: evidence.from?.address ?? null,
        campaign_id: id, joined: JSON.stringify({ how: i === 0 ? 'first' : 'message-id' }), variant: `v${String(i % 3)}`, urgent: 0,
      });
      queue.evidence.push({ number, evidence: JSON.stringify(evidence) });
      queue.search.push({ number, text: searchText(evidence, { reporterName: name, reporterAddress: `p${String(number)}@linden.example`, sha256: String(number).padStart(64, '0') }) });
      if (queue.reports.length >= rowsAtOnce) await flush();
    }
  }
  await flush();
  return { large: largeId };
}
