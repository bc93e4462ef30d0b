import type { AnswersPreview } from '../../contract/verdict.ts';
import { noChoices } from '../audience/resolve-audience.ts';
import { campaignAlive } from '../campaigns/campaign-store.ts';
import type { Database } from '../db/database.ts';
import { answerWriter } from './answer-audience.ts';
import type { AnswerDeps } from './answer-due.ts';
import { effectOf, wasActedOn, type GivenVerdict } from './verdict-rows.ts';

/** More readers than this say nothing new. */
const maxGroups = 60;

/**
 * What the reporters of a campaign would read if this verdict were given now: one wording for each region, frame and
 * language, with the number of people, by what was stored with their reports. A person's own choice since then still
 * counts when the answer is written.
 * @throws {Refusal} `not_found`
 */
export async function previewAnswers({ db, clock, live, answerHours, phone }: Pick<AnswerDeps, 'db' | 'clock' | 'live' | 'answerHours' | 'phone'>, campaignId: string, verdict: GivenVerdict): Promise<AnswersPreview> {
  const now = clock();
  const { id } = await campaignAlive(db, campaignId);
  const groups = await readersOf(db, id);
  const write = answerWriter(live, now);
  const items: AnswersPreview['items'] = [];
  let people = 0;
  for (const { people: count, told, ...reader } of groups) {
    const correction = told !== null && told !== 'undetermined';
    if (told === verdict.class && told !== 'undetermined') continue;
    if (verdict.class === null && !correction) continue;
    people += Number(count);
    const { title, lines, audience } = write({ ...reader, department: null, time_zone: '' }, noChoices, {
      class: verdict.class, correction, doubtWasRight: (told === 'safe' || told === 'spam') && verdict.class === 'dangerous', ...effectOf(verdict), acted: wasActedOn(effectOf(verdict), verdict.steps ?? []),
      answerBy: verdict.class === 'undetermined' ? now + answerHours * 3_600_000 : 0, phone,
    });
    const same = items.find((item) => item.region === audience.region && item.frame === audience.frame && item.language === audience.language && item.correction === correction);
    if (same !== undefined) same.people += Number(count);
    else if (items.length < maxGroups) items.push({ region: audience.region, frame: audience.frame, language: audience.language, people: Number(count), correction, title, lines });
  }
  return { items: items.sort((a, b) => b.people - a.people), people };
}

/** Reporters who look alike to the words, with what they were told last. */
function readersOf(db: Database, campaignId: string) {
  return db.selectFrom('reports').leftJoin('verdicts', 'verdicts.id', 'reports.verdict_id')
    .select(['reports.language', 'reports.country', 'reports.region', 'reports.frame', 'verdicts.class as told'])
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .where('reports.campaign_id', '=', campaignId).where('reports.state', '<>', 'withdrawn')
    .groupBy(['reports.language', 'reports.country', 'reports.region', 'reports.frame', 'verdicts.class'])
    .execute();
}
