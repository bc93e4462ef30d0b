import { sql } from 'kysely';
import type { MomentToLearn } from '../../contract/me.ts';
import type { Language } from '../../words/languages.ts';
import type { Database } from '../db/database.ts';
import type { Person } from '../identity/verify-token.ts';
import { isNoExercise } from '../simulations/practice-reports.ts';
import { listStories } from '../stories/story-store.ts';

type Who = Pick<Person, 'tenantId' | 'personId'>;

const dayMs = 24 * 3_600_000;
/** Caps of N14: one moment a week for a person, none twice within three months, and one story at most in that time (N7: shown rarely). */
export const momentCaps = { everyMs: 7 * dayMs, sameMs: 90 * dayMs, storyMs: 90 * dayMs };
/** A figure about fewer people says who they are, and proves nothing. */
const fewestPeople = 5;

/** Tips, one concrete action each (N12). In the order in which they are shown. */
const tips = ['tip.bookmark', 'tip.callBack', 'tip.sender', 'tip.attachment', 'tip.code', 'tip.screen'] as const;

type Figure = { key: string; compute: (db: Database, who: Who, now: number) => Promise<{ count?: number; share?: number } | null> };

/** Each phrase beside its computation (N8, N9): null when it is not true, not positive or too small; then it is not shown. Exercises are no part of any. */
const figures: readonly Figure[] = [
  {
    // "{count} colleagues reported a mail in the last 30 days. Thank you for being one of them."
    key: 'figure.reporters',
    async compute(db, who, now) {
      const people = await reportersBetween(db, now - 30 * dayMs, now);
      return people.size >= fewestPeople && people.has(keyOf(who)) ? { count: people.size } : null;
    },
  },
  {
    // "More colleagues report each month: {count} people in the last 30 days. Thank you for being one of them."
    key: 'figure.rising',
    async compute(db, who, now) {
      const [last, before, first] = await Promise.all([1, 2, 3].map((month) => reportersBetween(db, now - month * 30 * dayMs, now - (month - 1) * 30 * dayMs)));
      if (!last || !before || !first) return null;
      return first.size >= fewestPeople && before.size > first.size && last.size > before.size && last.has(keyOf(who)) ? { count: last.size } : null;
    },
  },
  {
    // "{share} of the reports of the last 30 days were answered in time." Of those whose time has come or that were answered. Also of the people, each counted
    // once by their own share, at least half must be true: the many reports of one person must not make it.
    key: 'figure.onTime',
    async compute(db, _who, now) {
      const firstAnswers = db.selectFrom('answers').select(['report_id', sql<number>`min(at)`.as('at')]).where('class', 'is not', null).where('class', '<>', 'undetermined').groupBy('report_id').as('first');
      const rows = await db.selectFrom('reports').leftJoin(firstAnswers, 'first.report_id', 'reports.id').select(['reports.answer_by', 'first.at', 'tenant_id', 'person_id'])
        .where('received_at', '>', now - 30 * dayMs).where('state', '<>', 'withdrawn').where(isNoExercise).execute();
      const due = rows.filter(({ answer_by, at }) => at !== null || answer_by <= now);
      const ofPerson = new Map<string, boolean[]>();
      for (const { tenant_id, person_id, answer_by, at } of due) {
        const key = keyOf({ tenantId: tenant_id, personId: person_id });
        ofPerson.set(key, [...(ofPerson.get(key) ?? []), at !== null && at <= answer_by]);
      }
      const share = shareOf([...ofPerson.values()].flat());
      const sharePerPerson = meanOf([...ofPerson.values()].map(shareOf));
      return ofPerson.size >= fewestPeople && share >= 0.5 && sharePerPerson >= 0.5 ? { share } : null;
    },
  },
  {
    // "Because of reports, dangerous mails were removed from {count} mailboxes in the last 30 days." What was done, as analysts noted it: of verdicts that still
    // hold, once a campaign, because the mail that many reported was removed once.
    key: 'figure.removed',
    async compute(db, _who, now) {
      const noted = db.selectFrom('verdicts').select((eb) => eb.fn.sum<number>('verdicts.removed_from').as('count')).where('verdicts.at', '>', now - 30 * dayMs).where('verdicts.class', '=', 'dangerous');
      const campaigns = await noted.innerJoin('campaigns', 'campaigns.verdict_id', 'verdicts.id').executeTakeFirst();
      const single = await noted.innerJoin('reports', (join) => join.onRef('reports.id', '=', 'verdicts.report_id').onRef('reports.verdict_id', '=', 'verdicts.id')).executeTakeFirst();
      const count = Number(campaigns?.count ?? 0) + Number(single?.count ?? 0);
      return count >= fewestPeople ? { count } : null;
    },
  },
];

