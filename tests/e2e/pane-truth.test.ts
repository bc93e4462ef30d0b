import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Browser, Frame } from 'playwright-core';
import { reportPageSchema } from '../../src/contract/desk.ts';
import type { MailLine } from '../../src/simulator/wire.ts';
import { launchBrowser } from '../support/browser.ts';
import { deskSession, eventually, startDemo, type Demo } from '../support/demo.ts';
import { everSaid, mailboxOf, openOutlook, paneText, rememberAllSaid, resultTitle, sampleMail, sha256, theButton, type Outlook } from '../support/outlook.ts';
import { freePort, startUnrulyProxy, type Behaviour, type UnrulyProxy } from '../support/unruly-proxy.ts';

// A whole demo and a browser beside it; one case waits out the pane's limit for silence, half a minute.
jest.setTimeout(90_000);

let demo: Demo;
let browser: Browser;
let proxy: UnrulyProxy;
let mail: (file: string) => MailLine;
let outlook: Outlook;

beforeAll(async () => {
  const port = await freePort();
  proxy = await startUnrulyProxy(port);
  [demo, browser] = await Promise.all([startDemo({ HEADSUP_PUBLIC_URL: proxy.url, HEADSUP_PUBLIC_PORT: String(port) }), launchBrowser()]);
  mail = await mailboxOf(demo);
});
afterAll(async () => {
  await browser.close();
  await demo.close();
  await proxy.close();
});
afterEach(async () => {
  await outlook.close();
});

/** Opens the mail and its pane and presses the one button while the server behaves like that. */
async function pressWhile(behaviour: Behaviour, file: string): Promise<Frame> {
  outlook = await openOutlook(browser, demo, `person=maya&mail=${mail(file).id}`);
  await rememberAllSaid(outlook);
  const pane = await outlook.openPane();
  proxy.behave(behaviour);
  proxy.reached.length = 0;
  await theButton(pane).click();
  return pane;
}

/** Nothing the pane has shown since it was opened thanks or names the number of a report. */
async function hasNotThanked(pane: Frame): Promise<void> {
  const said = (await everSaid(pane)).join('\n');
  expect(said).toContain('Report this mail');
  expect(said).not.toMatch(/thank|report \d|already reported/i);
}

/** The pane shows the receipt of this mail by itself, and there is one report of it: at the desk and in the mailbox. */
async function arrivesOnce(pane: Frame, file: string): Promise<void> {
  await pane.locator('.result.reported').waitFor();
  // "Already reported" would mean that a second press had been made up.
  expect(await resultTitle(pane).innerText()).toBe('We have it, thank you.');
  expect(new Set(proxy.reached.map(({ key }) => key)).size).toBe(1);
  const desk = await deskSession(demo);
  const { items } = reportPageSchema.parse(await (await desk(`/api/v1/reports?limit=100`)).json());
  // Rows of the list carry no fingerprint; the original of each does.
  const wanted = sha256(await sampleMail(mail(file).file));
  const originals = await Promise.all(items.map(async ({ id }) => sha256(Buffer.from(await (await desk(`/api/v1/reports/${id}/original`)).arrayBuffer()))));
  expect(originals.filter((one) => one === wanted)).toHaveLength(1);
  const messages = () => fetch(`${demo.simulator}/sink/messages`).then((answer) => answer.json() as Promise<{ subject: string }[]>);
  await eventually(async () => (await messages()).filter(({ subject }) => subject === `3|${mail(file).subject}`).length, (count) => count === 1);
}

const problem = (status: number, code: string, headers: Record<string, string> = {}): Behaviour => ({
  kind: 'answers', status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ code, message: 'A sentence for programs.', correlationId: 'c0ffee-1' }),
});
const page = (status: number): Behaviour => ({ kind: 'answers', status, headers: { 'content-type': 'text/html' }, body: '<!doctype html><h1>Thank you! Report 4711 received.</h1>' });
const receipt = (status: number, changes: object = {}): Behaviour => ({
  kind: 'answers', status, headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    id: randomUUID(), number: 4711, sha256: sha256(Buffer.from('another mail')), receivedAt: new Date().toISOString(), duplicate: false, simulation: false,
    audience: { region: 'default', frame: 'neutral', language: 'en' }, answerBy: new Date(Date.now() + 86_400_000).toISOString(), agreement: { version: null }, ...changes,
  }),
});

const notYet = 'We could not send it yet.';
const server = 'Our server could not take it just now.';
const busy = 'Our server asks for a little patience.';
const away = 'There is no connection to our server right now.';

/** How the person comes back once the server is well again. */
type Way = 'reload' | 'reopen' | 'press' | 'wait';
const cases: [what: string, file: string, behaviour: Behaviour, title: string, why: string, way: Way][] = [
  ['answers 500', '01', problem(500, 'internal'), notYet, server, 'reload'],
  ['is a proxy’s error page', '02', page(502), notYet, server, 'reopen'],
  ['answers 503 and asks for a second', '03', problem(503, 'not_ready', { 'retry-after': '1' }), notYet, busy, 'wait'],
  ['answers 429 and asks for two seconds', '04', problem(429, 'too_many', { 'retry-after': '2' }), notYet, busy, 'reload'],
  ['answers 401', '05', problem(401, 'not_signed_in'), 'One step is left: please sign in.', 'We need to know that the report comes from you.', 'reload'],
  ['is a proxy’s page 403', '06', page(403), notYet, server, 'press'],
  ['answers 201 with a page that thanks', '07', page(201), notYet, server, 'reload'],
  ['answers 201 for another mail’s SHA-256', '08', receipt(201), notYet, server, 'press'],
  ['answers 201 with an empty object', '09', { kind: 'answers', status: 201, headers: { 'content-type': 'application/json' }, body: '{}' }, notYet, server, 'reopen'],
  ['answers 200 where only 201 is a receipt', '10', receipt(200), notYet, server, 'reload'],
  ['cuts the connection', '11', { kind: 'hangs-up' }, notYet, away, 'reload'],
  ['has stored it, and the answer is lost on the way', '12', { kind: 'loses-the-answer' }, notYet, away, 'reload'],
];

