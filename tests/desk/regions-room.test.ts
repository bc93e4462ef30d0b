import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { countries, countryOf } from '../../src/desk/admin/regions/countries.ts';
import { idFor, isSame, placeCountry, sent } from '../../src/desk/admin/regions/regions-draft.ts';
import { defaultRegions } from '../../src/server/audience/default-regions.ts';
import { adminDesk } from './admin-desk.ts';
import type { AdminDesk } from './admin-desk.ts';
import { axeViolations, overhang } from './browser.ts';

jest.setTimeout(90_000);

let stage: AdminDesk;
beforeAll(async () => { stage = await adminDesk(); });
afterAll(() => stage.close());

const room = (page: Page) => page.getByRole('region', { name: 'Regions', exact: true });
const card = (page: Page, name: string) => room(page).getByRole('group', { name, exact: true });
const save = (page: Page) => room(page).getByRole('button', { name: 'Save the regions' });
const regionsNow = () => Object.fromEntries(stage.desk.live.regions().regions.map(({ id, name, frame, countries }) => [id, { name, frame, countries }]));

async function enter(options: Parameters<Browser['newPage']>[0] = {}) {
  const entered = await stage.enter(options);
  const { page } = entered;
  await card(page, 'Asia').waitFor();
  return entered;
}

test('a country is known by name or code, and every country of the supplied map has a name', () => {
  expect(['japan', 'DE', 'uk', 'Cote d’Ivoire', ' côte d’ivoire ', 'Atlantis', 'EU', 'ZZ', ''].map(countryOf)).toEqual(['JP', 'DE', 'GB', 'CI', 'CI', null, null, null, null]);
  const known = new Set(countries.map(({ code }) => code));
  expect(defaultRegions.regions.flatMap((region) => region.countries).filter((code) => !known.has(code))).toEqual([]);
  expect(countries.every(({ code, name }) => countryOf(code) === code && countryOf(name) === code)).toBe(true);
});

test('a region’s id is made of its name and is no other’s; moving a country there and back is no change', () => {
  expect(['Nordic countries', 'Europe', '北欧', '7 seas', 'default', 'x'.repeat(60)].map((name) => idFor(name, defaultRegions))).toEqual(['nordic-countries', 'europe-2', 'region', 'seas', 'default-2', 'x'.repeat(34)]);
  const moved = placeCountry(defaultRegions, 'DE', 'asia');
  expect(isSame(moved, defaultRegions)).toBe(false);
  expect(moved.regions.filter(({ countries }) => countries.includes('DE')).map(({ id }) => id)).toEqual(['asia']);
  expect(isSame(placeCountry(moved, 'DE', 'europe'), defaultRegions)).toBe(true);
  expect(sent({ ...defaultRegions, domains: [{ domain: ' Sales@Linden.EXAMPLE ', region: 'asia' }] }).domains).toEqual([{ domain: 'linden.example', region: 'asia' }]);
});

test('countries by name: taken out, added by keyboard, and moved from another region only after that was said', async () => {
  const { page, complaints } = await enter();
  expect(await save(page).isDisabled()).toBe(true);
  await room(page).getByText('Nothing is changed.').waitFor();
  await card(page, 'Europe').locator('summary').click();
  await card(page, 'Europe').getByRole('button', { name: 'Take Albania out of Europe' }).click();
  await card(page, 'Europe').getByText('Albania is now with everybody else.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');

  const add = card(page, 'Europe').getByLabel('Add a country');
  await add.fill('Atlantis');
  await add.press('Enter');
  await card(page, 'Europe').getByText('We know no country of this name.').waitFor();
  expect(await add.inputValue()).toBe('Atlantis');
  await add.fill('germany');
  await add.press('Enter');
  await card(page, 'Europe').getByText('Germany is here already.').waitFor();
  await add.fill('JP');
  await add.press('Enter');
  await card(page, 'Europe').getByText('Japan is in Asia. Move it here?').waitFor();
  await card(page, 'Europe').getByRole('button', { name: 'Leave it there' }).click();
  expect(await add.evaluate((input) => input === document.activeElement)).toBe(true);
  await add.fill('New Zealand');
  await add.press('Enter');
  await card(page, 'Europe').getByText('New Zealand is in Europe now.').waitFor();
  await add.fill('turkiye');
  await add.press('Enter');
  await card(page, 'Europe').getByRole('button', { name: /^Move T/ }).click();
  await save(page).click();
  await room(page).getByText('Saved. It counts from now on.').waitFor();
  const { europe, asia } = regionsNow();
  expect([europe!.countries.includes('AL'), europe!.countries.includes('NZ'), europe!.countries.includes('JP'), asia!.countries.includes('JP')]).toEqual([false, true, false, true]);
  expect([europe!.countries.includes('TR'), asia!.countries.includes('TR')]).toEqual([true, false]);
  expect(await save(page).isDisabled()).toBe(true);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a region and rules are added; what the server refuses is said beside the form, and nothing typed is lost', async () => {
  const { page, complaints } = await enter();
  await room(page).getByLabel('Name of a new region').fill('Nordics');
  await room(page).getByRole('button', { name: 'Add a region' }).click();
  await card(page, 'Nordics').getByLabel('Words first').selectOption('part-of-the-solution');
  await card(page, 'Nordics').getByText('These colleagues read first what a report does').waitFor();
  await card(page, 'Nordics').getByLabel('Add a country').fill('Sweden');
  await card(page, 'Nordics').getByRole('button', { name: 'Add', exact: true }).click();
  await card(page, 'Nordics').getByRole('button', { name: 'Move Sweden' }).click();

  const roles = card(page, 'Rules for roles and departments');
  await roles.getByRole('button', { name: 'Add a rule for a role' }).click();
  await page.keyboard.type('HR');
  const domains = card(page, 'Rules for mail domains');
  await domains.getByRole('button', { name: 'Add a rule for a domain' }).click();
  await page.keyboard.type('nord.example');
  await domains.getByLabel('Region').selectOption({ label: 'Nordics' });
  await card(page, 'Nordics').getByText('One rule below leads here.').waitFor();

  await save(page).click();
  await room(page).getByText('Nothing was changed. The rule for “HR” changes nothing: give it a region or a frame.').waitFor();
  expect(regionsNow()['nordics']).toBeUndefined();
  expect([await roles.getByLabel('Role or department').inputValue(), await domains.getByLabel('Domain').inputValue()]).toEqual(['HR', 'nord.example']);

  await roles.getByLabel('Words first').selectOption('safe-to-report');
  await card(page, 'Everybody else').getByLabel('Words first').selectOption('part-of-the-solution');
  await save(page).click();
  await room(page).getByText('Saved.').waitFor();
  expect(regionsNow()['nordics']).toEqual({ name: 'Nordics', frame: 'part-of-the-solution', countries: ['SE'] });
  expect(stage.desk.live.regions()).toMatchObject({ roles: [{ role: 'HR', frame: 'safe-to-report' }], domains: [{ domain: 'nord.example', region: 'nordics' }], defaultFrame: 'part-of-the-solution' });

  // A region that rules lead to stays until they lead elsewhere.
  expect(await card(page, 'Nordics').getByRole('button', { name: 'Remove Nordics' }).count()).toBe(0);
  await domains.getByRole('button', { name: 'Remove the rule for nord.example' }).click();
  await card(page, 'Nordics').getByRole('button', { name: 'Remove Nordics' }).click();
  await room(page).getByText('Nordics is taken out once you save.').waitFor();
  await room(page).getByRole('button', { name: 'Discard the changes' }).click();
  await card(page, 'Nordics').waitFor();
  expect(await save(page).isDisabled()).toBe(true);
  expect(complaints).toEqual([]);
  await page.close();
});

