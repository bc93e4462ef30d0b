import type { FastifyInstance, FastifyRequest } from 'fastify';
import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';
import { agreementDraftSchema } from '../../contract/agreement.ts';
import { ownWordDraftSchema, regionsSchema } from '../../contract/desk-words.ts';
import { frameSchema } from '../../contract/report.ts';
import { storyKey } from '../../contract/story.ts';
import { checkMessage, tooManyBranches } from '../../words/check/check-message.ts';
import { languages } from '../../words/languages.ts';
import { adopt, changeDraft, createDraft, listVersions, withdraw } from '../agreement/agreement-store.ts';
import { regionFaults } from '../audience/check-regions.ts';
import { keepChange, type Author } from '../changes.ts';
import { createOwnWord, listOwnWords, publishOwnWord, retireOwnWord, wordOf } from '../own-words/own-word-store.ts';
import { Refusal } from '../problems.ts';
import type { DeskDeps } from './desk-deps.ts';

const idSchema = z.object({ id: z.string().regex(/^[\w-]{16,64}$/) });
const versionSchema = z.object({ version: z.string().min(1).max(40) });
/** Of a map with more faults the rest is told when these are mended. */
const maxFaultsTold = 5;
const languageSchema = z.enum(languages);
const checkSchema = z.strictObject({ language: languageSchema, key: z.string().max(100), frame: frameSchema.nullable().optional(), text: z.string().max(4000) });

function idOf(params: unknown): string {
  const parsed = idSchema.safeParse(params);
  if (!parsed.success) throw new Refusal('not_found');
  return parsed.data.id;
}