describe('a server that', () => {
  test.each(cases)('%s is not thanked for, the truth is said, and the report arrives once when it is back', async (_what, file, behaviour, title, why, way) => {
    const pane = await pressWhile(behaviour, file);
    await resultTitle(pane).waitFor();
    expect(await resultTitle(pane).innerText()).toBe(title);
    const said = await paneText(pane);
    expect(said).toContain(why);
    expect(said).toContain('kept on this device');
    expect(said).toContain('stays where it is');
    await hasNotThanked(pane);
    proxy.behave({ kind: 'honest' });
    switch (way) {
      case 'reload':
        await outlook.page.reload();
        break;
      case 'reopen':
        await outlook.page.getByRole('button', { name: 'Close' }).click();
        await outlook.openPane();
        break;
      case 'press':
        await pane.getByRole('button', { name: 'Try now' }).click();
        break;
      case 'wait':
    }
    await arrivesOnce(await outlook.pane(), file);
  });

  test.each([
    ['refuses this account', problem(403, 'not_allowed'), 'Your account is not set up for reporting here yet.'],
    ['takes no mail of this size', problem(413, 'mail_too_large'), 'The mail is larger than'],
    ['stands behind a proxy that takes no mail of this size', page(413), 'The mail is larger than'],
    ['does not understand the report', problem(400, 'invalid_report'), 'did not understand'],
  ])('%s is quoted in plain words, with what to do, and nothing is kept', async (_what, behaviour, why) => {
    const pane = await pressWhile(behaviour, '01');
    await resultTitle(pane).waitFor();
    const said = await paneText(pane);
    expect(said).toContain('We could not take this report.');
    expect(said).toContain(why);
    expect(said).toContain('Please tell your security team about this mail directly.');
    expect(said).toContain('+31 30 555 01 00');
    expect(said).toContain('The mail stays where it is.');
    await hasNotThanked(pane);
    proxy.behave({ kind: 'honest' });
    await outlook.page.reload();
    await theButton(await outlook.pane()).waitFor();
    expect(proxy.reached).toEqual([]);
  });

  test('says nothing at all is given half a minute, and then the truth is said', async () => {
    const pane = await pressWhile({ kind: 'silent' }, '11');
    await resultTitle(pane).waitFor({ timeout: 45_000 });
    expect(await paneText(pane)).toContain('Our server did not answer in time.');
    await hasNotThanked(pane);
    proxy.behave({ kind: 'honest' });
    await pane.getByRole('button', { name: 'Try now' }).click();
    await pane.locator('.result.reported').waitFor();
  });

  test('refuses connections, as when it is down, has lost nothing: the next opening sends it', async () => {
    outlook = await openOutlook(browser, demo, `person=camille&lang=en-US&mail=${mail('07').id}`);
    await rememberAllSaid(outlook);
    const pane = await outlook.openPane();
    // What the press needs has loaded; what is proved here is the sending.
    await pane.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('msal')));
    await pane.locator('.fluent').first().waitFor();
    await outlook.page.waitForTimeout(500);
    proxy.behave({ kind: 'honest' });
    proxy.reached.length = 0;
    await proxy.goAway();
    await theButton(pane).click();
    await resultTitle(pane).waitFor();
    expect(await paneText(pane)).toContain(away);
    await hasNotThanked(pane);
    await outlook.page.getByRole('button', { name: 'Close' }).click();
    await proxy.comeBack();
    await outlook.page.reload();
    const again = await outlook.openPane();
    await again.locator('.result.reported').waitFor();
    expect(proxy.reached.map(({ status }) => status)).toEqual([201]);
  });
});

test('with the network off a report is kept, also over a reload, and goes out by itself when the network is back', async () => {
  outlook = await openOutlook(browser, demo, `person=jonas&lang=en-US&mail=${mail('08').id}`);
  await rememberAllSaid(outlook);
  proxy.behave({ kind: 'honest' });
  proxy.reached.length = 0;
  const network = outlook.page.getByRole('switch', { name: 'Network' });
  const pane = await outlook.openPane();
  await pane.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('msal')));
  await network.click();
  await theButton(pane).click();
  await resultTitle(pane).waitFor();
  expect(await paneText(pane)).toContain(away);
  await hasNotThanked(pane);
  await outlook.page.reload();
  await outlook.page.locator('.pane-note').waitFor();
  await outlook.page.getByRole('button', { name: 'Close' }).click();
  await network.click();
  const again = await outlook.openPane();
  await again.locator('.result.reported').waitFor();
  expect(proxy.reached.map(({ status }) => status)).toEqual([201]);
});
