import { jest } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { previewPolicy } from '../../src/server/reading/preview-document.ts';
import { previewMail } from '../../src/server/reading/preview-mail.ts';
import { leakMail } from '../support/leak-mail.ts';

jest.setTimeout(120_000);

const { raw, html, hosts } = leakMail('leak.test');
const preview = previewMail(raw).html;
/** Time for whatever a page asks for late: timers, media, speculation. */
const settleMs = 3_000;

type Shown = { body: string; policy?: string; sandbox?: boolean };

/** Shows a document in a frame, as the desk does or with layers left out; counts what reaches the network, names asked for included. */
async function leaksOf({ body, policy, sandbox = false }: Shown): Promise<{ connections: number; names: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'headsup-leaks-'));
  let connections = 0;
  const trap = createTcpServer((socket) => {
    connections++;
    socket.on('error', () => undefined);
    socket.end();
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const pages = createServer((request, response) => {
    const framed = request.url === '/mail';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (framed && policy !== undefined) response.setHeader('content-security-policy', policy);
    response.end(framed ? body : `<!doctype html><title>desk</title><iframe src="/mail"${sandbox ? ' sandbox' : ''}></iframe>`);
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  const log = join(folder, 'net.json');
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      `--log-net-log=${log}`, `--host-resolver-rules=MAP *.leak.test 127.0.0.1:${String((trap.address() as AddressInfo).port)}`,
    ],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${String((pages.address() as AddressInfo).port)}/`);
    await page.mouse.click(80, 80);
    await page.waitForTimeout(settleMs);
  } finally {
    await browser.close();
    pages.closeAllConnections();
    pages.close();
    trap.close();
  }
  const written = await readFile(log, 'utf8');
  await rm(folder, { recursive: true, force: true });
  return { connections, names: hosts.filter((host) => written.includes(host)) };
}

describe('a mail that asks for something in every way, shown in a browser', () => {
  it('leaks a lot when it is shown as it is: the measure measures', async () => {
    const { connections, names } = await leaksOf({ body: html });
    expect(connections).toBeGreaterThan(10);
    expect(names.length).toBeGreaterThan(20);
  });

  it('leaks nothing as the desk shows it: sanitised, with the response’s policy, in a sandboxed frame', async () => {
    expect(await leaksOf({ body: preview, policy: previewPolicy, sandbox: true })).toEqual({ connections: 0, names: [] });
  });

  it('leaks nothing even when both other layers are missing', async () => {
    expect(await leaksOf({ body: preview })).toEqual({ connections: 0, names: [] });
  });

  it('lets out no more than speculative connections when the sanitiser is missing', async () => {
    // Speculative connections get past a policy (security, "facts that decide"): that is why there are three layers.
    const { connections } = await leaksOf({ body: html, policy: previewPolicy, sandbox: true });
    expect(connections).toBeLessThanOrEqual(4);
  });
});
