import { storiesSchema } from '../../../src/contract/story.ts';
import { languages } from '../../../src/words/languages.ts';
import { engines, testDatabase, type TestDatabase } from '../../support/databases.ts';
import { deskServer, signIn } from '../../support/desk-server.ts';

describe.each(engines)('leaders’ stories on %s', (engine) => {
  let database: TestDatabase;
  let desk: ReturnType<typeof deskServer>;
  let cookie: string;
  beforeAll(async () => {
    database = await testDatabase(engine);
    desk = deskServer(database);
    cookie = await signIn(desk.app, 'admin');
  });
  afterAll(async () => { await desk.close(); await database.close(); });

  const story = { texts: { en: 'I opened one of those files myself. I called at once, and it helped.' }, name: 'Aiko Sato', role: 'Board', agreed: true };
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => desk.app.inject({ method, url, headers: { cookie, 'x-headsup-desk': '1' }, ...(payload === undefined ? {} : { payload }) });
  const items = async () => storiesSchema.parse((await ask('GET', '/api/v1/stories')).json()).items;

  it('keeps a story switched off, switches it, changes it and deletes it for good', async () => {
    expect((await ask('POST', '/api/v1/stories', story)).statusCode).toBe(201);
    const [{ id = '', ...kept } = {}] = await items();
    expect(kept).toMatchObject({ texts: story.texts, name: 'Aiko Sato', role: 'Board', on: false });
    expect((await ask('POST', `/api/v1/stories/${id}/on`, {})).statusCode).toBe(200);
    expect((await ask('PUT', `/api/v1/stories/${id}`, { ...story, role: 'Chair' })).statusCode).toBe(200);
    expect(await items()).toMatchObject([{ on: true, role: 'Chair' }]);
    expect((await ask('POST', `/api/v1/stories/${id}/off`, {})).statusCode).toBe(200);
    expect(await items()).toMatchObject([{ on: false }]);
    expect((await ask('DELETE', `/api/v1/stories/${id}`)).statusCode).toBe(204);
    expect((await ask('DELETE', `/api/v1/stories/${id}`)).statusCode).toBe(404);
    expect((await ask('POST', `/api/v1/stories/${id}/on`, {})).statusCode).toBe(404);
    expect(await items()).toEqual([]);
  });

  it.each([
    ['nobody agreed to be named', { agreed: false }],
    ['there is no text', { texts: {} }],
    ['the language is not one of the pane', { texts: { tlh: 'Qapla.' } }],
    ['the text blames', { texts: { en: 'You should have known better. Careless people click.' } }],
    ['one of the texts blames', { texts: { ...story.texts, de: 'Selbst schuld, wer klickt. Sie hätten es wissen müssen.' } }],
    ['the text is too long to read at a glance', { texts: { en: 'I called at once. '.repeat(31).trim() } }],
  ])('refuses a story where %s', async (_why, change) => {
    expect((await ask('POST', '/api/v1/stories', { ...story, ...change })).statusCode).toBe(400);
    expect(await items()).toEqual([]);
  });

  it('the check judges a story in every language, braces and all, and no own word can take its name', async () => {
    for (const language of languages) {
      const answer = await ask('POST', '/api/v1/words/check', { language, key: 'story', text: '{text} {' });
      expect([language, answer.json<{ fault: string | null }>().fault]).toEqual([language, null]);
    }
    expect((await ask('POST', '/api/v1/own-words', { key: 'story', language: 'en', frame: null, region: null, department: null, text: 'x' })).statusCode).toBe(400);
  });
});
