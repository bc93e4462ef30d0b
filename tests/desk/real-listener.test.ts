import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { newId } from '../../src/server/ids.ts';
import { createMailReader } from '../../src/server/reading/mail-reader.ts';
import { readDue } from '../../src/server/reading/read-due.ts';
import { testDatabase } from '../support/databases.ts';
import type { TestDatabase } from '../support/databases.ts';
import { freePort } from '../support/desk-issuer.ts';
import { deskServer } from '../support/desk-server.ts';
import { root } from '../support/project-files.ts';
import { storedReport } from '../support/stored-report.ts';
import { axeViolations, openBrowser } from './browser.ts';

jest.setTimeout(60_000);

const mail = [
  'Authentication-Results: mx.example.test; spf=fail smtp.mailfrom=evil.test',
  'Received: from evil.test (203.0.113.7) by mx.example.test with ESMTP; Sun, 22 Nov 2026 08:00:02 +0000',
  'From: "Billing" <billing@examp1e.test>',
  'Reply-To: collect@elsewhere.test',
  'Subject: Invoice <b>4711</b> =?utf-8?B?4oCuZmRw?=',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Pay <a href="https://evil.test/pay">https://example.test/invoice</a><img src="https://pixel.evil.test/o.gif"><script>window.hacked=1</script></p>',
].join('\r\n');

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

test('over the real listener and its policy: sign in, open the campaign, see every kind of evidence, download the same bytes', async () => {
  const reader = createMailReader({ trustedAuthservIds: ['mx.example.test'] });
  await storedReport(database.db, mail);
  await readDue({ db: database.db, engine: 'sqlite', clock: Date.now, newId, reader, options: { trustedAuthservIds: ['mx.example.test'] }, onRead: () => undefined });
  await reader.close();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' && !/40[14]/.test(message.text())) complaints.push(message.text()); });
  page.on('pageerror', ({ message }) => complaints.push(message));
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));

  await page.goto(url);
  await page.getByRole('button', { name: /^Sign in as Ana/ }).click();
  await page.locator('.row').first().click();
  await page.waitForSelector('.tabs');
  expect(await page.locator('#report-title').innerText()).toContain('Invoice <b>4711</b>');
  await page.frameLocator('iframe.preview').getByText('Pay').waitFor();
  await page.getByText(/Left out:/).waitFor();
  expect(await page.locator('#evidence').innerText()).toMatch(/Our own mail server says\s+SPF[^\n]*failed/);
  const open = (name: string) => page.locator('.tabs').getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  await open('Links');
  await page.getByText('hxxps://evil[.]test/pay').waitFor();
  await page.getByText('Shows another address').waitFor();
  await open('Route');
  await page.getByText('received by mx.example.test').waitFor();
  await open('Headers');
  await page.getByText('collect@elsewhere.test').waitFor();
  await open('Source');
  await page.getByText('window.hacked=1').waitFor();
  await open('Deliveries');
  await page.getByText('security@example.test').waitFor();

  await open('Mail');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the original' }).click();
  const bytes = await readFile(await (await download).path());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(createHash('sha256').update(mail).digest('hex'));

  expect(requests.filter((request) => !request.startsWith(url) && !request.startsWith('data:'))).toEqual([]);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a search over the real store narrows the queue, without a violation', async () => {
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(`${url}/?q=nothing%20like%20this`);
  await page.getByRole('button', { name: /^Sign in as Ana/ }).click();
  await page.getByText('No campaign here matches.').waitFor();
  await page.fill('#search', 'invoice');
  await page.waitForSelector('.row');
  expect(await axeViolations(page)).toEqual([]);
  await page.close();
});
