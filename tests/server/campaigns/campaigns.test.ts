import { jest } from '@jest/globals';
import { campaignDetailSchema, campaignPageSchema, campaignReportsSchema } from '../../../src/contract/campaign.ts';
import { answersPreviewSchema } from '../../../src/contract/verdict.ts';
import { answerAllDue } from '../../../src/server/answers/answer-due.ts';
import { keepComment, keepHappened, undoReport } from '../../../src/server/own-reports/own-report-actions.ts';
import { createMailReader, type MailReader } from '../../../src/server/reading/mail-reader.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deskServer, signIn } from '../../support/desk-server.ts';
import { eml } from '../../support/eml.ts';
import { campaignOf, readAll, reported, type TestReporter } from '../../support/reported-mails.ts';

jest.setTimeout(120_000);

const text = (name: string, host: string) => `Hello ${name},\r\n\r\nyour parcel could not be delivered because the customs fee of 2.99 was not paid. Please confirm your address within two days, or it goes back to the sender.\r\n\r\nhttps://${host}/confirm?id=${name}\r\n\r\nThe parcel service`;
const parcel = (name: string, { host = 'parcel-fee.test', id = 'p1' } = {}) => eml([`Subject: Your parcel is waiting`, 'From: Parcel service <info@parcel-fee.test>', `To: ${name}@linden.example`, `Message-ID: <${id}@parcel-fee.test>`, 'Content-Type: text/plain; charset=utf-8'], text(name, host));
const topics = ['The roof of the north wing leaks again when the wind comes from the sea, says the caretaker.', 'Could you send me the figures of the second quarter before the board meets on Thursday?', 'Your library books are due next week; three of them have been asked for by other readers.', 'We are moving the summer party to the garden behind the canteen, bring your own chairs.', 'The new bicycles have arrived and can be borrowed at the reception with your badge.'];
const subjects = ['Leaking roof', 'Figures for the board', 'Library books', 'Summer party', 'New bicycles'];
const other = (n: number) => eml([`Subject: ${subjects[n]}`, `From: Colleague <c${n}@branch${n}.test>`, `Message-ID: <m${n}@branch${n}.test>`, 'Content-Type: text/plain; charset=utf-8'], topics[n] ?? '');

