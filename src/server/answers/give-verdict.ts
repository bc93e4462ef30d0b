import type { AnswerClass } from '../../contract/own-report.ts';
import { pickLanguage, regionalLocale } from '../../words/languages.ts';
import { createSpeaker } from '../../words/speaker.ts';
import { ianaZone } from '../../words/windows-zones.ts';
import { resolveAudience, type Audience } from '../audience/resolve-audience.ts';
import type { Author } from '../changes.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { queueDeliveries, type NewDelivery } from '../delivery/outbox.ts';
import type { ChoiceStore } from '../people/choices.ts';
import { Refusal } from '../problems.ts';
import type { LiveWords } from '../words/live-words.ts';
import { answerWords } from './answer-words.ts';

export type VerdictDeps = {
  db: Database;
  clock: Clock;
  newId: () => string;
  live: LiveWords;
  choices: ChoiceStore;
  answerHours: number;
  /** Answers wait so long, so that a change of mind in that time costs nobody a correction; 0: at once. */
  answerDelayMs: number;
  phone: string;
  /** The delivery of an answer's mail; empty when answers are shown in the pane only. */
  mailsFor: (answerId: string, address: string, createdAt: number, dueAt: number) => NewDelivery[];
  /** Wakes the delivery worker. */
  onAnswered: () => void;
};

/** `class` null takes the verdict back. */
export type GivenVerdict = { class: AnswerClass | null; removedFrom: number };

/**
 * Gives reports a verdict and each reporter the answer, in their language and frame, in one transaction a report. The same
 * verdict twice is once; a changed one sends one correction; a withdrawn report gets no answer.
 * @throws {Refusal} `not_found` when a report is not there
 */
export async function giveVerdict(deps: VerdictDeps, reportIds: readonly string[], verdict: GivenVerdict, by: Author): Promise<void> {
  for (const id of reportIds) await answerOne(deps, id, verdict, by);
  deps.onAnswered();
}

const needed = [
  'id', 'tenant_id', 'person_id', 'reporter_name', 'reporter_address', 'state', 'language', 'time_zone', 'country', 'department', 'region', 'region_reason', 'frame', 'wants_answer', 'answer_by',
] as const;

async function answerOne({ db, clock, newId, live, choices, ...deps }: VerdictDeps, id: string, verdict: GivenVerdict, by: Author): Promise<void> {
  const now = clock();
  const who = await db.selectFrom('reports').select(['tenant_id', 'person_id']).where('id', '=', id).executeTakeFirst();
  if (who === undefined) throw new Refusal('not_found');
  const own = await choices.of({ tenantId: who.tenant_id, personId: who.person_id });
  await db.transaction().execute(async (tx) => {
    const report = await tx.selectFrom('reports').select(needed).where('id', '=', id).executeTakeFirstOrThrow();
    const before = await tx.selectFrom('verdicts').select(['class', 'removed_from']).where('report_id', '=', id).orderBy('at', 'desc').orderBy('id', 'desc').executeTakeFirst();
    if ((before?.class ?? null) === verdict.class && (before?.removed_from ?? 0) === verdict.removedFrom) {
      // Said already; but a report opened again by its reporter is closed by saying it again.
      if (verdict.class !== null && verdict.class !== 'undetermined' && report.state === 'open') await tx.updateTable('reports').set({ state: 'answered', urgent: 0 }).where('id', '=', id).execute();
      return;
    }
    const verdictId = newId();
    await tx.insertInto('verdicts').values({ id: verdictId, report_id: id, at: now, by_id: by.id, by_name: by.name, class: verdict.class, removed_from: verdict.removedFrom }).execute();
    if (report.state === 'withdrawn') return;

    const waiting = await tx.selectFrom('answers').select('id').where('report_id', '=', id).where('at', '>', now).execute();
    const waitingIds = waiting.map((answer) => answer.id);
    if (waitingIds.length > 0) {
      // Nobody has read it yet: it is replaced, not corrected.
      await tx.deleteFrom('deliveries').where('subject_id', 'in', waitingIds).execute();
      await tx.deleteFrom('answers').where('id', 'in', waitingIds).execute();
    }
    const last = await tx.selectFrom('answers').select(['class', 'title']).where('report_id', '=', id).orderBy('at', 'desc').orderBy('id', 'desc').executeTakeFirst();
    const told = last?.class ?? null;
    const final = told !== null && told !== 'undetermined';
    await tx.updateTable('reports').set(verdict.class === null || verdict.class === 'undetermined' ? { state: 'open' } : { state: 'answered', urgent: 0 }).where('id', '=', id).execute();
    if (told === verdict.class && !(told === 'undetermined')) return;
    if (verdict.class === null && !final) return;

    const answerBy = verdict.class === 'undetermined' ? now + deps.answerHours * 3_600_000 : report.answer_by;
    if (verdict.class === 'undetermined') await tx.updateTable('reports').set({ answer_by: answerBy }).where('id', '=', id).execute();
    const differed = await tx.selectFrom('report_comments').select('id').where('report_id', '=', id).where('differs', '=', 1).executeTakeFirst();
    const audience = audienceOf(live, report, own);
    const words = live.words({ ...audience, department: report.department });
    const locale = regionalLocale(audience.language, [report.language, ...(report.country === null ? [] : [`und-${report.country}`])]);
    const agreement = live.agreement();
    const text = answerWords(
      {
        class: verdict.class, correction: final, removedFrom: verdict.removedFrom, answerBy, phone: deps.phone,
        doubtWasRight: (told === 'safe' || told === 'spam') && (verdict.class === 'dangerous' || differed !== undefined),
      },
      { words, say: createSpeaker(words, locale), reader: { locale, timeZone: ianaZone(report.time_zone) }, frame: audience.frame, agreed: agreement !== null },
      now,
    );
    const answerId = newId();
    const at = now + deps.answerDelayMs;
    await tx.insertInto('answers').values({
      id: answerId, report_id: id, verdict_id: verdictId, at, class: verdict.class, correction: final ? 1 : 0, language: audience.language, locale, frame: audience.frame,
      words_version: live.version(audience.language), agreement_version: agreement?.version ?? null, title: text.title, lines: JSON.stringify(text.lines), seen_at: null,
    }).execute();
    if (report.wants_answer === 1 && report.reporter_address !== '') await queueDeliveries(tx, deps.mailsFor(answerId, report.reporter_address, now, at));
  });
}

type StoredReporter = { language: string; time_zone: string; country: string | null; department: string | null; region: string; frame: string };

/** The reporter as they are to the words now: what they chose since then counts, else what was stored with the report. */
function audienceOf(live: LiveWords, report: StoredReporter, own: { region: string | null; language: string | null; tips: boolean }): Audience {
  const person = { tenantId: '', personId: '', name: '', address: '', country: report.country, department: report.department, roles: [] };
  const resolved = resolveAudience(live.regions(), person, own, { language: report.language, timeZone: report.time_zone });
  const chosen = resolved.reason === 'choice';
  const frame = chosen ? resolved.frame : (report.frame as Audience['frame']);
  return { ...resolved, region: chosen ? resolved.region : report.region, frame, language: resolved.languageChosen ? resolved.language : pickLanguage([report.language]) };
}
