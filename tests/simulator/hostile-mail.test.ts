import { createServer, type AddressInfo, type Server } from 'node:net';
import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';

// A browser beside a whole demo.
jest.setTimeout(60_000);

describe('a hostile mail in the simulated reading pane', () => {
  let demo: Demo;
  let browser: Browser;
  let tracker: Server;
  let connections = 0;
  let place: string;

  beforeAll(async () => {
    tracker = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => tracker.once('listening', resolve));
    place = `http://127.0.0.1:${(tracker.address() as AddressInfo).port}`;
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
    tracker.close();
  });

  test('makes no connection: not for pictures, styles, hints, frames, scripts or a click on its links', async () => {
    const at = (what: string) => `${place}/${what}`;
    const html = `<html><head><base href="${place}"><meta http-equiv="refresh" content="0;url=${at('refresh')}"><link rel="stylesheet" href="${at('css')}">
<link rel="preconnect" href="${place}"><link rel="dns-prefetch" href="${place}"><link rel="prefetch" href="${at('prefetch')}"><link rel="preload" as="image" href="${at('preload')}">
<style>@import url(${at('import')});body{background:url(${at('body')})}@font-face{font-family:x;src:url(${at('font')})}p{font-family:x;list-style-image:url(${at('list')})}</style></head>
<body background="${at('background')}" style="background-image:url(${at('inline')})" onload="fetch('${at('onload')}')">
<p style="background:url('${at('p')}');color:red">Text <img src="${at('img')}" srcset="${at('srcset')} 2x" alt="x"><img src="//127.0.0.1:${place.split(':')[2]}/relative"><picture><source srcset="${at('source')}"><img src="x"></picture></p>
<svg><image href="${at('svg')}"/><use href="${at('use')}#x"/><style>*{fill:url(${at('svgstyle')})}</style></svg><math><mi xlink:href="${at('math')}">m</mi></math>
<iframe src="${at('iframe')}"></iframe><object data="${at('object')}"></object><embed src="${at('embed')}"><video src="${at('video')}" poster="${at('poster')}" autoplay></video><audio src="${at('audio')}" autoplay></audio>
<form action="${at('form')}"><input type="image" src="${at('input')}"><button formaction="${at('button')}">Send</button></form><script src="${at('script')}"></script><script>new Image().src='${at('run')}'</script>
<table background="${at('table')}"><tr><td background="${at('td')}">cell</td></tr></table><a id="l" href="${at('link')}" ping="${at('ping')}" target="_top">A link to press</a>
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='${at('datasvg')}'/></svg>"><img src="cid:nothing"><template><img src="${at('template')}"></template><noscript><img src="${at('noscript')}"></noscript></body></html>`;
    const mail = `From: tracker@hostile.test\r\nSubject: Hostile\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;
    const { id } = (await (await fetch(`${demo.simulator}/demo/mails`, { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: mail })).json()) as { id: string };

    const page = await browser.newPage();
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(demo.simulator) && !request.url().startsWith(demo.publicUrl) && !request.url().startsWith('data:')) foreign.push(request.url());
    });
    await page.goto(`${demo.simulator}/?mail=${id}`);
    const body = page.frameLocator('iframe.body');
    await body.getByText('A link to press').click();
    await page.waitForTimeout(1500);
    expect(await body.locator('body').innerText()).toContain('cell');
    expect(page.url()).toContain(id);

    // The frame's own document once more, opened by itself: nothing of it may run or load there either.
    await page.goto(`${demo.simulator}/mailbox/mails/${id}/body`);
    await page.waitForTimeout(1000);
    expect(foreign).toEqual([]);
    expect(connections).toBe(0);
  });
});
