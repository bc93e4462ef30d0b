import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import * as openid from 'openid-client';
import { startDemo, type Demo } from '../../src/simulator/start-demo.ts';

jest.setTimeout(30_000);

/** Stands in for the product's server, so that these tests are about the simulator's own listener. */
let environment: Record<string, string | undefined> = {};
const noServer = async (env: Record<string, string | undefined>) => {
  environment = env;
  return { publicUrl: env['HEADSUP_PUBLIC_URL']!, deskUrl: env['HEADSUP_DESK_URL']!, close: async () => undefined };
};
const anyPorts = { HEADSUP_DEMO_PORT: '0', HEADSUP_PUBLIC_PORT: '0', HEADSUP_DESK_PORT: '0' };

describe('the demo', () => {
  let folder: string;
  let demo: Demo;
  const at = (path: string, init?: RequestInit) => fetch(new URL(path, demo.simulatorUrl), { redirect: 'manual', ...init });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-'));
    demo = await startDemo({ ...anyPorts, HEADSUP_DATA_DIR: folder, HEADSUP_REPORT_MAILBOX: 'given@linden.example' }, noServer);
  });
  afterAll(async () => {
    await demo.close();
    await rm(folder, { recursive: true });
  });

  test('gives the server its issuer, its sink and the library’s scripts; what was given wins', () => {
    const origin = demo.simulatorUrl.slice(0, -1);
    expect(environment).toMatchObject({
      HEADSUP_DEMO: '1',
      HEADSUP_ISSUER: `${origin}/identity`,
      HEADSUP_JWKS_URL: `${origin}/identity/jwks`,
      HEADSUP_FRAME_ANCESTORS: origin,
      HEADSUP_REPORTS_PER_HOUR: '0',
      HEADSUP_REPORT_MAILBOX: 'given@linden.example',
      HEADSUP_SMTP_URL: demo.smtpUrl,
    });
    const scripts = environment['HEADSUP_OFFICE_JS']!.split(' ').map((address) => new URL(address).pathname);
    expect(scripts).toEqual(['/page/microsoft-ajax.js', expect.stringMatching(/^\/office-js\/[\d.]+\/office\.js$/), '/page/office-additions.js']);
  });

  test('signs a person of the desk in by code flow with PKCE, after asking who it is, each time', async () => {
    const settings = await openid.discovery(new URL(environment['HEADSUP_DESK_ISSUER']!), environment['HEADSUP_DESK_CLIENT_ID']!, environment['HEADSUP_DESK_CLIENT_SECRET'], undefined, {
      execute: [openid.allowInsecureRequests],
    });
    const redirect = `${environment['HEADSUP_DESK_URL']!}/signed-in`;
    const cookies = new Map<string, string>();
    const visit = async (address: string, init: RequestInit = {}) => {
      const answer = await fetch(address, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
      for (const line of answer.headers.getSetCookie()) cookies.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1, line.indexOf(';')));
      return answer;
    };

    for (const [who, roles] of [['analyst', ['analyst']], ['admin', ['admin']]] as const) {
      const verifier = openid.randomPKCECodeVerifier();
      const state = openid.randomState();
      const nonce = openid.randomNonce();
      const start = openid.buildAuthorizationUrl(settings, { redirect_uri: redirect, scope: 'openid profile', code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', state, nonce });
      const question = new URL((await visit(start.href)).headers.get('location')!, start).href;
      const page = await (await visit(question)).text();
      expect(page).toContain('Who are you?');
      expect(page).toContain(`value="${who}"`);
      let answer = await visit(question, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `who=${who}` });
      while (answer.headers.get('location')?.startsWith(redirect) !== true) {
        const next = answer.headers.get('location');
        if (next !== null) answer = await visit(new URL(next, start).href);
        else {
          // Somebody else is signed in there: the provider signs them out by a form that submits itself.
          const form = await answer.text();
          const action = /action="([^"]+)"/.exec(form)![1]!;
          const fields = [...form.matchAll(/name="([^"]+)" value="([^"]+)"/g)].map(([, name, value]) => `${name}=${encodeURIComponent(value!)}`);
          answer = await visit(action, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: fields.join('&') });
        }
      }

      const tokens = await openid.authorizationCodeGrant(settings, new URL(answer.headers.get('location')!), { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce });
      expect(tokens.claims()).toMatchObject({ roles, tid: environment['HEADSUP_TENANTS'], oid: expect.any(String), name: expect.any(String), preferred_username: expect.stringContaining('@linden.example') });
      expect(tokens.claims()!.sub).toBe(tokens.claims()!['oid']);
    }
  });

  test('gives a colleague’s token as text, and as JSON to who asks for that alone', async () => {
    const text = await (await at('/demo/token?as=Sanne')).text();
    expect(text).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const json = (await (await at('/demo/token?as=sanne', { headers: { accept: 'application/json' } })).json()) as object;
    expect(json).toMatchObject({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 });
    expect((await at('/demo/token?as=nobody')).status).toBe(404);
  });

  test('shows what arrived, and lets the mail server fail', async () => {
    const { hostname, port } = new URL(demo.smtpUrl);
    const attachment = Buffer.from('From: x@y.test\n\nOriginal, bare line ends.\n');
    await createTransport({ host: hostname, port: Number(port), ignoreTLS: true }).sendMail({
      from: 'heads-up@linden.example', to: 'security@linden.example', subject: '3|Überraschung', text: 'Report 1', attachments: [{ filename: 'original.eml', content: attachment, contentType: 'application/octet-stream' }],
    });
    const [message] = (await (await at('/sink/messages')).json()) as { id: string }[];
    expect(message).toEqual({ id: expect.any(String), from: 'heads-up@linden.example', to: ['security@linden.example'], subject: '3|Überraschung', receivedAt: expect.any(String) });
    const raw = await at(`/sink/messages/${message!.id}`);
    expect(raw.headers.get('content-type')).toBe('application/octet-stream');
    expect(await raw.text()).toContain('\r\nSubject: ');
    const details = (await (await at(`/sink/messages/${message!.id}/details`)).json()) as { attachments: object[] };
    expect(details.attachments).toEqual([{ name: 'original.eml', type: 'application/octet-stream', bytes: attachment.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);

    const behave = (mode: string) => at('/sink/behaviour', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ mode }) });
    expect(await (await behave('later')).json()).toEqual({ mode: 'later' });
    expect((await behave('explode')).status).toBe(400);
    expect(await (await behave('ok')).json()).toEqual({ mode: 'ok' });
    expect((await at('/sink/messages/..%2fsecrets')).status).toBe(404);
  });

  test('serves Microsoft’s library byte for byte, whatever the case of the path, and nothing beside it', async () => {
    const base = new URL(environment['HEADSUP_OFFICE_JS']!.split(' ')[1]!);
    const library = async (path: string) => at(new URL(path, base).pathname);
    const packaged = join(import.meta.dirname, '../../node_modules/@microsoft/office-js/dist');
    for (const [asked, file] of [['office.js', 'office.js'], ['AgaveErrorUX/AgaveErrorUX.js', 'agaveerrorux/agaveerrorux.js'], ['de-de/Outlook_Strings.js', 'de-de/outlook_strings.js']] as const) {
      const answer = await library(asked);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(Buffer.from(await answer.arrayBuffer()).equals(await readFile(join(packaged, file)))).toBe(true);
    }
    expect((await at(`${base.pathname.replace('office.js', '')}..%2f..%2fpackage.json`)).status).toBe(404);
  });

  test('answers to loopback names only, and changes nothing for pages of other origins', async () => {
    const { port } = new URL(demo.simulatorUrl);
    const status = await new Promise((resolve) => get({ host: '127.0.0.1', port, path: '/demo/token?as=sanne', headers: { host: 'rebound.test' } }, (answer) => resolve(answer.resume().statusCode)));
    expect(status).toBe(403);
    const foreign = await at('/sink/behaviour', { method: 'POST', headers: { 'content-type': 'application/json', origin: 'http://elsewhere.test' }, body: '{"mode":"refuse"}' });
    expect(foreign.status).toBe(403);
  });

  test('refuses a mail above 150 MB at once', async () => {
    const answer = await at('/demo/mails', { method: 'POST', headers: { 'content-type': 'message/rfc822', 'content-length': String(151 * 1024 * 1024) }, body: 'x' }).catch(() => null);
    expect(answer === null || answer.status === 413).toBe(true);
  });

  test('says in one sentence that a port is in use, and ends with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const taken = String((other.address() as { port: number }).port);
    const run = promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../dist/simulator/demo.js')], {
      env: { ...process.env, ...anyPorts, HEADSUP_DEMO_PORT: taken, HEADSUP_DATA_DIR: join(folder, 'second') },
    });
    await expect(run).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(new RegExp(`^Port ${taken} is in use by another program\\..*\n$`)) });
    other.close();
  });

  test('names every fault of its own settings', async () => {
    await expect(startDemo({ ...anyPorts, HEADSUP_DEMO_PORT: 'many', HEADSUP_DESK_PORT: '70000' }, noServer)).rejects.toThrow(/HEADSUP_DEMO_PORT.*HEADSUP_DESK_PORT/s);
    await expect(startDemo({ ...anyPorts, HEADSUP_DEMO_MAILS: '/not/there' }, noServer)).rejects.toThrow('there is no folder /not/there');
  });

  test('keeps its mails and its keys over a restart', async () => {
    const data = join(folder, 'kept');
    const given = join(folder, 'given');
    await mkdir(given);
    await writeFile(join(given, 'own.eml'), 'From: own@given.test\r\nSubject: Given\r\n\r\nText\r\n');
    const start = () => startDemo({ ...anyPorts, HEADSUP_DATA_DIR: data, HEADSUP_DEMO_MAILS: given }, noServer);
    const first = await start();
    await fetch(`${first.simulatorUrl}demo/mails`, { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: 'From: d@drop.test\r\nSubject: Dropped\r\n\r\nText\r\n' });
    const secret = environment['HEADSUP_DESK_CLIENT_SECRET'];
    await first.close();
    const second = await start();
    const subjects = ((await (await fetch(`${second.simulatorUrl}mailbox/mails`)).json()) as { subject: string }[]).map(({ subject }) => subject);
    expect(subjects[0]).toBe('Dropped');
    expect(subjects).toContain('Given');
    expect(environment['HEADSUP_DESK_CLIENT_SECRET']).toBe(secret);
    await second.close();
  });
});