test('rules keep the order they are put in: the first that fits counts', async () => {
  const { page } = await enter();
  const roles = card(page, 'Rules for roles and departments');
  await roles.getByRole('button', { name: 'Add a rule for a role' }).click();
  await page.keyboard.type('Interns');
  await roles.getByRole('listitem').nth(1).getByRole('combobox', { name: /^Region/ }).selectOption({ label: 'Asia' });
  await roles.getByRole('button', { name: 'Move the rule for Interns up' }).click();
  await save(page).click();
  await room(page).getByText('Saved.').waitFor();
  expect(stage.desk.live.regions().roles).toEqual([{ role: 'Interns', region: 'asia' }, { role: 'HR', frame: 'safe-to-report' }]);
  await page.close();
});

test('leaving with unsaved changes asks, and a session that ends keeps what was typed', async () => {
  const { page } = await enter();
  await card(page, 'Europe').getByRole('textbox', { name: /^Name/ }).fill('Our Europe');
  const asked: string[] = [];
  page.on('dialog', (dialog) => { asked.push(dialog.type()); void dialog.dismiss(); });
  await page.evaluate(() => { location.assign('/signed-out'); });
  await page.waitForTimeout(500);
  expect(asked).toEqual(['beforeunload']);
  await page.context().clearCookies();
  await save(page).click();
  await page.getByRole('button', { name: /^Sign in as Ada/ }).click();
  await save(page).waitFor();
  expect(await card(page, 'Our Europe').getByRole('textbox', { name: /^Name/ }).inputValue()).toBe('Our Europe');
  await save(page).click();
  await room(page).getByText('Saved.').waitFor();
  expect(regionsNow()['europe']!.name).toBe('Our Europe');
  await page.close();
});

test('the map as text goes into the form first; what is no map changes nothing', async () => {
  const { page } = await enter();
  await room(page).getByText('As JSON').click();
  await room(page).getByLabel('The map').fill('{"regions": []}');
  await room(page).getByRole('button', { name: 'Put it into the form' }).click();
  await room(page).getByText('This is not a map of regions.').waitFor();
  await room(page).getByLabel('The map').fill(JSON.stringify(defaultRegions));
  await room(page).getByRole('button', { name: 'Put it into the form' }).click();
  await card(page, 'Europe').waitFor();
  expect(regionsNow()['europe']!.name).toBe('Our Europe');
  await save(page).click();
  await room(page).getByText('Saved.').waitFor();
  expect(isSame(stage.desk.live.regions(), defaultRegions)).toBe(true);
  await page.close();
});

test.each([['light', 1280], ['dark', 1280], ['dark', 360]] as const)('no accessibility faults and no sideways scrolling, %s, %i pixels', async (colorScheme, width) => {
  const { page } = await enter({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
  await card(page, 'Rules for roles and departments').getByRole('button', { name: 'Add a rule for a role' }).click();
  await card(page, 'Rules for mail domains').getByRole('button', { name: 'Add a rule for a domain' }).click();
  for (const summary of await room(page).locator('summary').all()) await summary.click();
  expect(await axeViolations(page)).toEqual([]);
  expect(await overhang(page)).toBe(0);
  await page.close();
});
