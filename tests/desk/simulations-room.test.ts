import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { draftOf, ownProduct, productOf } from '../../src/desk/admin/simulation-draft.ts';
import { defaultSimulations } from '../../src/server/simulations/known-products.ts';
import { adminDesk } from './admin-desk.ts';
import type { AdminDesk } from './admin-desk.ts';
import { axeViolations, overhang } from './browser.ts';

jest.setTimeout(90_000);

let stage: AdminDesk;
beforeAll(async () => { stage = await adminDesk(); });
afterAll(() => stage.close());

const room = (page: Page) => page.getByRole('region', { name: 'Practice mails' });

async function enter(options: Parameters<Browser['newPage']>[0] = {}) {
  const entered = await stage.enter(options);
  const { page } = entered;
  await room(page).getByRole('button', { name: 'Make a new secret' }).waitFor();
  return entered;
}

test('every known product survives being shown and sent, and what is not understood does not', () => {
  for (const product of defaultSimulations.products) expect(productOf(draftOf(product))).toEqual(product);
  const own = ownProduct([ownProduct([], 'a')], 'b');
  expect(own.id).toBe('own-2');
  expect(productOf({ ...own, headers: 'X-Drill: a:b*\n\nX-Other', linkHosts: ' phish.linden.example ' })).toMatchObject({ headers: [{ name: 'X-Drill', value: 'a:b*' }, { name: 'X-Other' }], linkHosts: ['phish.linden.example'], reportUrl: null });
  for (const wrong of [{ headers: 'X Drill' }, { linkHosts: 'https://x.example/' }, { senders: 'a b@c.example' }, { name: ' ' }]) expect(productOf({ ...own, ...wrong })).toBeNull();
});

test('a product is switched on, its marks are written, saved and still there; a wrong line is named and nothing is saved', async () => {
  const { page, complaints } = await enter();
  const save = room(page).getByRole('button', { name: 'Save the practice mails' });
  expect(await save.isDisabled()).toBe(true);
  await room(page).getByLabel('We use GoPhish').check();
  await room(page).getByText('How mails of GoPhish are known').click();
  const gophish = room(page).locator('li', { hasText: 'We use GoPhish' });
  await gophish.getByLabel(/^Hosts of links/).fill('not a host');
  await save.click();
  await room(page).getByText('Nothing was saved. Please look at the lines of GoPhish').waitFor();
  expect(stage.desk.simulations.product('gophish')).toBeUndefined();
  await gophish.getByLabel(/^Hosts of links/).fill('phish.linden.example');
  await gophish.getByLabel(/report address/).fill('https://phish.linden.example/report');
  await room(page).getByRole('button', { name: 'Add another product' }).click();
  await save.click();
  await room(page).getByText('Saved. It counts from the next report on.').waitFor();
  expect(stage.desk.simulations.product('gophish')).toMatchObject({ linkHosts: ['phish.linden.example'], reportUrl: 'https://phish.linden.example/report' });
  await page.reload();
  await room(page).getByLabel('We use Our own practice').waitFor();
  expect(await room(page).getByLabel('We use GoPhish').isChecked()).toBe(true);
  expect(await room(page).getByLabel('We use KnowBe4').isChecked()).toBe(false);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the secret is shown once, with its header, and is gone after a reload; ending it says so', async () => {
  const { page, complaints } = await enter();
  await room(page).getByText('There is no secret yet.').waitFor();
  await room(page).getByRole('button', { name: 'Make a new secret' }).click();
  const shown = await room(page).getByText(/^X-HeadsUp-Simulation: [\w-]{43}$/).innerText();
  await page.reload();
  await room(page).getByText('Since').waitFor();
  expect(await page.content()).not.toContain(shown.slice(-43));
  await room(page).getByRole('button', { name: /^End it now/ }).click();
  await room(page).getByText('There is no secret yet.').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('it says when it could not be loaded, and fits a narrow window without accessibility faults', async () => {
  const { page } = await enter({ bypassCSP: true, viewport: { width: 360, height: 900 } });
  for (const summary of await room(page).locator('summary').all()) await summary.click();
  expect(await axeViolations(page)).toEqual([]);
  expect(await overhang(page)).toBe(0);
  await page.route('**/api/v1/simulations', (route) => route.abort());
  await page.reload();
  await room(page).getByRole('button', { name: 'Try again' }).waitFor();
  await page.unroute('**/api/v1/simulations');
  await room(page).getByRole('button', { name: 'Try again' }).click();
  await room(page).getByLabel('We use KnowBe4').waitFor();
  await page.close();
});

test('the receipt for a practice mail claims no more than it knows, and offers first aid: its mark may be forged', async () => {
  const { page } = await enter();
  await page.getByRole('region', { name: 'Preview', exact: true }).getByLabel('Moment').selectOption({ label: 'Receipt for a practice mail' });
  const pane = page.getByRole('region', { name: 'Preview', exact: true }).frameLocator('iframe');
  await pane.getByText('This looks like a practice mail.').waitFor();
  await pane.getByText('Did something already happen?').waitFor();
  await pane.getByRole('button', { name: /password/ }).click();
  await pane.locator('.aid').waitFor();
  await page.close();
});
