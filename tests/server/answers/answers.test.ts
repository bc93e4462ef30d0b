import { randomUUID } from 'node:crypto';
import { ownReportSchema, type OwnReport } from '../../../src/contract/own-report.ts';
import { receiptSchema, type Receipt } from '../../../src/contract/report.ts';
import { adopt, createDraft, inForce, withdraw, type StoredAgreement } from '../../../src/server/agreement/agreement-store.ts';
import { answerMails } from '../../../src/server/answers/compose-answer.ts';
import { giveVerdict, type VerdictDeps } from '../../../src/server/answers/give-verdict.ts';
import { newId } from '../../../src/server/ids.ts';
import { createOwnWord, publishOwnWord } from '../../../src/server/own-words/own-word-store.ts';
import { loadPack } from '../../../src/words/pack.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { testIssuer, type TestIssuer } from '../../support/issuer.ts';
import { publicServer } from '../../support/public-server.ts';
import { multipart, reportParts, send, someReport } from '../../support/report-client.ts';

const by = { id: 'a', name: 'Mirjam' };

describe.each(engines)('answers on %s', (engine) => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let server: Awaited<ReturnType<typeof publicServer>>;
  let verdicts: VerdictDeps;

  beforeAll(async () => {
    database = await testDatabase(engine);
    issuer = await testIssuer();
    server = await publicServer(database, issuer);
    verdicts = { db: database.db, engine, clock: Date.now, newId, live: server.live, answerHours: 24, answerDelayMs: 0, phone: '+31 20 555 01 00', mailsFor: answerMails('heads-up@example.test', newId), onAnswered: () => undefined };
  });
  afterAll(async () => {
    await server.close();
    await issuer.close();
    await database.close();
  });

  type Who = { oid: string; ctry: string; language: string };
  const token = async ({ oid, ctry }: Who) => ({ authorization: `Bearer ${await issuer.token({ oid, ctry })}` });
  async function report(who: Who, mail: string = randomUUID()): Promise<Receipt> {
    const { body, contentType } = multipart(reportParts(`Subject: x\r\n\r\n${mail}`, { ...someReport, language: who.language }));
    const answer = await send(`${server.url}/api/v1/reports`, { ...(await token(who)), 'idempotency-key': randomUUID(), 'content-type': contentType }, body);
    return receiptSchema.parse(JSON.parse(answer.body));
  }
  async function ask(who: Who, path: string, body?: object, method = body === undefined ? 'GET' : 'POST') {
    return send(`${server.url}${path}`, { ...(await token(who)), 'content-type': 'application/json' }, Buffer.from(body === undefined ? '' : JSON.stringify(body)), method);
  }
  const own = async (who: Who, id: string): Promise<OwnReport> => ownReportSchema.parse(JSON.parse((await ask(who, `/api/v1/reports/${id}`)).body));
  const mails = async (id: string) => (await database.db.selectFrom('deliveries').innerJoin('answers', 'answers.id', 'deliveries.subject_id').select('deliveries.id').where('answers.report_id', '=', id).execute()).length;

  const jonas: Who = { oid: `jonas-${engine}`, ctry: 'DE', language: 'de-DE' };
  const maya: Who = { oid: `maya-${engine}`, ctry: 'US', language: 'en-US' };
  const layla: Who = { oid: `layla-${engine}`, ctry: 'SA', language: 'ar-SA' };

  it('answers people of three regions in their languages and frames, corrects each once, and a withdrawn report never', async () => {
    const people = [jonas, maya, layla];
    const receipts = await Promise.all(people.map((who) => report(who)));
    expect(receipts.map(({ audience }) => [audience.region, audience.frame, audience.language])).toEqual([['europe', 'part-of-the-solution', 'de'], ['americas', 'safe-to-report', 'en'], ['asia', 'safe-to-report', 'ar']]);
    const gone = await report(jonas);
    expect((await ask(jonas, `/api/v1/reports/${gone.id}/undo`, {})).status).toBe(200);

    const ids = [...receipts, gone].map(({ id }) => id);
    await giveVerdict(verdicts, ids, { class: 'safe', removedFrom: 0 }, by);
    await giveVerdict(verdicts, ids, { class: 'safe', removedFrom: 0 }, by);
    const [german, english, arabic] = await Promise.all((['de', 'en', 'ar'] as const).map(loadPack));
    const titles = async () => Promise.all(people.map(async (who, i) => (await own(who, receipts[i]!.id)).answers.map(({ title }) => title)));
    expect(await titles()).toEqual([[german!.frames['part-of-the-solution']['safe.title']], [english!.frames['safe-to-report']['safe.title']], [arabic!.frames['safe-to-report']['safe.title']]]);
    const lines = (await own(maya, receipts[1]!.id)).answers[0]!.lines;
    expect(lines).toEqual([english!.frames['safe-to-report']['safe.safety'], english!.frames['safe-to-report']['safe.effect']]);

    await giveVerdict(verdicts, ids, { class: 'dangerous', removedFrom: 14 }, by);
    await giveVerdict(verdicts, ids, { class: 'dangerous', removedFrom: 14 }, by);
    for (const [i, who] of people.entries()) {
      const { answers, state } = await own(who, receipts[i]!.id);
      expect([state, answers.map(({ correction }) => correction)]).toEqual(['answered', [true, false]]);
      expect(await mails(receipts[i]!.id)).toBe(2);
    }
    expect((await own(layla, receipts[2]!.id)).answers[0]!.lines.join(' ')).toContain('١٤');
    expect((await own(jonas, gone.id)).answers).toEqual([]);
    expect(await mails(gone.id)).toBe(0);
  });

  it('says that we could act only where something was done', async () => {
    const { frames: { 'safe-to-report': words } } = await loadPack('en');
    const [idle, acted] = [await report(maya), await report(maya)];
    await giveVerdict(verdicts, [idle.id], { class: 'dangerous' }, by);
    await giveVerdict(verdicts, [acted.id], { class: 'dangerous', steps: ['block-sender'] }, by);
    const lines = async (id: string) => (await own(maya, id)).answers[0]!.lines;
    expect([await lines(idle.id), await lines(acted.id)]).toEqual([expect.not.arrayContaining([words['dangerous.effect']]), expect.arrayContaining([words['dangerous.effect']])]);
    expect(await lines(idle.id)).toContain(words['receipt.effect']);
    // What nobody counted is not nought.
    expect(await database.db.selectFrom('verdicts').select('removed_from').where('report_id', '=', idle.id).execute()).toEqual([{ removed_from: null }]);
  });

  it('takes an answer back with one correction, and what follows is simply the answer', async () => {
    const { id } = await report(maya);
    await giveVerdict(verdicts, [id], { class: 'undetermined', removedFrom: 0 }, by);
    await giveVerdict(verdicts, [id], { class: 'spam', removedFrom: 0 }, by);
    await giveVerdict(verdicts, [id], { class: null, removedFrom: 0 }, by);
    await giveVerdict(verdicts, [id], { class: 'safe', removedFrom: 0 }, by);
    expect((await own(maya, id)).answers.map((answer) => [answer.class, answer.correction]).reverse()).toEqual([['undetermined', false], ['spam', false], [null, true], ['safe', false]]);
  });

  it('a change of mind within the delay costs nobody a correction', async () => {
    const { id } = await report(maya);
    const slow = { ...verdicts, answerDelayMs: 60_000 };
    await giveVerdict(slow, [id], { class: 'safe', removedFrom: 0 }, by);
    expect((await own(maya, id)).answers).toEqual([]);
    await giveVerdict(slow, [id], { class: 'dangerous', removedFrom: 0 }, by);
    const rows = await database.db.selectFrom('answers').select(['class', 'correction']).where('report_id', '=', id).execute();
    expect(rows).toEqual([{ class: 'dangerous', correction: 0 }]);
  });

  it('sends no mail to somebody who wants no answer, and still keeps it for them', async () => {
    const { id } = await report(maya);
    expect((await ask(maya, `/api/v1/reports/${id}/comment`, { wantsAnswer: false })).status).toBe(200);
    await giveVerdict(verdicts, [id], { class: 'spam', removedFrom: 0 }, by);
    expect([(await own(maya, id)).answers.length, await mails(id)]).toEqual([1, 0]);
  });

  it('keeps what happened, and puts the report on top; nothing is an answer of its own', async () => {
    const { id } = await report(maya);
    const happened = async (choice: string[]) => (await ask(maya, `/api/v1/reports/${id}/happened`, { happened: choice })).status;
    expect([await happened(['clicked', 'paid']), await happened(['nothing', 'paid']), await happened(['danced'])]).toEqual([200, 400, 400]);
    expect((await own(maya, id)).happened).toEqual(['clicked', 'paid']);
    expect((await database.db.selectFrom('reports').select('urgent').where('id', '=', id).executeTakeFirstOrThrow()).urgent).toBe(2);
    expect(await happened(['nothing'])).toBe(200);
    expect((await database.db.selectFrom('reports').select('urgent').where('id', '=', id).executeTakeFirstOrThrow()).urgent).toBe(0);
  });

  it('a report taken back and made again keeps its number and is delivered anew', async () => {
    const mail = randomUUID();
    const first = await report(jonas, mail);
    expect((await ask(jonas, `/api/v1/reports/${first.id}/undo`, {})).status).toBe(200);
    expect((await ask(jonas, `/api/v1/reports/${first.id}/undo`, {})).status).toBe(200);
    const again = await report(jonas, mail);
    expect([again.number, again.duplicate, (await own(jonas, first.id)).state]).toEqual([first.number, false, 'open']);
    expect(await database.db.selectFrom('deliveries').select('state').where('subject_id', '=', first.id).execute()).toHaveLength(1);
  });

  it('cannot be taken back once it is answered', async () => {
    const { id } = await report(jonas);
    await giveVerdict(verdicts, [id], { class: 'spam', removedFrom: 0 }, by);
    expect((await ask(jonas, `/api/v1/reports/${id}/undo`, {})).status).toBe(409);
  });

  it('a foreign report, a missing one and a malformed id have one answer, whatever is asked', async () => {
    const { id } = await report(jonas);
    const answers = await Promise.all([id, 'AAAAAAAAAAAAAAAAAAAAAA', 'x', '%00'].flatMap((one) => [ask(maya, `/api/v1/reports/${one}`), ask(maya, `/api/v1/reports/${one}/undo`, {}), ask(maya, `/api/v1/reports/${one}/happened`, { happened: [] })]));
    expect(new Set(answers.map(({ status, body }) => `${status} ${(JSON.parse(body) as { code: string }).code}`))).toEqual(new Set(['404 not_found']));
    expect(JSON.parse((await ask(maya, '/api/v1/reports?limit=50')).body)).toMatchObject({ items: expect.not.arrayContaining([expect.objectContaining({ id })]) });
  });

  it('an agreement counts only while it is adopted, signed and effective; withdrawing it brings no older one back', async () => {
    const draft = { version: `1-${engine}`, effectiveFrom: '2026-01-01', texts: { en: { title: 'Promise', body: 'Nobody is punished.', limits: '' } }, signatories: [] as StoredAgreement['signatories'], link: null };
    const stamp = () => ({ at: Date.now(), id: newId(), by });
    const version = async () => (JSON.parse((await ask(maya, '/api/v1/me')).body) as { agreement: { version: string } | null }).agreement?.version ?? null;
    await createDraft(database.db, draft, stamp());
    await server.live.reload();
    expect(await version()).toBeNull();
    await expect(adopt(database.db, draft.version, stamp())).rejects.toThrow('Nobody has signed');
    const signed = { ...draft, version: `2-${engine}`, signatories: [{ name: 'Camille', role: 'Board', date: '2026-01-01' }] };
    await createDraft(database.db, signed, stamp());
    await adopt(database.db, signed.version, stamp());
    await server.live.reload();
    expect(await version()).toBe(signed.version);
    expect((await report(maya)).agreement.version).toBe(signed.version);
    expect(inForce([{ ...signed, state: 'adopted', adoptedAt: 1, effectiveFrom: '2999-01-01' }], Date.now())).toBeNull();
    await withdraw(database.db, signed.version, stamp());
    await server.live.reload();
    expect(await version()).toBeNull();
    expect((await ask(maya, '/api/v1/agreement')).status).toBe(404);
  });

  it('own words are shown at once to those they are for, and to nobody else', async () => {
    const id = newId();
    await createOwnWord(database.db, { key: 'receipt.title', language: 'en', frame: null, region: 'americas', department: null, text: 'Got it, thank you.' }, { at: Date.now(), id, by });
    await publishOwnWord(database.db, id, { at: Date.now(), id: newId(), by });
    await server.live.reload();
    const words = async (who: Who) => (JSON.parse((await ask(who, `/api/v1/me?language=${who.language}`)).body) as { words: Record<string, string> }).words['receipt.title'];
    expect([await words(maya), await words({ ...jonas, language: 'en-GB' })]).toEqual(['Got it, thank you.', undefined]);
  });

  it('an own choice is kept and can be taken back; what is not there is refused', async () => {
    const patch = async (body: object) => ask(layla, '/api/v1/me', body, 'PATCH');
    expect(JSON.parse((await patch({ region: 'europe', language: 'fr' })).body)).toMatchObject({ region: 'europe', reason: 'choice', language: 'fr', frame: 'part-of-the-solution' });
    expect([(await patch({ region: 'atlantis' })).status, (await patch({ language: 'tlh' })).status, (await patch({ admin: true })).status]).toEqual([400, 400, 400]);
    expect(JSON.parse((await patch({ region: null, language: null })).body)).toMatchObject({ region: 'asia', reason: 'country', languageChosen: false });
  });
});
