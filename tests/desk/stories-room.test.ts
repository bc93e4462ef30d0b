import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { draftOf, named, newDraft, sent } from '../../src/desk/admin/stories/story-draft.ts';
import { listStories } from '../../src/server/stories/story-store.ts';
import { testDatabase } from '../support/databases.ts';
import type { TestDatabase } from '../support/databases.ts';
import { freePort } from '../support/desk-issuer.ts';
import { deskServer } from '../support/desk-server.ts';
import { root } from '../support/project-files.ts';
import { axeViolations, openBrowser, overhang } from './browser.ts';

jest.setTimeout(90_000);

let database: TestDatabase;
let desk: ReturnType<typeof deskServer>;
let browser: Browser;
let url: string;

beforeAll(async () => {
  database = await testDatabase('sqlite');
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  desk = deskServer(database, { deskDir: `${root}dist/desk`, config: { deskUrl: url, issuer: 'http://localhost:1', clientId: 'desk', clientSecret: 'secret', roleGroups: {} } });
  await desk.app.listen({ port, host: '127.0.0.1' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.close();
  await database.close();
});

const room = (page: Page) => page.getByRole('region', { name: 'Leaders’ stories', exact: true });
const part = (page: Page, name: string) => room(page).getByRole('group', { name, exact: true });
const button = (page: Page, name: string) => room(page).getByRole('button', { name, exact: true });

async function enter(options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, ...options });
  page.setDefaultTimeout(8_000);
  const complaints: string[] = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/40[01]/.test(message.text())) complaints.push(message.text()); });
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(url);
  await page.getByRole('button', { name: /^Sign in as Ada/ }).click();
  await button(page, 'New story').waitFor();
  return { page, complaints };
}

test('another name needs another agreement; languages that nobody wrote in are not sent', () => {
  const draft = draftOf({ id: 's', name: 'Aiko', role: 'Board', on: true, texts: { en: 'It helped.' }, changedAt: '', by: '' });
  expect([draft.agreed, named(draft, 'Omar').agreed]).toEqual([true, false]);
  expect(sent({ ...newDraft, texts: { en: 'It helped.', ar: ' ' } }).texts).toEqual({ en: 'It helped.' });
});

test('a story is judged while it is written, refused while it blames, kept off, told, changed and deleted', async () => {
  const { page, complaints } = await enter();
  await button(page, 'New story').click();
  await page.keyboard.type('Aiko Sato');
  await room(page).getByLabel('Function').fill('Board');
  await room(page).getByLabel('The person agreed to be named').check();
  const english = part(page, 'English').getByLabel('The story');
  await english.fill('You should have known better.');
  await part(page, 'English').getByText('Better').waitFor();
  await button(page, 'Save the story').click();
  await room(page).getByText(/^Nothing was changed\. /).waitFor();
  expect(await english.inputValue()).toBe('You should have known better.');
  expect(await listStories(database.db)).toEqual([]);

  await english.fill('I opened one of those files myself. I called at once, and it helped.');
  await part(page, 'English').getByText('The words check has nothing to say.').waitFor();
  await room(page).getByLabel('Add a language').selectOption({ label: 'Arabic' });
  await button(page, 'Add').click();
  const arabic = part(page, 'Arabic').getByLabel('The story');
  expect(await arabic.evaluate((field: HTMLTextAreaElement) => [field.lang, field.dir])).toEqual(['ar', 'rtl']);
  await arabic.fill('حدث لي ذلك أيضًا. اتصلت فورًا، وساعدني ذلك.');
  await button(page, 'Save the story').click();
  await room(page).getByText('Saved. It is off until you switch it on.').waitFor();

  await button(page, 'Tell the story of Aiko Sato').click();
  await room(page).getByText('Told', { exact: false }).first().waitFor();
  await button(page, 'Stop telling the story of Aiko Sato').waitFor();
  expect(await listStories(database.db)).toMatchObject([{ on: true, name: 'Aiko Sato', role: 'Board' }]);

  await button(page, 'Change the story of Aiko Sato').click();
  await room(page).getByLabel('Name', { exact: true }).fill('Aiko Satō');
  expect(await room(page).getByLabel('The person agreed to be named').isChecked()).toBe(false);
  await button(page, 'Discard').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();

  await button(page, 'Delete the story of Aiko Sato').click();
  await page.getByRole('dialog').getByText('Text and name are gone for good.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete it' }).click();
  await room(page).getByText('There is no story yet.').waitFor();
  expect(await listStories(database.db)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test.each([['light', 1280], ['dark', 1280], ['dark', 360]] as const)('no accessibility faults and no sideways scrolling, %s, %i pixels', async (colorScheme, width) => {
  const { page } = await enter({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
  await button(page, 'New story').click();
  await part(page, 'English').getByLabel('The story').fill('You should have known better.');
  await part(page, 'English').getByText('Better').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await overhang(page)).toBe(0);
  await page.close();
});
