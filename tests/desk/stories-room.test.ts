import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { draftOf, named, newDraft, sent } from '../../src/desk/admin/stories/story-draft.ts';
import { listStories } from '../../src/server/stories/story-store.ts';
import { adminDesk } from './admin-desk.ts';
import type { AdminDesk } from './admin-desk.ts';
import { axeViolations, overhang } from './browser.ts';

jest.setTimeout(90_000);

let stage: AdminDesk;
beforeAll(async () => { stage = await adminDesk(); });
afterAll(() => stage.close());

const room = (page: Page) => page.getByRole('region', { name: 'Leaders’ stories', exact: true });
const part = (page: Page, name: string) => room(page).getByRole('group', { name, exact: true });
const button = (page: Page, name: string) => room(page).getByRole('button', { name, exact: true });

async function enter(options: Parameters<Browser['newPage']>[0] = {}) {
  const entered = await stage.enter(options);
  const { page } = entered;
  page.setDefaultTimeout(8_000);
  await button(page, 'New story').waitFor();
  return entered;
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
  expect(await listStories(stage.database.db)).toEqual([]);

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
  expect(await listStories(stage.database.db)).toMatchObject([{ on: true, name: 'Aiko Sato', role: 'Board' }]);

  await button(page, 'Change the story of Aiko Sato').click();
  await room(page).getByLabel('Name', { exact: true }).fill('Aiko Satō');
  expect(await room(page).getByLabel('The person agreed to be named').isChecked()).toBe(false);
  await button(page, 'Discard').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();

  await button(page, 'Delete the story of Aiko Sato').click();
  await page.getByRole('dialog').getByText('Text and name are gone for good.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete it' }).click();
  await room(page).getByText('There is no story yet.').waitFor();
  expect(await listStories(stage.database.db)).toEqual([]);
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
