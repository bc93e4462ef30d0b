import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Colleague, MailLine } from '../../src/simulator/wire.ts';
import { launchBrowser, paneFrame } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { inPane } from '../support/in-pane.ts';

// Each test is a browser of its own beside a whole demo.
jest.setTimeout(60_000);

const samples = join(import.meta.dirname, '../../src/simulator/mails');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the simulated Outlook in a browser', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let mails: MailLine[];
  const idOf = (part: string) => mails.find(({ file }) => file.includes(part))!.id;
  const open = (parameters: string) => page.goto(`${demo.simulator}/?${parameters}`);
  const report = () => page.locator('.action.report');

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
    mails = (await (await fetch(`${demo.simulator}/mailbox/mails`)).json()) as MailLine[];
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });
  beforeEach(async () => {
    page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    page.setDefaultTimeout(15_000);
  });
  afterEach(() => page.context().close());

  test('one press opens the pane, and office.js in it knows the mail, the person and the client', async () => {
    await open('person=haruka&set=1.14');
    await page.locator('.row', { hasText: 'お支払い' }).click();
    await report().click();
    const pane = await paneFrame(page);
    expect(await inPane.item(pane)).toMatchObject({ subject: '【重要】お支払い方法の確認のお願い', from: 'account-update@ouchi-shop.example', messageId: '<20261120103112.4410@v118.hosting.test>' });
    expect(await inPane.text(pane)).toContain('カード情報');
    expect(await inPane.headers(pane)).toMatch(/^Return-Path: .*\r\nReceived: /);
    const client = await pane.evaluate(() => ({
      language: Office.context.displayLanguage,
      host: Office.context.diagnostics.host,
      platform: Office.context.platform,
      zone: Office.context.mailbox.userProfile.timeZone,
      address: Office.context.mailbox.userProfile.emailAddress,
    }));
    expect(client).toEqual({ language: 'ja-JP', host: 'Outlook', platform: 'OfficeOnline', zone: 'Tokyo Standard Time', address: 'haruka.mori@linden.example' });
  });

  test.each([
    ['1.5', [], false],
    ['1.8', ['getAllInternetHeadersAsync', 'getAttachmentContentAsync'], false],
    ['1.14', ['getAsFileAsync', 'getAllInternetHeadersAsync', 'getAttachmentContentAsync'], true],
    ['1.15', ['getAsFileAsync', 'getAllInternetHeadersAsync', 'getAttachmentContentAsync'], true],
  ])('a client with Mailbox %s has the calls of that set and no others', async (set, methods, hasTheme) => {
    await open(`set=${set}&pane=open&theme=dark&mail=${idOf('minutes')}`);
    const pane = await paneFrame(page);
    expect((await inPane.item(pane))!.methods).toEqual(methods);
    const [next, theme] = await pane.evaluate((current) => {
      const [major, minor] = current.split('.').map(Number);
      const { requirements, officeTheme } = Office.context;
      return [[requirements.isSetSupported('Mailbox', current), requirements.isSetSupported('Mailbox', `${major}.${minor! + 1}`)], officeTheme] as const;
    }, set);
    expect(next).toEqual([true, false]);
    expect(theme?.isDarkTheme).toBe(hasTheme ? true : undefined);
  });

  test('gives every sample mail as its very bytes', async () => {
    await open(`pane=open&mail=${idOf('01')}`);
    await page.getByRole('button', { name: 'Pin' }).click();
    for (const line of mails) {
      await page.locator(`.row[data-file="${line.file}"]`).click();
      const pane = await paneFrame(page);
      await pane.waitForFunction((subject) => Office.context.mailbox.item?.subject === subject, line.subject);
      const bytes = Buffer.from(await inPane.file(pane), 'base64');
      expect({ file: line.file, sha256: sha256(bytes) }).toEqual({ file: line.file, sha256: sha256(await readFile(join(samples, line.file))) });
    }
  });

  test('tells a pinned pane of another mail; a pane that is not pinned closes', async () => {
    await open(`pane=open&mail=${idOf('01')}`);
    const pane = await paneFrame(page);
    await page.locator('.row', { hasText: 'Lunch and learn' }).click();
    await page.locator('.pane').waitFor({ state: 'detached' });
    expect(pane.isDetached()).toBe(true);

    await report().click();
    await page.getByRole('button', { name: 'Pin' }).click();
    const pinned = await paneFrame(page);
    await pinned.evaluate(() => {
      Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => document.body.setAttribute('data-heard', Office.context.mailbox.item?.subject ?? 'none'));
    });
    await page.locator('.row', { hasText: 'Minutes and figures' }).click();
    await pinned.waitForSelector('body[data-heard="Minutes and figures of the test bench"]', { state: 'attached' });
    expect((await inPane.item(pinned))!.attachments).toEqual([
      { name: 'chart.png', size: 796, isInline: true },
      { name: 'Minutes 12 November.txt', size: 151, isInline: false },
      { name: 'Prüfstunden.csv', size: 63, isInline: false },
    ]);
  });

  test('a pane without a mail knows whose mailbox it is in, and hears of the first mail', async () => {
    await open('person=jonas&pane=open');
    const pane = await paneFrame(page);
    expect(await inPane.item(pane)).toBeNull();
    expect(await pane.evaluate(() => Office.context.mailbox.userProfile.emailAddress)).toBe('jonas.richter@linden.example');
    await page.getByRole('button', { name: 'Anheften' }).click();
    await page.locator('.row', { hasText: 'Lunch and learn' }).click();
    await pane.waitForFunction(() => Office.context.mailbox.item?.subject === 'Lunch and learn on Thursday');
  });

  test('a change of theme reaches the pane as an event', async () => {
    await open(`pane=open&mail=${idOf('01')}`);
    const pane = await paneFrame(page);
    await pane.evaluate(() => {
      Office.context.mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, (args: { officeTheme: { isDarkTheme: boolean } }) => document.body.setAttribute('data-dark', String(args.officeTheme.isDarkTheme)));
    });
    await page.getByRole('switch', { name: 'Dark' }).click();
    await pane.waitForSelector('body[data-dark="true"]', { state: 'attached' });
    expect(await pane.evaluate(() => Office.context.officeTheme.bodyBackgroundColor)).toBe('#292929');
  });

  test('with the network off every request of the pane fails, those under way too, and works again after', async () => {
    await open(`pane=open&mail=${idOf('01')}`);
    const pane = await paneFrame(page);
    const requests = () =>
      pane.evaluate(async () => ({
        fetch: await fetch('/healthz').then(({ ok }) => ok, () => 'failed'),
        xhr: await new Promise((resolve) => {
          const request = new XMLHttpRequest();
          request.open('GET', '/healthz');
          request.onload = () => resolve(request.status);
          request.onerror = () => resolve('failed');
          request.send();
        }),
        onLine: navigator.onLine,
      }));
    expect(await requests()).toEqual({ fetch: true, xhr: 200, onLine: true });

    await page.route('**/healthz?slow', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await route.continue().catch(() => undefined);
    });
    const underWay = pane.evaluate(
      () =>
        new Promise((resolve) => {
          const request = new XMLHttpRequest();
          request.open('GET', '/healthz?slow');
          request.onload = () => resolve('answered');
          request.onerror = () => resolve('failed');
          request.send();
          document.body.setAttribute('data-sent', 'yes');
        }),
    );
    await pane.waitForSelector('body[data-sent]', { state: 'attached' });
    await page.getByRole('switch', { name: 'Network' }).click();
    expect(await underWay).toBe('failed');
    expect(await requests()).toEqual({ fetch: 'failed', xhr: 'failed', onLine: false });
    await page.getByRole('switch', { name: 'Network' }).click();
    await pane.waitForFunction(() => navigator.onLine);
    expect(await requests()).toEqual({ fetch: true, xhr: 200, onLine: true });
  });

  test('asks the person to sign in where the switch says so, and takes no for an answer', async () => {
    await open(`person=priya&signin=ask&pane=open&mail=${idOf('01')}`);
    const pane = await paneFrame(page);
    const bridge = (method: string) =>
      pane.evaluate(
        (asked) =>
          new Promise<{ success: boolean; status?: string; user?: string }>((resolve) => {
            const { nestedAppAuthBridge } = window as unknown as { nestedAppAuthBridge: { addEventListener(name: string, heard: (text: string) => void): void; postMessage(text: string): void } };
            const requestId = crypto.randomUUID();
            nestedAppAuthBridge.addEventListener('message', (text) => {
              const answer = JSON.parse(text) as { requestId: string; success: boolean; error?: { status: string }; account?: { username: string } };
              if (answer.requestId === requestId) resolve({ success: answer.success, ...(answer.error && { status: answer.error.status }), ...(answer.account && { user: answer.account.username }) });
            });
            nestedAppAuthBridge.postMessage(JSON.stringify({ messageType: 'NestedAppAuthRequest', method: asked, requestId, tokenParams: { scope: 'x' } }));
          }),
        method,
      );
    expect(await bridge('GetToken')).toEqual({ success: false, status: 'USER_INTERACTION_REQUIRED' });
    const refused = bridge('GetTokenPopup');
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await refused).toEqual({ success: false, status: 'USER_CANCEL' });
    const agreed = bridge('GetTokenPopup');
    await page.getByRole('button', { name: 'Continue as Priya Nair' }).click();
    expect(await agreed).toEqual({ success: true, user: 'priya.nair@linden.example' });
    expect((await bridge('GetToken')).success).toBe(true);
  });

  test('the address holds person, client, mail and pane over a reload', async () => {
    await open('person=sanne');
    await page.locator('.row', { hasText: 'authenticator' }).click();
    await page.getByRole('combobox', { name: 'Mailbox' }).selectOption('1.8');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('de-DE');
    await report().click();
    await paneFrame(page);
    await page.reload();
    const pane = await paneFrame(page);
    expect((await inPane.item(pane))!.subject).toBe('Voor maandag: koppel je nieuwe authenticator');
    expect(await pane.evaluate(() => [Office.context.displayLanguage, Office.context.requirements.isSetSupported('Mailbox', '1.9')])).toEqual(['de-DE', false]);
    expect(await report().textContent()).toBe('Melden');
  });

  test('a dropped mail is on top, and 30 MB of it reach the pane untouched', async () => {
    await open('person=maya');
    const file = Buffer.alloc(22_000_000, 'harmless').toString('base64').replaceAll(/.{76}/g, '$&\r\n');
    const head = 'From: big@drop.test\r\nSubject: Large\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n';
    const raw = Buffer.from(`${head}--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=large.zip\r\n\r\n${file}\r\n--b--\r\n`);
    const path = join(demo.dataDir, 'large.eml');
    await writeFile(path, raw);
    await page.locator('input[type=file]').setInputFiles(path);
    await page.locator('.reading h1', { hasText: 'Large' }).waitFor();
    expect(await page.locator('.row').first().locator('.row-subject').textContent()).toBe('Large');
    await report().click();
    const pane = await paneFrame(page);
    const digest = await pane.evaluate(async () => {
      const base64 = await new Promise<string>((resolve) => Office.context.mailbox.item!.getAsFileAsync((result) => resolve(result.value)));
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    });
    expect(digest).toBe(sha256(raw));
  });

  test('mails are opened, and the pane is reached and left, with keys alone', async () => {
    await open(`person=maya&mail=${mails[0]!.id}`);
    const list = page.getByRole('listbox');
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('.reading h1', { hasText: mails[1]!.subject }).waitFor();
    await report().focus();
    await page.keyboard.press('Enter');
    const pane = await paneFrame(page);
    await page.waitForFunction(() => document.activeElement?.tagName === 'IFRAME');
    const focused = () => pane.evaluate(() => document.activeElement?.tagName);
    await page.keyboard.press('Tab');
    await pane.waitForFunction(() => document.activeElement?.tagName === 'BUTTON');
    expect(await focused()).toBe('BUTTON');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.classList.contains('report'));
  });

  test('Escape and the close button give the focus back to the Report button', async () => {
    await open(`person=maya&pane=open&mail=${mails[0]!.id}`);
    await paneFrame(page);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.evaluate(() => document.activeElement?.classList.contains('report'))).toBe(true);
  });

  test.each(['light', 'dark'])('axe finds nothing to say about any page in the %s theme', async (theme) => {
    const axe = await readFile(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
    const context = await browser.newContext({ bypassCSP: true, colorScheme: theme as 'light' | 'dark', viewport: { width: 1280, height: 800 } });
    const checked = await context.newPage();
    const violations = async () => {
      await checked.evaluate(axe);
      const { violations: found } = await checked.evaluate(() => (window as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }).axe.run(document, { iframes: false }));
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    };
    const look = async (path: string, selector: string) => {
      await checked.goto(`${demo.simulator}${path}`);
      await checked.locator(selector).first().waitFor();
      await checked.waitForTimeout(500);
      return violations();
    };
    expect(await look(`/?theme=${theme}`, '.row')).toEqual([]);
    await checked.getByRole('button', { name: 'How this works' }).click();
    expect(await violations()).toEqual([]);
    expect(await look(`/?person=layla&theme=${theme}&pane=open&mail=${idOf('minutes')}`, '.attachments')).toEqual([]);
    await checked.setViewportSize({ width: 420, height: 800 });
    expect(await look(`/?theme=${theme}&mail=${idOf('01')}`, '.mail-head')).toEqual([]);
    expect(await look('/sink', '.messages h1')).toEqual([]);
    await context.close();
  });

  test('every colleague of the demo can be chosen, in at least six countries', async () => {
    const people = (await (await fetch(`${demo.simulator}/demo/people`)).json()) as Colleague[];
    expect(new Set(people.map(({ country }) => country))).toEqual(new Set(['NL', 'DE', 'US', 'BR', 'JP', 'IN', 'SA', 'FR']));
    for (const person of people) expect(person).toMatchObject({ name: expect.any(String), displayName: expect.any(String), language: expect.any(String), timeZone: expect.stringContaining('/'), department: expect.any(String) });
    await open('');
    expect(await page.getByRole('combobox', { name: 'Person' }).locator('option').count()).toBe(people.length);
  });
});
