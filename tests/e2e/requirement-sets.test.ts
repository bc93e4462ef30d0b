import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { reportDetailSchema, reportPageSchema } from '../../src/contract/desk.ts';
import type { MailLine } from '../../src/simulator/wire.ts';
import { launchBrowser } from '../support/browser.ts';
import { deskSession, startDemo, type Demo } from '../support/demo.ts';
import { mailboxOf, openOutlook, resultTitle, sampleMail, sha256, theButton } from '../support/outlook.ts';

// A whole demo and a browser beside it.
jest.setTimeout(60_000);

let demo: Demo;
let browser: Browser;
let mail: (file: string) => MailLine;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  mail = await mailboxOf(demo);
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});

test.each([
  // What a client cannot hand over is neither guessed nor hidden.
  ['1.5', 'maya', 'headers', ['original', 'headers', 'attachment', 'attachment', 'attachment'], 'Outlook did not give us the untouched mail.'],
  ['1.8', 'jonas', 'rebuilt', ['original'], 'Outlook did not give us the untouched mail.'],
  ['1.14', 'priya', 'file', [], 'Outlook gave us the untouched mail, byte for byte.'],
  ['1.15', 'rafael', 'file', [], 'Outlook gave us the untouched mail, byte for byte.'],
])('an Outlook with Mailbox %s reports with one press, and the desk says how the mail was obtained and what is missing', async (set, person, how, missing, sentence) => {
  const outlook = await openOutlook(browser, demo, `person=${person}&set=${set}&mail=${mail('09').id}`);
  const pane = await outlook.openPane();
  await theButton(pane).click();
  await resultTitle(pane).waitFor();
  expect(await pane.locator('.result').getAttribute('class')).toBe('result reported');
  expect(outlook.faults).toEqual([]);
  await outlook.close();

  const desk = await deskSession(demo);
  const { items } = reportPageSchema.parse(await (await desk('/api/v1/reports?limit=10')).json());
  const row = items.find(({ reporter }) => reporter.address.startsWith(person));
  const detail = reportDetailSchema.parse(await (await desk(`/api/v1/reports/${row?.id ?? ''}`)).json());
  expect({ how: detail.how, missing: detail.missing.map(({ what }) => what), set: detail.client.requirementSet }).toEqual({ how, missing, set });
  const original = Buffer.from(await (await desk(`/api/v1/reports/${detail.id}/original`)).arrayBuffer());
  expect(sha256(original) === sha256(await sampleMail(mail('09').file))).toBe(how === 'file');
  if (how !== 'file') expect(original.toString('latin1')).toMatch(/^X-HeadsUp-/im);

  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${demo.desk}/reports/${detail.id}`);
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /Mirjam Visser/ }).click();
  // In its campaign, with the evidence of this very report.
  await page.locator('.copy-line', { hasText: `copy of report ${String(detail.number)},` }).waitFor();
  await page.getByText(sentence).first().waitFor();
  expect(await page.locator('.not-obtained li').count()).toBe(missing.length);
  await context.close();
});
