import { sql } from 'kysely';
import { joinedSchema, type CampaignDetail, type CampaignReports, type Joined } from '../../contract/campaign.ts';
import type { Evidence, Reading, ReportState } from '../../contract/desk.ts';
import type { Happened } from '../../contract/own-report.ts';
import type { How } from '../../contract/report.ts';
import { answersStillDue } from '../answers/give-verdict.ts';
import { verdictFrom } from '../answers/verdict-rows.ts';
import type { Database } from '../db/database.ts';
import { campaignAlive, variantParts, type StoredCampaign } from './campaign-store.ts';
import { campaignRow } from './campaign-queries.ts';

/** Copies shown side by side, the most reported first. */
const maxVariants = 50;
const maxVerdicts = 50;
const maxNotes = 200;
/** Bars of the spread over time. */
const maxSteps = 24;

/**
 * One campaign with everything the desk says about it.
 * @throws {Refusal} `not_found`
 */
export async function findCampaign(db: Database, id: string, personId: string): Promise<CampaignDetail> {
  const campaign = await campaignAlive(db, id);
  const seen = await db.selectFrom('campaign_seen').select('at').where('campaign_id', '=', campaign.id).where('person_id', '=', personId).executeTakeFirst();
  const [first, why, byRegion, byDepartment, spread, happened, variants, verdicts, notes, answersDue] = await Promise.all([
    db.selectFrom('reports').select('id').where('campaign_id', '=', campaign.id).orderBy('number').limit(1).executeTakeFirst(),
    whyTogether(db, campaign.id),
    countBy(db, campaign.id, 'region'),
    countBy(db, campaign.id, 'department'),
    spreadOf(db, campaign),
    happenedOf(db, campaign.id),
    variantsOf(db, campaign.id),
    db.selectFrom('verdicts').selectAll().where('campaign_id', '=', campaign.id).orderBy('at', 'desc').orderBy('id', 'desc').limit(maxVerdicts).execute(),
    db.selectFrom('campaign_notes').selectAll().where('campaign_id', '=', campaign.id).orderBy('at', 'desc').orderBy('id').limit(maxNotes).execute(),
    answersStillDue(db, campaign.id),
  ]);
  const current = verdicts.find((verdict) => verdict.id === campaign.verdict_id);
  return {
    ...campaignRow(campaign, seen?.at),
    report: first?.id ?? '',
    deliveredAt: campaign.delivered_at === null ? null : iso(campaign.delivered_at),
    toFirstReportMs: campaign.delivered_at === null ? null : Math.max(0, campaign.first_reported_at - campaign.delivered_at),
    why, byRegion, byDepartment, spread, happened, variants,
    verdict: current === undefined || current.class === null ? null : verdictFrom(current),
    verdicts: verdicts.map(verdictFrom),
    answersDue,
    notes: notes.map(({ id: noteId, at, by_name, text }) => ({ id: noteId, at: iso(at), by: by_name, text })),
  };
}

const iso = (at: number) => new Date(at).toISOString();
const inCampaign = (db: Database, campaignId: string) => db.selectFrom('reports').where('campaign_id', '=', campaignId).where('state', '<>', 'withdrawn');

/** Counted by what was kept when each report joined; the least alike of each kind is shown, so that nobody has to trust a number. */
async function whyTogether(db: Database, campaignId: string): Promise<CampaignDetail['why']> {
  const rows = await inCampaign(db, campaignId).select(['joined', sql<number>`count(*)`.as('reports')]).groupBy('joined').execute();
  const groups = new Map<Joined['how'], CampaignDetail['why'][number]>();
  for (const { joined: text, reports } of rows) {
    const joined = readJoined(text);
    const group = groups.get(joined.how) ?? { how: joined.how, reports: 0, lowestScore: null, parts: null };
    group.reports += Number(reports);
    if (joined.score !== undefined && (group.lowestScore === null || joined.score < group.lowestScore)) {
      group.lowestScore = joined.score;
      group.parts = joined.parts ?? null;
    }
    groups.set(joined.how, group);
  }
  return [...groups.values()];
}

function readJoined(text: string | null): Joined {
  const parsed = joinedSchema.safeParse(text === null ? null : JSON.parse(text));
  return parsed.success ? parsed.data : { how: 'first' };
}

async function countBy(db: Database, campaignId: string, column: 'region' | 'department'): Promise<{ name: string; reports: number }[]> {
  const rows = await inCampaign(db, campaignId).select([column, sql<number>`count(*)`.as('reports')]).groupBy(column).orderBy('reports', 'desc').limit(50).execute();
  return rows.map((row) => ({ name: row[column] ?? '', reports: Number(row.reports) }));
}