describe.each(engines)('campaigns on %s', (engine) => {
  let database: TestDatabase;
  let reader: MailReader;
  let desk: ReturnType<typeof deskServer>;
  let analyst: string;
  beforeAll(async () => {
    database = await testDatabase(engine);
    reader = createMailReader({ trustedAuthservIds: [] });
    desk = deskServer(database);
    analyst = await signIn(desk.app, 'analyst');
  });
  afterAll(async () => {
    await desk.close();
    await reader.close();
    await database.close();
  });
  beforeEach(async () => {
    for (const table of ['answers', 'verdicts', 'campaign_search', 'campaign_notes', 'campaign_seen', 'reports', 'campaigns'] as const) await database.db.deleteFrom(table).execute();
  });

  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => desk.app.inject({ method, url, headers: { cookie: analyst, 'x-headsup-desk': '1' }, ...(payload === undefined ? {} : { payload }) });
  const queue = async (query = '') => campaignPageSchema.parse((await ask('GET', `/api/v1/campaigns${query}`)).json());
  const campaign = async (id: string) => { const a = await ask("GET", `/api/v1/campaigns/${id}`); if (a.statusCode !== 200) throw new Error(a.body); return campaignDetailSchema.parse(a.json()); };
  const answersOf = async (reportId: string) => (await database.db.selectFrom('answers').select(['class', 'correction', 'language', 'title']).where('report_id', '=', reportId).orderBy('at').execute());
  const report = async (mail: Uint8Array, who: TestReporter | string) => reported(database, mail, typeof who === 'string' ? { oid: who } : who);
  const read = () => readAll(database, reader);

  it('folds copies of one mail together and says why, and keeps other mails apart', async () => {
    const copies = [await report(parcel('noor'), { oid: 'noor', region: 'europe', country: 'NL', department: 'Finance' }), await report(parcel('maya'), 'maya'), await report(parcel('kenji', { id: 'p2' }), { oid: 'kenji', region: 'asia' })];
    const apart = [await report(other(1), 'noor'), await report(other(2), 'maya')];
    await read();
    const { items, next } = await queue();
    expect([items.map(({ reports }) => reports), next]).toEqual([[3, 1, 1], null]);
    const ids = await Promise.all([...copies, ...apart].map(({ id }) => campaignOf(database, id)));
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(new Set(ids).size).toBe(3);
    const detail = await campaign(ids[0] ?? '');
    expect(detail.why.map(({ how, reports }) => [how, reports]).sort()).toEqual([['content', 1], ['first', 1], ['message-id', 1]]);
    expect(detail.why.find(({ how }) => how === 'content')?.lowestScore).toBeGreaterThan(0.5);
    expect([detail.byRegion.length, detail.spread.counts.reduce((sum, one) => sum + one, 0), detail.report]).toEqual([3, 3, copies[0]!.id]);
    expect(campaignReportsSchema.parse((await ask('GET', `/api/v1/campaigns/${ids[0]}/reports`)).json()).items.map(({ number }) => number)).toEqual(copies.map(({ number }) => number).reverse());
  });

  it('one verdict answers every reporter in their words, previews them before, and later arrivals by itself', async () => {
    const copies = [await report(parcel('jonas'), { oid: 'jonas', language: 'de-DE', country: 'DE', region: 'europe', frame: 'part-of-the-solution' }), await report(parcel('maya'), 'maya'), await report(parcel('layla'), { oid: 'layla', language: 'ar-SA', country: 'SA', region: 'asia' })];
    await read();
    const id = await campaignOf(database, copies[0]!.id);
    const verdict = { class: 'dangerous', kind: 'credentials', severity: 'high', criteria: ['deceiving-link'], facts: 'The link leads to parcel-fee.test.', assumptions: 'It asks for a card.', steps: ['block-sender'], removedFrom: 14, siteDown: true };
    const preview = answersPreviewSchema.parse((await ask('POST', `/api/v1/campaigns/${id}/answers-preview`, verdict)).json());
    expect([preview.people, preview.items.map(({ language }) => language).sort()]).toEqual([3, ['ar', 'de', 'en']]);
    expect((await ask('POST', `/api/v1/campaigns/${id}/verdict`, verdict)).json()).toEqual({ answers: 3 });
    for (const { language, title } of preview.items) expect(await database.db.selectFrom('answers').select('title').where('language', '=', language).execute()).toEqual([{ title }]);
    const decided = await campaign(id);
    expect([decided.state, decided.openReports, decided.answerBy, decided.verdict?.facts, decided.verdict?.assumptions, decided.answersDue]).toEqual(['decided', 0, null, 'The link leads to parcel-fee.test.', 'It asks for a card.', 0]);
    expect((await queue()).items).toEqual([]);

    const late = await report(parcel('late', { host: 'other-fee.test' }), 'late');
    await read();
    await answerAll();
    expect(await answersOf(late.id)).toMatchObject([{ class: 'dangerous', correction: 0 }]);
    expect((await campaign(id)).reports).toBe(4);
  });
  const verdictDeps = () => ({ db: database.db, engine, clock: Date.now, newId: () => crypto.randomUUID(), live: desk.live, answerHours: 24, answerDelayMs: 0, phone: '', mailsFor: () => [], onAnswered: () => undefined });
  const answerAll = () => answerAllDue(verdictDeps());

  it('a copy of a harmless mail with another link is not called harmless by itself', async () => {
    const first = await report(parcel('noor'), 'noor');
    await read();
    const id = await campaignOf(database, first.id);
    await ask('POST', `/api/v1/campaigns/${id}/verdict`, { class: 'safe', criteria: ['sender-confirmed'] });
    const [same, changed] = [await report(parcel('noor'), 'maya'), await report(parcel('eve', { host: 'elsewhere.test', id: 'p1' }), 'eve')];
    await read();
    await answerAll();
    expect([await campaignOf(database, same.id), await campaignOf(database, changed.id)]).toEqual([id, id]);
    expect(await answersOf(same.id)).toMatchObject([{ class: 'safe' }]);
    expect(await answersOf(changed.id)).toEqual([]);
    expect(await campaign(id)).toMatchObject({ state: 'open', reopenedBecause: 'new-links', openReports: 1 });
  });

  /** A mail that an analyst called genuine, and what somebody could send after it. */
  const genuine = (changes: { link?: string; body?: string; headers?: string[]; authentication?: string } = {}) => eml([
    'Subject: Summer survey', 'From: People team <people@linden.example>', 'Message-ID: <survey@linden.example>', `Authentication-Results: mx.linden.example; dmarc=${changes.authentication ?? 'pass'} header.from=linden.example`, ...(changes.headers ?? []), 'Content-Type: text/plain; charset=utf-8',
  ], `Dear all, please tell us until Friday how you liked this summer at Linden. It takes five minutes and nobody sees your name.\r\n\r\n${changes.link ?? 'https://docs.google.test/forms/d/ours/viewform'}\r\n\r\n${changes.body ?? 'Questions? Call 020 555 01 00.'}\r\n\r\nYour people team`);

  it.each([
    ['another page of the same host', { link: 'https://docs.google.test/forms/d/theirs/viewform' }, 'new-links'],
    ['another document of the same page', { link: 'https://docs.google.test/forms/d/ours/viewform?id=theirs' }, 'new-links'],
    ['another account', { body: 'Please pay to NL91 ABNA 0417 1643 00.' }, 'new-details'],
    ['another telephone number', { body: 'Questions? Call 090 666 66 66.' }, 'new-details'],
    ['another address to write to', { body: 'Questions? Call 020 555 01 00, or write to help@crook.test.' }, 'new-details'],
    ['an answer that goes elsewhere', { headers: ['Reply-To: <people@crook.test>'] }, 'new-sender'],
    ['a check that failed for it alone', { authentication: 'fail' }, 'new-sender'],
  ] as const)('after "safe", a copy with %s waits for a look of its own', async (_what, changes, reason) => {
    const trusting = createMailReader({ trustedAuthservIds: ['mx.linden.example'] });
    const first = await report(genuine(), 'noor');
    await readAll(database, trusting);
    const id = await campaignOf(database, first.id);
    await ask('POST', `/api/v1/campaigns/${id}/verdict`, { class: 'safe', criteria: ['sender-confirmed'] });
    const [same, changed] = [await report(genuine(), 'maya'), await report(genuine({ ...changes, headers: [...('headers' in changes ? changes.headers : [])] }), 'eve')];
    await readAll(database, trusting);
    await trusting.close();
    await answerAll();
    expect([await campaignOf(database, same.id), await campaignOf(database, changed.id)]).toEqual([id, id]);
    expect([await answersOf(same.id), await answersOf(changed.id)]).toMatchObject([[{ class: 'safe' }], []]);
    expect(await campaign(id)).toMatchObject({ state: 'open', reopenedBecause: reason });
  });

  it('a personal link of a proven sender is no news; of any other it is', async () => {
    const trusting = createMailReader({ trustedAuthservIds: ['mx.linden.example'] });
    const first = await report(genuine({ link: 'https://linden.example/survey?for=noor' }), 'noor');
    await readAll(database, trusting);
    const id = await campaignOf(database, first.id);
    await ask('POST', `/api/v1/campaigns/${id}/verdict`, { class: 'safe' });
    const second = await report(genuine({ link: 'https://linden.example/survey?for=maya' }), 'maya');
    await readAll(database, trusting);
    await trusting.close();
    await answerAll();
    expect(await answersOf(second.id)).toMatchObject([{ class: 'safe' }]);
  });

  it('a copy whose reading had to end early is not called harmless by itself', async () => {
    const first = await report(parcel('noor'), 'noor');
    await read();
    const id = await campaignOf(database, first.id);
    await ask('POST', `/api/v1/campaigns/${id}/verdict`, { class: 'spam' });
    const rebuilt = await report(parcel('noor'), 'eve');
    await database.db.updateTable('reports').set({ how: 'rebuilt' }).where('id', '=', rebuilt.id).execute();
    await read();
    await answerAll();
    expect(await answersOf(rebuilt.id)).toEqual([]);
    expect(await campaign(id)).toMatchObject({ state: 'open', reopenedBecause: 'not-whole' });
  });

  it('a verdict covers what was seen: a copy that came meanwhile and brings something new waits, the others have their answer', async () => {
    const first = await report(parcel('noor'), 'noor');
    await read();
    const id = await campaignOf(database, first.id);
    const { lastReportedAt: seenTo } = await campaign(id);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const [same, evil] = [await report(parcel('noor'), 'maya'), await report(parcel('eve', { host: 'evil-login.test' }), 'eve')];
    await read();
    expect((await ask('POST', `/api/v1/campaigns/${id}/verdict`, { class: 'safe', seenTo })).json()).toEqual({ answers: 2 });
    expect([await answersOf(first.id), await answersOf(same.id), await answersOf(evil.id)]).toMatchObject([[{ class: 'safe' }], [{ class: 'safe' }], []]);
    expect(await campaign(id)).toMatchObject({ state: 'open', reopenedBecause: 'new-links', openReports: 1, class: 'safe' });
    // The same for many at once; and what is dangerous is dangerous for all.
    expect((await ask('POST', '/api/v1/campaigns/verdict', { campaigns: [id], verdict: { class: 'spam' }, seenTo: { [id]: seenTo } })).json()).toEqual({ answers: 2 });
    expect((await ask('POST', '/api/v1/campaigns/verdict', { campaigns: [id], verdict: { class: 'dangerous' }, seenTo: { [id]: seenTo } })).json()).toEqual({ answers: 3 });
  });

  it('a changed verdict is one correction for each, and opening again takes it back', async () => {
    const copies = [await report(parcel('noor'), 'noor'), await report(parcel('maya'), 'maya')];
    await read();
    const id = await campaignOf(database, copies[0]!.id);
    // How many are told is counted: who has heard it already hears nothing.
    for (const [given, answers] of [['safe', 2], ['safe', 0], ['dangerous', 2], ['dangerous', 0]] as const) expect((await ask('POST', `/api/v1/campaigns/${id}/verdict`, { class: given })).json()).toEqual({ answers });
    for (const { id: one } of copies) expect((await answersOf(one)).map((answer) => [answer.class, answer.correction])).toEqual([['safe', 0], ['dangerous', 1]]);
    expect((await ask('DELETE', `/api/v1/campaigns/${id}/verdict`)).statusCode).toBe(200);
    expect(await campaign(id)).toMatchObject({ state: 'open', reopenedBecause: 'by-hand', openReports: 2, verdict: null });
    for (const { id: one } of copies) expect((await answersOf(one)).at(-1)).toMatchObject({ class: null, correction: 1 });
  });

  it('puts what needs a person first, and finds by subject, host, number and hash', async () => {
    const [parcels, meeting, password] = [await report(parcel('noor'), 'noor'), await report(other(3), 'maya'), await report(other(4), 'kenji')];
    await report(parcel('x'), 'x');
    await read();
    await keepHappened(database.db, { tenantId: 't', personId: 'kenji' }, password.id, ['password'], { now: Date.now(), notesFor: () => [] });
    const ids = await Promise.all([password, parcels, meeting].map(({ id }) => campaignOf(database, id)));
    expect((await queue()).items.map(({ id }) => id)).toEqual(ids);
    const found = async (q: string) => (await queue(`?q=${encodeURIComponent(q)}`)).items.map(({ id }) => id);
    const { mail_sha256 } = await database.db.selectFrom('reports').select('mail_sha256').where('id', '=', meeting.id).executeTakeFirstOrThrow();
    expect([await found('PARCEL waiting'), await found('parcel-fee.test'), await found(`#${meeting.number}`), await found(mail_sha256), await found('nothing of the kind')]).toEqual([[ids[1]], [ids[1]], [ids[2]], [ids[2]], []]);
    expect([(await queue('?need=happened')).items.length, (await queue('?need=many')).items.length, (await queue('?region=asia')).items.length, (await queue('?assigned=nobody')).items.length]).toEqual([1, 0, 0, 3]);
    const first = await queue('?limit=1');
    const second = await queue(`?limit=2&after=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect((await ask('GET', '/api/v1/campaigns?mood=bad')).statusCode).toBe(400);
  });

  it('splits and merges by hand, and later arrivals follow', async () => {
    const invoice = (name: string, firm: string) => eml([`Subject: Invoice of ${firm}`, `From: Billing <bill@${firm}.test>`, `Message-ID: <${name}-${firm}@x.test>`, 'Content-Type: text/plain; charset=utf-8'], `Dear ${name}, please pay the attached invoice of the firm ${firm} today, our bank details have changed. Use the link to see the new account: https://${firm}.test/pay . With kind regards, the accounts department of ${firm}`);
    const [a, b] = [await report(parcel('noor'), 'noor'), await report(invoice('maya', 'birch'), 'maya')];
    await read();
    const [one, two] = await Promise.all([a, b].map(({ id }) => campaignOf(database, id)));
    expect(one).not.toBe(two);
    expect((await ask('POST', `/api/v1/campaigns/${one}/merge`, { others: [two] })).json()).toEqual({ id: one });
    const later = await report(invoice('kenji', 'birch'), 'kenji');
    await read();
    expect(await campaignOf(database, later.id)).toBe(one);
    expect((await campaign(two ?? '')).id).toBe(one);

    const split = (await ask('POST', `/api/v1/campaigns/${one}/split`, { reports: [b.id, later.id] })).json<{ id: string }>().id;
    const latest = await report(invoice('layla', 'birch'), 'layla');
    const parcelAgain = await report(parcel('zoe'), 'zoe');
    await read();
    expect([await campaignOf(database, latest.id), await campaignOf(database, parcelAgain.id)]).toEqual([split, one]);
    expect([(await campaign(split)).reports, (await campaign(one ?? '')).reports]).toEqual([3, 2]);
    expect((await ask('POST', `/api/v1/campaigns/${split}/split`, { reports: [b.id, later.id, latest.id] })).statusCode).toBe(400);
  });

  it('keeps notes, assignment, unread marks and views, each of their own', async () => {
    const { id: reportId } = await report(parcel('noor'), 'noor');
    await read();
    const id = await campaignOf(database, reportId);
    expect((await queue()).items[0]).toMatchObject({ unread: true, assigned: null });
    expect([(await ask('POST', `/api/v1/campaigns/${id}/seen`, { seen: true })).statusCode, (await ask('POST', `/api/v1/campaigns/${id}/assign`, { to: 'me' })).statusCode, (await ask('POST', `/api/v1/campaigns/${id}/notes`, { text: 'Called the parcel service.' })).statusCode]).toEqual([204, 204, 201]);
    expect((await queue('?assigned=me')).items[0]).toMatchObject({ unread: false, assigned: { name: 'Ana (analyst)' } });
    expect((await campaign(id)).notes).toMatchObject([{ text: 'Called the parcel service.' }]);
    const view = (await ask('POST', '/api/v1/views', { name: 'Mine', filter: { assigned: 'me' } })).json<{ id: string }>();
    expect((await ask('GET', '/api/v1/views')).json()).toMatchObject({ items: [{ name: 'Mine', filter: { assigned: 'me' } }] });
    expect([(await ask('DELETE', `/api/v1/views/${view.id}`)).statusCode, (await ask('DELETE', `/api/v1/views/${view.id}`)).statusCode]).toEqual([204, 404]);
  });

  it('a reporter who takes the report back, differs or says that something happened changes the campaign', async () => {
    const [one, two] = [await report(parcel('noor'), 'noor'), await report(parcel('maya'), 'maya')];
    await read();
    const id = await campaignOf(database, one.id);
    await undoReport(database.db, { tenantId: 't', personId: 'noor' }, one.id, { undoMs: 600_000, now: Date.now(), notesFor: () => [] });
    expect((await campaign(id)).reports).toBe(1);
    expect((await ask('POST', `/api/v1/campaigns/${id}/verdict`, { class: 'safe' })).json()).toEqual({ answers: 1 });
    expect(await answersOf(one.id)).toEqual([]);
    await keepComment(database.db, { tenantId: 't', personId: 'maya' }, two.id, { comment: 'I never ordered anything.', differs: true }, { now: Date.now(), newId: () => crypto.randomUUID() });
    expect(await campaign(id)).toMatchObject({ state: 'open', reopenedBecause: 'reporter-differs', openReports: 1 });
    expect(campaignReportsSchema.parse((await ask('GET', `/api/v1/campaigns/${id}/reports`)).json()).items.find((item) => item.id === two.id)).toMatchObject({ differs: true, comments: ['I never ordered anything.'] });
    await ask('POST', `/api/v1/campaigns/${id}/verdict`, { class: 'dangerous' });
    await keepHappened(database.db, { tenantId: 't', personId: 'maya' }, two.id, ['clicked'], { now: Date.now(), notesFor: () => [] });
    expect(await campaign(id)).toMatchObject({ state: 'open', reopenedBecause: 'something-happened', urgency: 1 });
  });

  it('a missing and a malformed campaign have one answer', async () => {
    for (const id of ['AAAAAAAAAAAAAAAAAAAAAA', 'x', '%00']) for (const [method, path, body] of [['GET', '', undefined], ['POST', '/verdict', { class: 'safe' }], ['GET', '/reports', undefined], ['POST', '/assign', { to: 'me' }]] as const) {
      expect((await ask(method, `/api/v1/campaigns/${id}${path}`, body)).statusCode).toBe(404);
    }
  });
});
