import type { FastifyInstance } from 'fastify';
import { meChangeSchema, meQuerySchema, type Me } from '../../contract/me.ts';
import { paths } from '../../contract/paths.ts';
import { languages } from '../../words/languages.ts';
import { agreementFor } from '../agreement/agreement-store.ts';
import { defaultRegion } from '../audience/default-regions.ts';
import { resolveAudience, type Choices } from '../audience/resolve-audience.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { Person } from '../identity/verify-token.ts';
import { momentFor } from '../moments/moment-for.ts';
import { unseenAnswers } from '../own-reports/own-report-queries.ts';
import { Refusal } from '../problems.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { LiveWords } from '../words/live-words.ts';
import type { ChoiceStore } from './choices.ts';

export type PeopleDeps = {
  db: Database;
  clock: Clock;
  verify: (authorization: string | undefined) => Promise<Person>;
  perPerson: RateLimit;
  live: LiveWords;
  choices: ChoiceStore;
  contact: { phone: string; mail: string };
  features: { undoMinutes: number; answersByMail: boolean };
};

/** `GET` and `PATCH /api/v1/me`, and the agreement in force. Always about the caller. */
export function peopleRoutes(app: FastifyInstance, deps: PeopleDeps): void {
  const { live, choices, verify } = deps;

  async function caller(authorization: string | undefined): Promise<Person> {
    const person = await verify(authorization);
    deps.perPerson.spend(`${person.tenantId} ${person.personId}`);
    return person;
  }

  async function meOf(person: Person, own: Choices, query: unknown): Promise<Me> {
    const { language = '', timeZone = '' } = meQuerySchema.parse(query);
    const audience = resolveAudience(live.regions(), person, own, { language, timeZone });
    const agreement = live.agreement();
    return {
      region: audience.region,
      reason: audience.reason,
      frame: audience.frame,
      language: audience.language,
      languageChosen: audience.languageChosen,
      automaticRegion: audience.automaticRegion,
      regions: [...live.regions().regions.map(({ id, name }) => ({ id, name })), { id: defaultRegion, name: null }],
      agreement: agreement === null ? null : { version: agreement.version },
      words: live.own({ ...audience, department: person.department }),
      wordsVersion: live.version(audience.language),
      contact: deps.contact,
      tips: own.tips,
      features: deps.features,
      unseenAnswers: await unseenAnswers(deps.db, person, deps.clock()),
      moment: own.tips ? await momentFor(deps.db, person, audience.language, deps.clock()) : null,
    };
  }

  app.get(paths.me, async (request, reply) => {
    const person = await caller(request.headers.authorization);
    return reply.header('cache-control', 'no-store').send(await meOf(person, await choices.of(person), request.query));
  });

  app.patch(paths.me, async (request, reply) => {
    const person = await caller(request.headers.authorization);
    const change = meChangeSchema.parse(request.body);
    const { region, language } = change;
    if (typeof region === 'string' && region !== defaultRegion && !live.regions().regions.some(({ id }) => id === region)) throw new Refusal('invalid_request', { detail: 'There is no such region.' });
    if (typeof language === 'string' && !languages.some((one) => one === language)) throw new Refusal('invalid_request', { detail: 'There is no such language.' });
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Choices>;
    return reply.header('cache-control', 'no-store').send(await meOf(person, await choices.change(person, given), request.query));
  });

  app.get(paths.agreement, async (request, reply) => {
    await caller(request.headers.authorization);
    const agreement = live.agreement();
    if (agreement === null) throw new Refusal('not_found');
    return reply.header('cache-control', 'no-store').send(agreementFor(agreement, meQuerySchema.parse(request.query).language ?? ''));
  });
}