/** Reports over time in at most 24 equal steps of whole minutes. */
async function spreadOf(db: Database, { id, first_reported_at: from, last_reported_at: to }: StoredCampaign): Promise<CampaignDetail['spread']> {
  const stepMs = Math.max(60_000, Math.ceil((to - from + 1) / maxSteps / 60_000) * 60_000);
  const counts = Array.from({ length: Math.max(1, Math.ceil((to - from + 1) / stepMs)) }, () => 0);
  // Whole numbers on both engines: a driver may bind a number as a float, and then every report would be a step of its own.
  const step = sql<number>`(received_at - cast(${from} as bigint)) / cast(${stepMs} as bigint)`;
  const rows = await inCampaign(db, id).select([step.as('step'), sql<number>`count(*)`.as('reports')]).groupBy('step').execute();
  for (const row of rows) {
    const index = Math.min(counts.length - 1, Math.max(0, Math.floor(Number(row.step))));
    counts[index] = (counts[index] ?? 0) + Number(row.reports);
  }
  return { from: iso(from), stepMs, counts };
}

async function happenedOf(db: Database, campaignId: string): Promise<CampaignDetail['happened']> {
  const rows = await inCampaign(db, campaignId).select(['happened', sql<number>`count(*)`.as('reports')]).where('happened', '<>', '[]').groupBy('happened').execute();
  const counts = new Map<Happened, number>();
  for (const row of rows) for (const what of JSON.parse(row.happened) as Happened[]) counts.set(what, (counts.get(what) ?? 0) + Number(row.reports));
  return [...counts].map(([what, reports]) => ({ what, reports })).sort((a, b) => b.reports - a.reports);
}

/** The differing copies; the first report of each stands for it. */
async function variantsOf(db: Database, campaignId: string): Promise<CampaignDetail['variants']> {
  const groups = await inCampaign(db, campaignId)
    .select([sql<number>`min(number)`.as('first'), sql<number>`count(*)`.as('reports'), sql<number>`min(received_at)`.as('since')])
    .groupBy('variant').orderBy('reports', 'desc').orderBy('first').limit(maxVariants).execute();
  if (groups.length === 0) return [];
  const rows = await db.selectFrom('reports').leftJoin('evidence', 'evidence.number', 'reports.number').select(['id', 'reports.number', 'subject', 'from_name', 'from_address', 'evidence']).where('reports.number', 'in', groups.map(({ first }) => Number(first))).execute();
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return groups.flatMap(({ first, reports, since }) => {
    const row = byNumber.get(Number(first));
    if (row === undefined) return [];
    const evidence = row.evidence === null ? null : (JSON.parse(row.evidence) as Evidence);
    return [{
      report: row.id,
      number: row.number,
      reports: Number(reports),
      firstReportedAt: iso(Number(since)),
      subject: row.subject,
      from: row.from_address === null && row.from_name === null ? null : { name: row.from_name ?? '', address: row.from_address ?? '' },
      hosts: evidence === null ? [] : variantParts(evidence).hosts.slice(0, 100),
      attachments: (evidence?.attachments ?? []).slice(0, 50).map(({ name, sha256 }) => ({ name, sha256 })),
    }];
  });
}

/**
 * Who reported it, newest first.
 * @throws {Refusal} `not_found`
 */
export async function campaignReports(db: Database, id: string, { before, limit }: { before?: number | undefined; limit: number }): Promise<CampaignReports> {
  const campaign = await campaignAlive(db, id);
  let query = db.selectFrom('reports')
    .select(['id', 'number', 'received_at', 'state', 'reporter_name', 'reporter_address', 'region', 'department', 'reading', 'subject', 'from_name', 'from_address', 'answer_by', 'how', 'urgent', 'joined', 'happened'])
    .where('campaign_id', '=', campaign.id).orderBy('number', 'desc').limit(limit + 1);
  if (before !== undefined) query = query.where('number', '<', before);
  const rows = await query.execute();
  const items = rows.slice(0, limit);
  const comments = items.length === 0 ? [] : await db.selectFrom('report_comments').select(['report_id', 'text', 'differs']).where('report_id', 'in', items.map((row) => row.id)).orderBy('at').execute();
  const differs = new Set(comments.filter((comment) => comment.differs === 1).map(({ report_id }) => report_id));
  return {
    items: items.map((row) => ({
      id: row.id,
      number: row.number,
      receivedAt: iso(row.received_at),
      state: row.state as ReportState,
      reporter: { name: row.reporter_name, address: row.reporter_address },
      region: row.region,
      department: row.department,
      reading: row.reading as Reading,
      subject: row.subject,
      from: row.from_address === null && row.from_name === null ? null : { name: row.from_name ?? '', address: row.from_address ?? '' },
      answerBy: iso(row.answer_by),
      how: row.how as How,
      urgent: row.urgent > 0,
      joined: row.joined === null ? null : readJoined(row.joined),
      happened: JSON.parse(row.happened) as Happened[],
      differs: differs.has(row.id),
      comments: comments.filter(({ report_id, text }) => report_id === row.id && text !== '').map(({ text }) => text),
    })),
    next: rows.length > limit ? String(items.at(-1)?.number ?? '') : null,
  };
}
