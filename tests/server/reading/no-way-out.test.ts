import { createHook } from 'node:async_hooks';
import { lookup } from 'node:dns/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { fingerprintOf } from '../../../src/server/campaigns/fingerprint.ts';
import { previewMail } from '../../../src/server/reading/preview-mail.ts';
import { readMail } from '../../../src/server/reading/read-mail.ts';
import { eml } from '../../support/eml.ts';
import { hostileMails } from '../../support/hostile-mails.ts';
import { leakMail } from '../../support/leak-mail.ts';

/** What Node itself makes for a look-up, a connection or a datagram, by whatever module, library or native code it was asked. */
const waysOut = new Set(['GETADDRINFOREQWRAP', 'GETNAMEINFOREQWRAP', 'QUERYWRAP', 'TCPCONNECTWRAP', 'TCPWRAP', 'PIPECONNECTWRAP', 'TLSWRAP', 'UDPSENDWRAP', 'UDPWRAP']);

/** Everything that tried to get out while something ran. */
async function triedDuring(work: () => unknown): Promise<string[]> {
  const tried: string[] = [];
  const hook = createHook({ init: (_id, type) => { if (waysOut.has(type)) tried.push(type); } }).enable();
  await work();
  // What is put off to a later turn is seen as well.
  await new Promise((resolve) => setTimeout(resolve, 50));
  hook.disable();
  return tried;
}

test('the same look sees a look-up and a connection', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const tried = await triedDuring(async () => {
    await lookup('localhost');
    await new Promise((resolve) => connect((server.address() as AddressInfo).port, '127.0.0.1').on('close', resolve).on('error', resolve));
  });
  server.close();
  expect(tried).toEqual(expect.arrayContaining(['GETADDRINFOREQWRAP', 'TCPCONNECTWRAP']));
});

/** Headers and parts that ask a mail program to fetch or to answer. */
const callingHeaders = eml([
  'From: a@calls.test', 'Subject: x', 'Disposition-Notification-To: <read@calls.test>', 'Return-Receipt-To: read@calls.test', 'List-Unsubscribe: <https://calls.test/u>, <mailto:u@calls.test>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click', 'X-Image-URL: http://calls.test/i.png', 'Face: http://calls.test/f', 'BIMI-Location: v=BIMI1; l=https://calls.test/logo.svg',
  'Content-Type: message/external-body; access-type=URL; URL="http://calls.test/body"',
], 'Content-Type: text/html\r\n\r\n<img src="http://calls.test/x">');

test.each([['asks in every way we know', leakMail('calls.test').raw], ['asks in its headers', callingHeaders]])(
  'a mail that %s is read, compared and previewed without a look-up, a connection or a datagram (security 17)',
  async (_name, raw) => {
    expect(await triedDuring(() => {
      fingerprintOf(readMail(raw, { trustedAuthservIds: [] }).evidence);
      previewMail(raw);
    })).toEqual([]);
  },
);

test('neither do mails written to hurt', async () => {
  for (const { name, build } of hostileMails.filter(({ build: one }) => one().length < 200_000)) {
    expect([name, await triedDuring(() => readMail(build(), { trustedAuthservIds: [] }))]).toEqual([name, []]);
  }
});
