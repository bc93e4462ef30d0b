import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import PostalMime from 'postal-mime';
import { reportPageSchema } from '../../src/contract/desk.ts';
import type { MailLine } from '../../src/simulator/wire.ts';
import { launchBrowser } from '../support/browser.ts';
import { deskSession, eventually, startDemo, type Demo } from '../support/demo.ts';
import { mailboxOf, openOutlook, paneText, resultTitle, sampleMail, sha256, theButton } from '../support/outlook.ts';

// A whole demo and a browser beside it.
jest.setTimeout(60_000);

type SinkMessage = { id: string; subject: string };
type Delivered = SinkMessage & { sha256: string };

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

/** Mails in the security mailbox with the SHA-256 of the one attachment each must have. */
async function delivered(): Promise<Delivered[]> {
  const messages = (await (await fetch(`${demo.simulator}/sink/messages`)).json()) as SinkMessage[];
  return Promise.all(messages.map(async (message) => {
    const raw = Buffer.from(await (await fetch(`${demo.simulator}/sink/messages/${message.id}`)).arrayBuffer());
    const { attachments } = await PostalMime.parse(raw, { forceRfc822Attachments: true });
    expect(attachments).toHaveLength(1);
    return { ...message, sha256: sha256(new Uint8Array(attachments[0]?.content as ArrayBuffer)) };
  }));
}

describe('one press in Outlook', () => {
  test('brings the untouched mail to the security mailbox and the desk, and the receipt names its report', async () => {
    const original = sha256(await sampleMail(mail('09').file));
    const outlook = await openOutlook(browser, demo, 'person=maya');
    await outlook.choose(mail('09'));
    const pane = await outlook.openPane();
    expect(await pane.locator('.mail').innerText()).toContain(mail('09').subject);
    await theButton(pane).click();
    await resultTitle(pane).waitFor();
    const said = await paneText(pane);
    expect(said).toContain('We have it, thank you.');
    const number = /Report (\d+)/.exec(said)?.[1];
    expect(number).toBeDefined();
    expect(said).toMatch(/Answer by .+/);
    expect(outlook.faults).toEqual([]);
    await outlook.close();

    const [arrived] = await eventually(async () => (await delivered()).filter((one) => one.sha256 === original), ({ length }) => length > 0);
    expect(arrived?.subject).toBe(`3|${mail('09').subject}`);

    // The desk, by the sign-in of the finished product: code flow with PKCE at the local issuer.
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true });
    const desk = await context.newPage();
    desk.setDefaultTimeout(15_000);
    const faults: string[] = [];
    desk.on('pageerror', (error) => { faults.push(error.message); });
    await desk.goto(demo.desk);
    await desk.getByRole('link', { name: 'Sign in', exact: true }).click();
    await desk.getByRole('button', { name: /Mirjam Visser/ }).click();
    await desk.locator('a.row', { hasText: mail('09').subject }).click();
    await desk.getByRole('heading', { name: mail('09').subject }).waitFor();
    await desk.locator('.copy-line', { hasText: `copy of report ${String(number)},` }).waitFor();
    expect(await desk.locator('main').innerText()).toContain('Outlook gave us the untouched mail, byte for byte.');
    const [download] = await Promise.all([desk.waitForEvent('download'), desk.locator('.report-tools a[download]').click()]);
    expect(sha256(await readFile(await download.path()))).toBe(original);
    await desk.getByRole('tab', { name: 'Deliveries' }).click();
    await desk.locator('.delivery-state[data-state="delivered"]', { hasText: 'Delivered' }).waitFor();
    expect(await desk.locator('#evidence').innerText()).toContain('security@linden.example');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('is open to every colleague of the demo, in every country', async () => {
    const people = (await (await fetch(`${demo.simulator}/demo/people`)).json()) as { name: string; address: string }[];
    expect(people.length).toBeGreaterThanOrEqual(6);
    for (const { name } of people) {
      const outlook = await openOutlook(browser, demo, `person=${name}&mail=${mail('03').id}`);
      const pane = await outlook.openPane();
      await theButton(pane).click();
      await resultTitle(pane).waitFor();
      expect({ name, kind: await pane.locator('.result').getAttribute('class'), faults: outlook.faults }).toEqual({ name, kind: 'result reported', faults: [] });
      await outlook.close();
    }
    const desk = await deskSession(demo);
    const { items } = reportPageSchema.parse(await (await desk('/api/v1/reports?limit=50')).json());
    const reporters = items.filter(({ subject }) => subject === mail('03').subject).map(({ reporter }) => reporter.address);
    expect(reporters.sort()).toEqual(people.map(({ address }) => address).sort());
  });

  test('on a mail that was reported before says kindly which report it is, and makes no second one', async () => {
    const report = async () => {
      const outlook = await openOutlook(browser, demo, `person=priya&mail=${mail('04').id}`);
      const pane = await outlook.openPane();
      await theButton(pane).click();
      await resultTitle(pane).waitFor();
      const said = await paneText(pane);
      await outlook.close();
      return said;
    };
    const number = /Report (\d+)/.exec(await report())?.[1];
    const again = await report();
    expect(again).toContain('You already reported this one.');
    expect(again).toContain(`It’s report ${String(number)}, and we have it.`);
    const original = sha256(await sampleMail(mail('04').file));
    await eventually(async () => (await delivered()).filter((one) => one.sha256 === original).length, (count) => count === 1);
  });
});

test('a pinned pane shows each mail its own: another mail has the button, and coming back shows the receipt', async () => {
  const outlook = await openOutlook(browser, demo, `person=jonas&lang=en-GB&pane=open&mail=${mail('05').id}`);
  await outlook.page.getByRole('button', { name: 'Pin' }).click();
  const pane = await outlook.pane();
  await theButton(pane).click();
  await resultTitle(pane).waitFor();
  const receipt = await paneText(pane);

  await outlook.choose(mail('06'));
  await pane.locator('.subject', { hasText: mail('06').subject }).waitFor();
  await theButton(pane).waitFor();
  const other = await paneText(pane);
  expect(other).toContain('Report this mail');
  expect(other).not.toMatch(/thank you|Report \d+/);

  await outlook.choose(mail('05'));
  await pane.locator('.subject', { hasText: mail('05').subject }).waitFor();
  await resultTitle(pane).waitFor();
  expect(await paneText(pane)).toBe(receipt);
  expect(outlook.faults).toEqual([]);
  await outlook.close();
});
