import type { AnswerClass } from '../../contract/own-report.ts';
import { noChoices, type Choices } from '../audience/resolve-audience.ts';
import type { Clock } from '../clock.ts';
import type { Database, Engine } from '../db/database.ts';
import { insertRows } from '../db/insert-rows.ts';
import { queueDeliveries, type NewDelivery } from '../delivery/outbox.ts';
import type { LiveWords } from '../words/live-words.ts';
import { answerWriter } from './answer-audience.ts';
import type { AnswerFacts } from './answer-words.ts';
import { wasActedOn } from './verdict-rows.ts';

export type AnswerDeps = {
  db: Database;
  engine: Engine;
  clock: Clock;
  newId: () => string;
  live: LiveWords;
  answerHours: number;
  /** Answers wait so long, so that a change of mind in that time costs nobody a correction; 0: at once. */
  answerDelayMs: number;
  phone: string;
  /** The delivery of an answer's mail; empty when answers are shown in the pane only. */
  mailsFor: (answerId: string, address: string, createdAt: number, dueAt: number) => NewDelivery[];
  /** Wakes the delivery worker. */
  onAnswered: () => void;
};

/** Reports answered in one transaction; between two, intake has its turn. */
const batchSize = 500;

/** Writes all answers that are due. Two that write at once take different ones. */
export async function answerAllDue(deps: AnswerDeps): Promise<void> {
  const write = answerWriter(deps.live, deps.clock());
  while ((await answerDue(deps, write)) > 0);
  deps.onAnswered();
}

/** What one report was told so far, in the pane or by mail. */
type Told = { class: AnswerClass | null | undefined; waiting: string[] };

/**
 * Writes the answers of verdicts whose reporters have not got them yet: `reports.verdict_due` names the verdict, set with
 * it in one transaction, so that no end of the process loses an answer. Each reporter hears it in their language and frame;
 * what is true already is not said again; a changed verdict is one correction. Resolves to how many reports it settled; 0
 * when none was due.
 * @param write of a run over several batches, so that each wording is written once
 */
export async function answerDue({ db, engine, clock, newId, live, ...deps }: AnswerDeps, write = answerWriter(live, clock())): Promise<number> {
  const now = clock();
  return db.transaction().execute(async (tx) => {
    const waiting = tx.selectFrom('reports')
      .select(['number', 'id', 'tenant_id', 'person_id', 'reporter_address', 'state', 'language', 'time_zone', 'country', 'department', 'region', 'frame', 'wants_answer', 'answer_by', 'verdict_due'])
      .where('verdict_due', 'is not', null).orderBy('number').limit(batchSize);
    const reports = await (engine === 'postgres' ? waiting.forUpdate().skipLocked() : waiting).execute();
    if (reports.length === 0) return 0;
    const ids = reports.map(({ id }) => id);
    const verdicts = new Map((await tx.selectFrom('verdicts').select(['id', 'class', 'removed_from', 'site_down', 'sender_blocked', 'steps']).where('id', 'in', [...new Set(reports.map(({ verdict_due }) => verdict_due ?? ''))]).execute()).map((verdict) => [verdict.id, verdict]));
    const told = await toldSoFar(tx, ids, now);
    const replaced = ids.flatMap((id) => told.get(id)?.waiting ?? []);
    if (replaced.length > 0) {
      // Nobody has read them yet: they are replaced, not corrected.
      await tx.deleteFrom('deliveries').where('subject_id', 'in', replaced).execute();
      await tx.deleteFrom('answers').where('id', 'in', replaced).execute();
    }
    const differed = new Set((await tx.selectFrom('report_comments').select('report_id').where('report_id', 'in', ids).where('differs', '=', 1).execute()).map(({ report_id }) => report_id));
    const choices = await choicesOf(tx, reports);

    const agreement = live.agreement()?.version ?? null;
    const at = now + deps.answerDelayMs;
    const answers = [];
    const mails: NewDelivery[] = [];
    for (const report of reports) {
      const verdict = verdicts.get(report.verdict_due ?? '');
      if (verdict === undefined || report.state === 'withdrawn') continue;
      const given = verdict.class as AnswerClass | null;
      const before = told.get(report.id)?.class;
      const facts = factsFor(given, before, differed.has(report.id));
      if (facts === null) continue;
      const effect = { removedFrom: verdict.removed_from ?? 0, siteDown: verdict.site_down === 1, senderBlocked: verdict.sender_blocked === 1 };
      const { title, lines, audience, locale } = write(report, choices.get(keyOf(report)) ?? noChoices, {
        ...facts, ...effect, acted: wasActedOn(effect, JSON.parse(verdict.steps) as string[]),
        answerBy: given === 'undetermined' ? report.answer_by : 0, phone: deps.phone,
      });
      const id = newId();
      answers.push({
        id, report_id: report.id, verdict_id: verdict.id, at, class: given, correction: facts.correction ? 1 : 0, language: audience.language, locale, frame: audience.frame,
        words_version: live.version(audience.language), agreement_version: agreement, title, lines: JSON.stringify(lines), seen_at: null,
      });
      if (report.wants_answer === 1 && report.reporter_address !== '') mails.push(...deps.mailsFor(id, report.reporter_address, now, at));
    }
    if (answers.length > 0) await insertRows(tx, 'answers', answers);
    await queueDeliveries(tx, mails);
    await tx.updateTable('reports').set((eb) => ({ verdict_id: eb.ref('verdict_due'), verdict_due: null })).where('number', 'in', reports.map(({ number }) => number)).execute();
    return reports.length;
  });
}

/** What is to be said, or null when there is nothing new to say. `before`: what was told last; undefined when nothing was. */
function factsFor(given: AnswerClass | null, before: AnswerClass | null | undefined, differed: boolean): Pick<AnswerFacts, 'class' | 'correction' | 'doubtWasRight'> | null {
  const final = before !== undefined && before !== null && before !== 'undetermined';
  if ((before ?? null) === given && given !== 'undetermined') return null;
  // Nothing to take back.
  if (given === null && !final) return null;
  return { class: given, correction: final, doubtWasRight: (before === 'safe' || before === 'spam') && (given === 'dangerous' || differed) };
}

/** The last answer each report has had, and those that still wait for their time. */
async function toldSoFar(tx: Database, ids: string[], now: number): Promise<Map<string, Told>> {
  const rows = await tx.selectFrom('answers').select(['id', 'report_id', 'at', 'class']).where('report_id', 'in', ids).orderBy('at').orderBy('id').execute();
  const told = new Map<string, Told>();
  for (const { id, report_id, at, class: said } of rows) {
    const one = told.get(report_id) ?? { class: undefined, waiting: [] };
    if (at > now) one.waiting.push(id);
    else one.class = said as AnswerClass | null;
    told.set(report_id, one);
  }
  return told;
}

const keyOf = ({ tenant_id, person_id }: { tenant_id: string; person_id: string }) => `${tenant_id} ${person_id}`;

/** What these reporters have chosen for themselves. */
async function choicesOf(tx: Database, reports: { tenant_id: string; person_id: string }[]): Promise<Map<string, Choices>> {
  const rows = await tx.selectFrom('people').selectAll().where('person_id', 'in', [...new Set(reports.map(({ person_id }) => person_id))]).execute();
  return new Map(rows.map((row) => [keyOf(row), { region: row.region, language: row.language, tips: row.tips === 1 }]));
}