const shareOf = (inTime: readonly boolean[]) => inTime.filter(Boolean).length / inTime.length;
const meanOf = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length;

const keyOf = ({ tenantId, personId }: Who) => `${tenantId} ${personId}`;

async function reportersBetween(db: Database, from: number, to: number): Promise<Set<string>> {
  const rows = await db.selectFrom('reports').select(['tenant_id', 'person_id']).distinct().where('received_at', '>', from).where('received_at', '<=', to).where('state', '<>', 'withdrawn').where(isNoExercise).execute();
  return new Set(rows.map((row) => keyOf({ tenantId: row.tenant_id, personId: row.person_id })));
}

/**
 * The moment to learn for a person (M7), or null: only for people who have reported, a true figure before a story before a tip, within the caps.
 * Handing it out counts as showing it.
 */
export async function momentFor(db: Database, who: Who, language: Language, now: number): Promise<MomentToLearn | null> {
  const own = (await db.selectFrom('reports').select('id').where('tenant_id', '=', who.tenantId).where('person_id', '=', who.personId).limit(1).executeTakeFirst()) !== undefined;
  if (!own) return null;
  const shown = await db.selectFrom('moments_shown').select(['at', 'key']).where('tenant_id', '=', who.tenantId).where('person_id', '=', who.personId).where('at', '>', now - momentCaps.sameMs).execute();
  if (shown.some(({ at }) => at > now - momentCaps.everyMs)) return null;
  const fresh = (key: string) => !shown.some((moment) => moment.key === key);
  const keep = (kind: MomentToLearn['kind'], key: string) => db.insertInto('moments_shown').values({ tenant_id: who.tenantId, person_id: who.personId, at: now, kind, key }).execute();
  const figure = await trueFigure(db, who, now, fresh);
  const told = figure === null ? await storyFor(db, who, language, now) : null;
  const moment = figure ?? told?.moment ?? tipOf(fresh);
  if (moment !== null) await keep(moment.kind, moment.kind === 'story' ? (told?.id ?? '') : moment.key);
  return moment;
}

/** A story with a text in the reader's language, the one this person was told longest ago or never; null within three months of the last one. */
async function storyFor(db: Database, who: Who, language: Language, now: number) {
  const there = (await listStories(db)).filter(({ on, texts }) => on && texts[language] !== undefined);
  if (there.length === 0) return null;
  const told = await db.selectFrom('moments_shown').select(['at', 'key']).where('tenant_id', '=', who.tenantId).where('person_id', '=', who.personId).where('kind', '=', 'story').execute();
  if (told.some(({ at }) => at > now - momentCaps.storyMs)) return null;
  const lastTold = (id: string) => Math.max(0, ...told.filter(({ key }) => key === id).map(({ at }) => at));
  const [next] = there.sort((a, b) => lastTold(a.id) - lastTold(b.id));
  return next === undefined ? null : { id: next.id, moment: { kind: 'story' as const, text: next.texts[language] ?? '', name: next.name, role: next.role } };
}

async function trueFigure(db: Database, who: Who, now: number, fresh: (key: string) => boolean) {
  for (const { key, compute } of figures) {
    if (!fresh(key)) continue;
    const value = await compute(db, who, now);
    if (value) return { kind: 'figure' as const, key, ...value };
  }
  return null;
}

function tipOf(fresh: (key: string) => boolean) {
  const key = tips.find(fresh);
  return key === undefined ? null : { kind: 'tip' as const, key };
}
