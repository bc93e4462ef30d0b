import { jest } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { newId } from '../../../src/server/ids.ts';
import { createMailReader } from '../../../src/server/reading/mail-reader.ts';
import { readDue } from '../../../src/server/reading/read-due.ts';
import { testDatabase, type TestDatabase } from '../../support/databases.ts';
import { freePort } from '../../support/desk-issuer.ts';
import { deskServer, signIn } from '../../support/desk-server.ts';
import { leakingHtml } from '../../support/leaking-html.ts';
import { root } from '../../support/project-files.ts';
import { storedReport } from '../../support/stored-report.ts';

jest.setTimeout(90_000);

const { html, hosts } = leakingHtml('leak.test');
const mail = `From: Billing <billing@examp1e.test>\r\nSubject: Leaks\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;

/** A network of its own: every host below leak.test leads here; connections count even where nothing is said over them. */
async function trap() {
  let connections = 0;
  const server = createTcpServer((socket) => { connections++; socket.on('error', () => undefined).destroy(); });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  return { port, connections: () => connections, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** A Chromium that writes down all that its network stack was asked for. */
async function watched<T>(use: (browser: Browser, policyComplaints: string[]) => Promise<T>) {
  const folder = await mkdtemp(join(tmpdir(), 'headsup-netlog-'));
  const log = join(folder, 'net.json');
  const net = await trap();
  const complaints: string[] = [];
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      `--log-net-log=${log}`, `--host-resolver-rules=MAP *.leak.test 127.0.0.1:${String(net.port)}`,
    ],
  });
  const value = await use(browser, complaints).finally(() => browser.close());
  const written = await readFile(log, 'utf8');
  await net.close();
  await rm(folder, { recursive: true, force: true });
  return { value, complaints, written, asked: hosts.filter((host) => written.includes(host)), connections: net.connections() };
}

describe('the desk in a browser', () => {
  let database: TestDatabase;
  let desk: ReturnType<typeof deskServer>;
  let url: string;
  let reportId: string;
  let cookie: string;
  beforeAll(async () => {
    database = await testDatabase('sqlite');
    url = `http://localhost:${String(await freePort())}`;
    desk = deskServer(database, { deskDir: join(root, 'dist/desk'), config: { deskUrl: url, issuer: 'http://localhost:1', clientId: 'desk', clientSecret: undefined, roleGroups: {} } });
    await desk.app.listen({ port: Number(new URL(url).port), host: 'localhost' });
    reportId = (await storedReport(database.db, mail)).id;
    const reader = createMailReader({ trustedAuthservIds: [] });
    await readDue({ db: database.db, engine: 'sqlite', clock: Date.now, newId, reader, options: { trustedAuthservIds: [] }, onRead: () => undefined });
    await reader.close();
    cookie = await signIn(desk.app, 'analyst');
  });
  afterAll(async () => { await desk.close(); await database.close(); });

  const signedIn = async (browser: Browser) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    return context;
  };

  it('shows a mail full of leaks without one request, one connection or one name looked up', async () => {
    const { value, written, asked, connections } = await watched(async (browser) => {
      const context = await signedIn(browser);
      const page = await context.newPage();
      const wanted: string[] = [];
      page.on('request', (request) => wanted.push(request.url()));
      await page.goto(`${url}/reports/${reportId}`);
      const frame = page.frameLocator('iframe.preview');
      const shown = await frame.locator('body').innerText();
      for (const tab of ['Links', 'Files', 'Route', 'Headers', 'Source', 'Deliveries', 'Mail']) {
        await page.locator('.tabs').getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
        await page.waitForTimeout(200);
      }
      // The frame opened by itself has no sandbox attribute: the policy's own sandbox must do.
      const alone = await context.newPage();
      alone.on('request', (request) => wanted.push(request.url()));
      await alone.goto(`${url}/api/v1/reports/${reportId}/preview`);
      await alone.waitForTimeout(1500);
      return { shown, outside: wanted.filter((one) => !one.startsWith(url)) };
    });
    expect(value.shown).toContain('text');
    expect(written).toContain(`${url}/api/v1/reports/${reportId}/preview`);
    expect(value.outside).toEqual([]);
    expect(asked).toEqual([]);
    expect(connections).toBe(0);
  });

  it('would have leaked a lot without the three layers, so that the measure is known to measure', async () => {
    const bare: Server = createServer((_request, response) => { response.setHeader('content-type', 'text/html; charset=utf-8').end(html.replace(/<base[^>]*>|<meta http-equiv="refresh"[^>]*>/g, '')); });
    await new Promise<void>((resolve) => bare.listen(0, 'localhost', resolve));
    const { asked, connections } = await watched(async (browser) => {
      const page = await browser.newPage();
      await page.goto(`http://localhost:${String((bare.address() as AddressInfo).port)}/`, { waitUntil: 'commit' });
      await page.waitForTimeout(3000);
    });
    bare.closeAllConnections();
    bare.close();
    expect(asked.length).toBeGreaterThan(30);
    expect(connections).toBeGreaterThan(20);
  });

  it('does all it does under its own policy, trusted types included', async () => {
    const { complaints } = await watched(async (browser, said) => {
      const context = await signedIn(browser);
      const page = await context.newPage();
      page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) said.push(message.text()); });
      page.on('pageerror', (error) => said.push(error.message));
      await page.goto(url);
      await page.getByText('Leaks').first().click();
      for (const tab of ['Links', 'Files', 'Route', 'Headers', 'Source', 'Deliveries', 'Mail']) await page.locator('.tabs').getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      await page.getByRole('tab', { name: 'Plain text' }).click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      expect(await page.evaluate(() => { try { document.body.innerHTML = '<b>x</b>'; return 'taken'; } catch { return 'refused'; } })).toBe('refused');
    });
    expect(complaints.filter((text) => !text.includes("requires 'TrustedHTML' assignment"))).toEqual([]);
  });

  it('is not shown in anybody’s frame, and has a policy without exceptions', async () => {
    const answer = await desk.app.inject({ url: '/' });
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    const nonces = await Promise.all([1, 2].map(async () => /'nonce-([^']+)'/.exec(String((await desk.app.inject({ url: '/' })).headers['content-security-policy']))?.[1]));
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(answer.headers).toMatchObject({ 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin', 'cache-control': 'no-store' });
    expect(answer.headers).not.toHaveProperty('server');
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });
});
