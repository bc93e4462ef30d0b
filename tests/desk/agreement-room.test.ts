import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { copyOf, missingIn, newDraft, sent } from '../../src/desk/admin/agreement/agreement-draft.ts';
import { readAgreements } from '../../src/server/agreement/agreement-store.ts';
import { loadPack } from '../../src/words/pack.ts';
import { adminDesk } from './admin-desk.ts';
import type { AdminDesk } from './admin-desk.ts';
import { axeViolations, overhang } from './browser.ts';

jest.setTimeout(90_000);

let stage: AdminDesk;
beforeAll(async () => { stage = await adminDesk(); });
afterAll(() => stage.close());

const room = (page: Page) => page.getByRole('region', { name: 'Reporting agreement', exact: true });
const part = (page: Page, name: string) => room(page).getByRole('group', { name, exact: true });
const item = (page: Page, version: string) => room(page).getByRole('listitem', { name: version, exact: true });
const button = (page: Page, name: string) => room(page).getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

async function enter(options: Parameters<Browser['newPage']>[0] = {}) {
  const entered = await stage.enter(options);
  const { page } = entered;
  page.setDefaultTimeout(8_000);
  await button(page, 'New version').waitFor();
  return entered;
}

async function sign(page: Page, at: number, name: string, role: string) {
  await button(page, 'Add a signatory').click();
  const row = part(page, 'Who signed').getByRole('listitem').nth(at);
  await row.getByLabel('Name').fill(name);
  await row.getByLabel('Function').fill(role);
  await row.getByLabel('On', { exact: true }).fill('2026-01-15');
}

test('a copy has the texts of a version and none of its signatures; empty languages are not sent, missing ones are told', () => {
  const text = { title: 'Promise', body: 'Nobody is punished.', limits: '' };
  const version = { version: '1', state: 'adopted' as const, inForce: true, notInForce: null, effectiveFrom: '2026-01-01', texts: { de: text, fr: text }, signatories: [{ name: 'Aiko', role: 'Board', date: '2026-01-01' }], link: null, history: [] };
  expect(copyOf(version)).toEqual({ version: '', effectiveFrom: '', texts: { de: text, fr: text }, signatories: [], link: '' });
  const draft = { ...newDraft, version: '2', effectiveFrom: '2026-02-01', texts: { ...newDraft.texts, de: text } };
  expect(sent(draft)).toMatchObject({ texts: { de: text }, link: null });
  expect([sent({ ...draft, link: 'http://plain.example' }), sent({ ...draft, texts: { de: { ...text, title: ' ' } } })]).toEqual([null, null]);
  expect(missingIn({ de: text, fr: text })).toMatchObject({ instead: 'de', missing: expect.not.arrayContaining(['de', 'fr']) as string[] });
  expect(missingIn(newDraft.texts).instead).toBeNull();
});

test('a draft in two languages with two signatories and a link: written, read in full, changed, adopted and withdrawn', async () => {
  const { page, complaints } = await enter();
  await button(page, 'New version').click();
  expect(await room(page).getByLabel('Name of the version').evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await button(page, 'Save as a draft').isDisabled()).toBe(true);
  await room(page).getByLabel('Name of the version').fill('2026-1');
  await room(page).getByLabel('In force from').fill('2026-01-15');
  await room(page).getByLabel('Link to the document').fill('https://intranet.linden.example/reporting');
  await part(page, 'English').getByLabel('Title').fill('Our promise');
  await part(page, 'English').getByLabel('Text').fill('Nobody is punished for reporting.\nAlso not for a click.');
  await room(page).getByLabel('Add a language').selectOption({ label: 'Arabic' });
  await button(page, 'Add').click();
  const arabic = (await loadPack('ar')).agreement;
  await button(page, 'Start from the model text in Arabic').click();
  await page.waitForFunction((title) => [...document.querySelectorAll('input')].some(({ value }) => value === title), arabic['model.title']);
  // The model fills its own language alone.
  expect(await part(page, 'English').getByLabel('Title').inputValue()).toBe('Our promise');
  expect(await part(page, 'Arabic').getByLabel('Title').evaluate((input: HTMLInputElement) => [input.lang, input.dir])).toEqual(['ar', 'rtl']);
  await room(page).getByText(/^No text in Dutch, German, .* get it in English\.$/).waitFor();
  await sign(page, 0, 'Aiko Sato', 'Board');
  await sign(page, 1, 'Omar Haddad', 'Works council');
  await button(page, 'Save as a draft').click();
  await room(page).getByText('2026-1 is saved as a draft.').waitFor();

  const version = item(page, '2026-1');
  await version.getByText('Nobody reads a draft.').waitFor();
  await version.getByText('Read it in full').click();
  await version.locator('[lang="ar"][dir="rtl"]').getByText(arabic['model.title']).waitFor();
  await version.getByText('Also not for a click.').waitFor();
  await version.getByText('Omar Haddad, Works council, 15 January 2026').waitFor();
  await version.getByRole('link', { name: 'https://intranet.linden.example/reporting' }).waitFor();

  await button(page, 'Change the draft 2026-1').click();
  await part(page, 'English').getByLabel('Its one limit').fill('Harm done on purpose.');
  await button(page, 'Take out Omar Haddad').click();
  expect(await button(page, 'Add a signatory').evaluate((one) => one === document.activeElement)).toBe(true);
  await button(page, 'Save as a draft').click();
  await room(page).getByText('2026-1 is saved as a draft.').waitFor();
  const [stored] = await readAgreements(stage.database.db);
  expect(stored).toMatchObject({ link: 'https://intranet.linden.example/reporting', signatories: [{ name: 'Aiko Sato' }], texts: { en: { limits: 'Harm done on purpose.' }, ar: { title: arabic['model.title'] } } });

  await button(page, 'Adopt 2026-1').click();
  await dialog(page).getByText(/are told that this is agreed with management/).waitFor();
  await dialog(page).getByText(/get it in English/).waitFor();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  expect(stage.desk.live.agreement()).toBeNull();
  await button(page, 'Adopt 2026-1').click();
  await dialog(page).getByRole('button', { name: 'Adopt it' }).click();
  await version.getByText('2026-1 · In force', { exact: true }).waitFor();
  expect(stage.desk.live.agreement()?.version).toBe('2026-1');
  expect(await button(page, 'Change the draft 2026-1').count()).toBe(0);

  await button(page, 'Withdraw 2026-1').click();
  await dialog(page).getByText(/no sentence mentions an agreement/).waitFor();
  await dialog(page).getByRole('button', { name: 'Withdraw it' }).click();
  await version.getByText('It was withdrawn, and no sentence mentions it.').waitFor();
  expect(stage.desk.live.agreement()).toBeNull();
  expect(complaints).toEqual([]);
  await page.close();
});

