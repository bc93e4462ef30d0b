import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assignSchema, bulkVerdictSchema, campaignFilterSchema, mergeSchema, noteSchema, savedViewDraftSchema, seenSchema, splitSchema } from '../../contract/campaign.ts';
import { verdictRequestSchema } from '../../contract/verdict.ts';
import { answerAllDue } from '../answers/answer-due.ts';
import { giveCampaignVerdict, giveVerdict } from '../answers/give-verdict.ts';
import { previewAnswers } from '../answers/preview-answers.ts';
import { campaignReports, findCampaign } from '../campaigns/campaign-detail.ts';
import { listCampaigns } from '../campaigns/campaign-queries.ts';
import { assignCampaign, keepNote, markSeen } from '../campaigns/handle-campaign.ts';
import { mergeCampaigns, splitCampaign } from '../campaigns/regroup.ts';
import { deleteView, keepView, listViews } from '../campaigns/saved-views.ts';
import type { Author } from '../changes.ts';
import { Refusal } from '../problems.ts';
import type { DeskDeps } from './desk-deps.ts';

const idParams = z.object({ id: z.string().regex(/^[\w-]{16,64}$/) });
const listQuery = campaignFilterSchema.extend({ after: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
const reportsQuery = z.strictObject({ before: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

/** A malformed id is answered like a missing one (security 12). */
function idOf(params: unknown): string {
  const parsed = idParams.safeParse(params);
  if (!parsed.success) throw new Refusal('not_found');
  return parsed.data.id;
}

const takenBack = { class: null };

/** Campaigns, verdicts and what the desk does with them. `authorOf`: who is signed in. */
export function deskCampaignRoutes(app: FastifyInstance, { db, clock, newId, verdicts }: DeskDeps, authorOf: (request: FastifyRequest) => Author): void {
  const one = '/api/v1/campaigns/:id';
  const regroup = { db, clock, newId };

  app.get('/api/v1/campaigns', async (request) => {
    const { after, limit, ...filter } = listQuery.parse(request.query);
    return listCampaigns(db, { filter, personId: authorOf(request).id, after, limit, now: clock() });
  });
  app.get(one, async (request) => findCampaign(db, idOf(request.params), authorOf(request).id));
  app.get(`${one}/reports`, async (request) => campaignReports(db, idOf(request.params), reportsQuery.parse(request.query)));

  app.post(`${one}/verdict`, async (request) => {
    const [id, { seenTo, ...verdict }] = [idOf(request.params), verdictRequestSchema.parse(request.body)];
    return { answers: await giveCampaignVerdict(verdicts, [id], verdict, authorOf(request), seenTo === undefined ? {} : { [id]: seenTo }) };
  });
  app.delete(`${one}/verdict`, async (request) => ({ answers: await giveCampaignVerdict(verdicts, [idOf(request.params)], takenBack, authorOf(request)) }));
  app.post(`${one}/answers-preview`, async (request) => previewAnswers(verdicts, idOf(request.params), verdictRequestSchema.parse(request.body)));
  app.post('/api/v1/campaigns/verdict', async (request) => {
    const { campaigns, verdict, seenTo } = bulkVerdictSchema.parse(request.body);
    return { answers: await giveCampaignVerdict(verdicts, campaigns.map((id) => idOf({ id })), verdictRequestSchema.parse(verdict), authorOf(request), seenTo) };
  });

  app.post('/api/v1/reports/:id/verdict', async (request, reply) => {
    await giveVerdict(verdicts, [idOf(request.params)], verdictRequestSchema.parse(request.body), authorOf(request));
    return reply.code(204).send();
  });
  app.delete('/api/v1/reports/:id/verdict', async (request, reply) => {
    await giveVerdict(verdicts, [idOf(request.params)], takenBack, authorOf(request));
    return reply.code(204).send();
  });

  app.post(`${one}/split`, async (request, reply) => {
    const { reports } = splitSchema.parse(request.body);
    return reply.code(201).send({ id: await splitCampaign(regroup, idOf(request.params), reports, authorOf(request)) });
  });
  app.post(`${one}/merge`, async (request) => {
    const { others } = mergeSchema.parse(request.body);
    const id = await mergeCampaigns(regroup, idOf(request.params), others.map((other) => idOf({ id: other })), authorOf(request));
    // What came into a decided campaign has its answer now.
    await answerAllDue(verdicts);
    return { id };
  });
  app.post(`${one}/assign`, async (request, reply) => {
    await assignCampaign(db, idOf(request.params), assignSchema.parse(request.body).to === 'me' ? authorOf(request) : null, clock());
    return reply.code(204).send();
  });
  app.post(`${one}/notes`, async (request, reply) => {
    const id = newId();
    await keepNote(db, idOf(request.params), noteSchema.parse(request.body).text, { at: clock(), id, by: authorOf(request) });
    return reply.code(201).send({ id });
  });
  app.post(`${one}/seen`, async (request, reply) => {
    await markSeen(db, idOf(request.params), authorOf(request).id, seenSchema.parse(request.body).seen, clock());
    return reply.code(204).send();
  });

  app.get('/api/v1/views', async (request) => ({ items: await listViews(db, authorOf(request).id) }));
  app.post('/api/v1/views', async (request, reply) => reply.code(201).send(await keepView(db, authorOf(request).id, savedViewDraftSchema.parse(request.body), { id: newId(), at: clock() })));
  app.delete('/api/v1/views/:id', async (request, reply) => {
    await deleteView(db, authorOf(request).id, idOf(request.params));
    return reply.code(204).send();
  });
}