/** The reporting agreement, regions and the organisation's own words. `authorOf`: who is signed in. */
export function deskWordsRoutes(app: FastifyInstance, { db, clock, newId, live }: DeskDeps, authorOf: (request: FastifyRequest) => Author): void {
  const stamp = (request: FastifyRequest) => ({ at: clock(), id: newId(), by: authorOf(request) });

  app.get('/api/v1/agreements', async () => ({ items: await listVersions(db, clock) }));
  app.get('/api/v1/agreements/model', (request) => {
    const { language } = z.object({ language: languageSchema }).parse(request.query);
    const { agreement } = live.packs.packs[language];
    const body = (['model.report', 'model.safe', 'model.use', 'model.who', 'model.handling', 'model.confidant'] as const).map((key) => agreement[key]).join('\n');
    return { title: agreement['model.title'], body, limits: agreement['model.limits'] };
  });
  app.post('/api/v1/agreements', async (request, reply) => {
    await createDraft(db, agreementDraftSchema.parse(request.body), stamp(request));
    return reply.code(201).send({ items: await listVersions(db, clock) });
  });
  const versionOf = (request: FastifyRequest) => versionSchema.parse(request.params).version;
  app.put('/api/v1/agreements/:version', async (request) => {
    await changeDraft(db, versionOf(request), agreementDraftSchema.parse(request.body), stamp(request));
    return { items: await listVersions(db, clock) };
  });
  app.post('/api/v1/agreements/:version/adopt', async (request) => {
    await adopt(db, versionOf(request), stamp(request));
    await live.reload();
    return { items: await listVersions(db, clock) };
  });
  app.post('/api/v1/agreements/:version/withdraw', async (request) => {
    await withdraw(db, versionOf(request), stamp(request));
    await live.reload();
    return { items: await listVersions(db, clock) };
  });

  app.get('/api/v1/regions', () => live.regions());
  app.put('/api/v1/regions', async (request) => {
    const regions = regionsSchema.parse(request.body);
    const faults = regionFaults(regions);
    if (faults.length > 0) throw new Refusal('invalid_request', { detail: faults.slice(0, maxFaultsTold).join(' ') });
    const { at, id, by } = stamp(request);
    const value = JSON.stringify(regions);
    await db.transaction().execute(async (tx) => {
      await tx.insertInto('settings').values({ name: 'regions', value, changed_at: at }).onConflict((conflict) => conflict.column('name').doUpdateSet({ value, changed_at: at })).execute();
      await keepChange(tx, { id, at, by, subject: 'regions', what: 'changed', detail: value });
    });
    await live.reload();
    return live.regions();
  });

  app.get('/api/v1/words', (request) => {
    const { language } = z.object({ language: languageSchema }).parse(request.query);
    const { first, frames, pane, agreement, tips } = live.packs.packs[language];
    return { first, frames, pane, agreement, tips };
  });
  app.post('/api/v1/words/check', (request) => {
    const { language, key, frame, text } = checkSchema.parse(request.body);
    return { findings: checkMessage({ language, key, frame: frame ?? undefined, text }), fault: faultOf(language, key, text) };
  });

  /** What keeps a text from being shown at all: it does not parse, or asks for values that nobody gives. */
  function faultOf(language: z.infer<typeof languageSchema>, key: string, text: string): string | null {
    // A story is said as it stands: it is a value, not a message with braces.
    if (key === storyKey) return null;
    const pack = live.packs.packs[language];
    const ours: Partial<Record<string, string>> = { ...pack.first, ...pack.pane, ...pack.agreement, ...pack.tips, ...pack.frames.neutral, ...pack.frames['safe-to-report'] };
    const original = ours[key];
    if (original === undefined) return 'There is no text of this name.';
    if (tooManyBranches(text)) return 'These are more cases than one text can have.';
    try {
      const known = placeholders(original);
      const unknown = placeholders(text).filter((name) => !known.includes(name));
      return unknown.length === 0 ? null : `Nobody fills in {${unknown.join('}, {')}} here. Known: ${known.length === 0 ? 'none' : `{${known.join('}, {')}}`}.`;
    } catch {
      return 'The braces in this text do not fit together.';
    }
  }

  app.get('/api/v1/own-words', async () => ({ items: await listOwnWords(db) }));
  app.post('/api/v1/own-words', async (request, reply) => {
    const draft = ownWordDraftSchema.parse(request.body);
    const language = languageSchema.parse(draft.language);
    if (draft.key === storyKey) throw new Refusal('invalid_request', { detail: 'There is no text of this name.' });
    const fault = faultOf(language, draft.key, draft.text);
    if (fault !== null) throw new Refusal('invalid_request', { detail: fault });
    const { at, id, by } = stamp(request);
    await createOwnWord(db, draft, { at, id, by });
    return reply.code(201).send({ id });
  });
  app.post('/api/v1/own-words/:id/publish', async (request) => {
    const id = idOf(request.params);
    const { key, text, ...word } = await wordOf(db, id);
    const language = languageSchema.parse(word.language);
    const fault = faultOf(language, key, text);
    // What only sounds unkind is for a person to judge: the desk has shown it to them.
    const finding = checkMessage({ language, key, frame: frameSchema.optional().parse(word.frame ?? undefined), text }).find(({ certain }) => certain);
    if (fault !== null || finding !== undefined) throw new Refusal('invalid_request', { detail: fault ?? finding?.why ?? '' });
    await publishOwnWord(db, id, stamp(request));
    await live.reload();
    return { items: await listOwnWords(db) };
  });
  app.post('/api/v1/own-words/:id/retire', async (request) => {
    await retireOwnWord(db, idOf(request.params), stamp(request));
    await live.reload();
    return { items: await listOwnWords(db) };
  });
}

function placeholders(message: string): string[] {
  const found = new Set<string>();
  const visit = (elements: readonly object[]): void => elements.forEach((element) => {
    const { type, value, options } = element as { type: number; value?: string; options?: Record<string, { value: object[] }> };
    // 0 is literal text, 7 the number sign of a plural.
    if (type !== 0 && type !== 7 && value !== undefined) found.add(value);
    for (const option of Object.values(options ?? {})) visit(option.value);
  });
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found];
}