test('what is not in force says why: nobody signed, not yet, or another was adopted after it', async () => {
  const { page } = await enter();
  for (const [name, from] of [['early', '2026-02-01'], ['late', '2999-01-01'], ['newest', '2026-03-01']] as const) {
    await button(page, 'New version from 2026-1').click();
    expect(await part(page, 'English').getByLabel('Title').inputValue()).toBe('Our promise');
    await room(page).getByLabel('Name of the version').fill(name);
    await room(page).getByLabel('In force from').fill(from);
    await button(page, 'Save as a draft').click();
    await item(page, name).getByText('Nobody has signed it yet.').waitFor();
    expect(await button(page, `Adopt ${name}`).count()).toBe(0);
    await button(page, `Change the draft ${name}`).click();
    await sign(page, 0, 'Aiko Sato', 'Board');
    await button(page, 'Save as a draft').click();
    await button(page, `Adopt ${name}`).click();
    await dialog(page).getByText(name === 'late' ? /^From 1 January 2999/ : /^From now on/).waitFor();
    if (name === 'newest') await dialog(page).getByText('It takes the place of early.').waitFor();
    await dialog(page).getByRole('button', { name: 'Adopt it' }).click();
    await item(page, name).getByRole('button', { name: `Withdraw ${name}` }).waitFor();
  }
  await item(page, 'early').getByText('It is not in force: newest was adopted after it.').waitFor();
  await item(page, 'late').getByText('It is not in force yet: it begins on 1 January 2999.').waitFor();
  await button(page, 'Withdraw late').click();
  await dialog(page).getByText('It is not in force, so nobody reads anything else than before.').waitFor();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await page.close();
});

test('a refusal is said beside the form and loses nothing; discarding asks once', async () => {
  const { page } = await enter();
  await button(page, 'New version').click();
  await room(page).getByLabel('Name of the version').fill('early');
  await room(page).getByLabel('In force from').fill('2026-02-01');
  await part(page, 'English').getByLabel('Title').fill('Another promise');
  await part(page, 'English').getByLabel('Text').fill('Thank you for reporting.');
  await button(page, 'Save as a draft').click();
  await room(page).getByText('Nothing was changed. There is a version early already. Please choose another name.').waitFor();
  expect(await part(page, 'English').getByLabel('Title').inputValue()).toBe('Another promise');
  await button(page, 'Discard').click();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  expect(await part(page, 'English').getByLabel('Title').inputValue()).toBe('Another promise');
  await button(page, 'Discard').click();
  await dialog(page).getByRole('button', { name: 'Discard' }).click();
  await button(page, 'New version').waitFor();
  await page.close();
});

test.each([['light', 1280], ['dark', 1280], ['dark', 360]] as const)('no accessibility faults and no sideways scrolling, %s, %i pixels', async (colorScheme, width) => {
  const { page } = await enter({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
  await button(page, 'New version from newest').click();
  await button(page, 'Add a signatory').click();
  for (const summary of await room(page).locator('summary').all()) await summary.click();
  expect(await axeViolations(page)).toEqual([]);
  expect(await overhang(page)).toBe(0);
  await page.close();
});
