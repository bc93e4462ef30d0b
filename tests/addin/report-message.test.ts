import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { reportMessage, sendKept } from '../../src/addin/report-message.ts';
import type { Identity, TokenResult } from '../../src/addin/outlook/identity.ts';
import { reportRequestSchema } from '../../src/contract/report.ts';
import { mailBytes, openPane, owner, pressOn } from './reporting-parts.ts';
import { accept, plain, problem, receiptFor, startReportServer } from './report-server.ts';
import type { Behaviour, ReportServer } from './report-server.ts';

let server: ReportServer;
let database: string;
beforeEach(async () => {
  server = await startReportServer();
  database = randomUUID();
});
afterEach(() => server.close());

test('one press: the mail arrives byte for byte, the receipt is the server’s, and nothing stays behind', async () => {
  const { deps, kept } = await openPane(server.origin, { database });
  const outcome = await reportMessage(deps, pressOn(mailBytes));
  expect(outcome).toMatchObject({ kind: 'reported', receipt: { number: 1 } });
  const [stored] = server.stored;
  expect(stored?.mail.equals(Buffer.from(mailBytes))).toBe(true);
  expect(stored?.authorization).toBe('Bearer good');
  expect(stored?.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(reportRequestSchema.parse(stored?.request)).toMatchObject({ how: 'file', internetMessageId: '<a@examp1e.test>', headers: 'Subject: Invoice', language: 'nl-NL' });
  expect(await kept.waiting(owner)).toEqual([]);
});

test('the report is kept on this device before the first byte is sent', async () => {
  const { deps, kept } = await openPane(server.origin, { database });
  let waitingAtArrival = 0;
  server.behave((response, report, from) => void kept.waiting(owner).then((waiting) => {
    waitingAtArrival = waiting.filter(({ report: { key }, durable }) => key === report.key && durable).length;
    accept(response, report, from);
  }));
  await reportMessage(deps, pressOn(mailBytes));
  expect(waitingAtArrival).toBe(1);
});

const breakdowns: [string, string, Behaviour][] = [
  ['500', 'server', problem(500, 'internal')],
  ['502 with a page', 'server', plain(502, 'text/html', '<h1>Bad gateway</h1>')],
  ['503', 'busy', problem(503, 'not_ready')],
  ['429', 'busy', problem(429, 'too_many')],
  ['a proxy’s page with 200', 'server', plain(200, 'text/html', '<h1>Please sign in to the network</h1>')],
  ['a proxy’s 403 page', 'server', plain(403, 'text/html', '<h1>Blocked</h1>')],
  ['201 with garbage', 'server', plain(201, 'application/json', '{"ok":true}')],
  ['201 with half a receipt', 'server', (response, report) => void response.writeHead(201).end(receiptFor(report, 7).slice(0, 40))],
  ['201 with nothing', 'server', plain(201, 'application/json', '')],
  ['200 with a receipt', 'server', (response, report) => void response.writeHead(200).end(receiptFor(report, 7))],
  ['a receipt for other bytes', 'server', (response, report) => void response.writeHead(201).end(receiptFor(report, 7, { sha256: '0'.repeat(64) }))],
  ['a redirect', 'server', (response) => void response.writeHead(302, { location: '/login' }).end()],
  ['silence', 'silent', () => undefined],
  ['a hang-up', 'offline', (response) => void response.destroy()],
  ['401, whatever the token', 'sign-in', problem(401, 'not_signed_in')],
];

test.each(breakdowns)('%s: no thanks, the report is kept, and arrives exactly once when all is well again', async (_name, why, behaviour) => {
  server.behave(behaviour);
  const pane = await openPane(server.origin, { database });
  const outcome = await reportMessage(pane.deps, pressOn(mailBytes));
  expect(outcome).toMatchObject({ kind: 'kept', durable: true, why });
  expect(server.stored).toHaveLength(0);

  server.behave(accept);
  const reopened = await openPane(server.origin, { database });
  expect((await reopened.kept.waiting(owner)).map(({ report }) => report.why)).toEqual([why]);
  await reopened.retries.plan();
  await sendKept(reopened.deps, reopened.waiting()[0]!.report, { durable: true, mayAsk: false, signal: new AbortController().signal, tell: () => undefined });
  expect(server.stored).toHaveLength(1);
  expect(server.stored[0]?.mail.equals(Buffer.from(mailBytes))).toBe(true);
  expect(new Set(server.requests.map(({ key }) => key)).size).toBe(1);
  expect(await reopened.kept.waiting(owner)).toEqual([]);
  reopened.retries.end();
});

test('nobody listening: kept, and sent at the next opening', async () => {
  const { port } = new URL(server.origin);
  await server.close();
  const pane = await openPane(server.origin, { database });
  expect(await reportMessage(pane.deps, pressOn(mailBytes))).toMatchObject({ kind: 'kept', why: 'offline' });
  server = await startReportServer(Number(port));
  const reopened = await openPane(server.origin, { database });
  await reopened.retries.now(false);
  expect(reopened.outcomes).toMatchObject([{ kind: 'reported', receipt: { number: 1 } }]);
  expect(server.stored).toHaveLength(1);
  reopened.retries.end();
});

test('stored but the answer is lost: the next try gets the same report, not a second one', async () => {
  server.behave((response, report, from) => {
    from.store(report);
    response.destroy();
  });
  const pane = await openPane(server.origin, { database });
  expect(await reportMessage(pane.deps, pressOn(mailBytes))).toMatchObject({ kind: 'kept' });
  server.behave(accept);
  await pane.retries.now(true);
  expect(pane.outcomes).toMatchObject([{ kind: 'reported', receipt: { number: 1 } }]);
  expect(server.stored).toHaveLength(1);
  pane.retries.end();
});

test.each([
  [400, 'invalid_report'], [403, 'not_allowed'], [409, 'key_reused'], [413, 'mail_too_large'], [415, 'unsupported_media'],
])('%i is a refusal with its reason; nothing is kept and nothing is tried again', async (status, code) => {
  server.behave(problem(status, code));
  const { deps, kept } = await openPane(server.origin, { database });
  expect(await reportMessage(deps, pressOn(mailBytes))).toEqual({ kind: 'refused', code, reference: 'c-1' });
  expect(await kept.waiting(owner)).toEqual([]);
});

test('a 413 of something in front of the server is a refusal too: it will never take this mail', async () => {
  server.behave(plain(413, 'text/html', '<h1>Too large</h1>'));
  const { deps } = await openPane(server.origin, { database });
  expect(await reportMessage(deps, pressOn(mailBytes))).toMatchObject({ kind: 'refused', code: 'mail_too_large' });
});

test('a mail at the limit is sent, one byte more is refused before anything is sent', async () => {
  const { deps } = await openPane(server.origin, { database });
  expect(await reportMessage(deps, pressOn(new Uint8Array(1000), { maxMailBytes: 1000 }))).toMatchObject({ kind: 'reported' });
  expect(await reportMessage(deps, pressOn(new Uint8Array(1001), { maxMailBytes: 1000 }))).toEqual({ kind: 'refused', code: 'mail_too_large', reference: '' });
  expect(server.requests).toHaveLength(1);
});

test('401 once: one fresh token, then it is there', async () => {
  let first = true;
  server.behave((...given) => {
    (first ? problem(401, 'not_signed_in') : accept)(...given);
    first = false;
  });
  const pane = await openPane(server.origin, { database });
  expect(await reportMessage(pane.deps, pressOn(mailBytes))).toMatchObject({ kind: 'reported' });
  expect(pane.wishes).toEqual([{ fresh: false, mayAsk: true }, { fresh: true, mayAsk: true }]);
});

test.each<[string, TokenResult, string]>([
  ['nobody is signed in', { kind: 'sign-in' }, 'sign-in'],
  ['the person closed the sign-in', { kind: 'cancelled' }, 'sign-in'],
  ['the sign-in cannot be reached', { kind: 'unreachable' }, 'offline'],
  ['the sign-in has a fault', { kind: 'failed' }, 'identity'],
])('%s: kept, nothing is sent', async (_name, result, why) => {
  const identity: Identity = { token: async () => result };
  const { deps, kept } = await openPane(server.origin, { database, identity });
  expect(await reportMessage(deps, pressOn(mailBytes))).toMatchObject({ kind: 'kept', durable: true, why });
  expect(server.requests).toHaveLength(0);
  expect(await kept.waiting(owner)).toHaveLength(1);
});

test('tries in the background never show a sign-in', async () => {
  server.behave(problem(500, 'internal'));
  const pane = await openPane(server.origin, { database });
  await reportMessage(pane.deps, pressOn(mailBytes));
  pane.wishes.length = 0;
  await pane.retries.now(false);
  expect(pane.wishes.every(({ mayAsk }) => !mayAsk)).toBe(true);
  pane.retries.end();
});

test('what one person left waiting is never sent by another one on the same machine', async () => {
  server.behave(problem(500, 'internal'));
  const pane = await openPane(server.origin, { database });
  await reportMessage(pane.deps, pressOn(mailBytes));
  server.behave(accept);
  const other = await openPane(server.origin, { database, person: 'jonas.richter@linden.example' });
  await other.retries.now(true);
  expect(other.waiting()).toEqual([]);
  expect(server.stored).toHaveLength(0);
  other.retries.end();
});

test('Retry-After is kept to, unless the person presses', async () => {
  server.behave(problem(503, 'not_ready', { 'retry-after': '120' }));
  const pane = await openPane(server.origin, { database });
  const before = Date.now();
  const outcome = await reportMessage(pane.deps, pressOn(mailBytes));
  expect(outcome.kind === 'kept' && outcome.retryAt).toBeGreaterThanOrEqual(before + 120_000);
  server.behave(accept);
  await pane.retries.now(false);
  expect(server.stored).toHaveLength(0);
  await pane.retries.now(true);
  expect(server.stored).toHaveLength(1);
  pane.retries.end();
});

test('while the pane is open it tries again by itself', async () => {
  server.behave(problem(500, 'internal'));
  const pane = await openPane(server.origin, { database });
  const outcome = await reportMessage({ ...pane.deps, now: () => Date.now() - 10_000 }, pressOn(mailBytes));
  expect(outcome.kind).toBe('kept');
  server.behave(accept);
  await pane.retries.plan();
  for (let turn = 0; turn < 50 && server.stored.length === 0; turn += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.stored).toHaveLength(1);
  pane.retries.end();
});

test('two windows at once: the report is sent by one of them, and both have the receipt', async () => {
  server.behave(problem(500, 'internal'));
  const held = new Set<string>();
  const alone = async <T>(key: string, work: () => Promise<T>): Promise<T | null> => {
    if (held.has(key)) return null;
    held.add(key);
    return work().finally(() => held.delete(key));
  };
  const first = await openPane(server.origin, { database, alone });
  await reportMessage(first.deps, pressOn(mailBytes));
  const second = await openPane(server.origin, { database, alone });
  const before = server.requests.length;
  server.behave(accept);
  await Promise.all([first.retries.now(true), second.retries.now(true)]);
  expect(server.requests).toHaveLength(before + 1);
  const { key } = server.stored[0]!;
  expect(await first.kept.settled(key)).toMatchObject({ receipt: { number: 1 } });
  expect(await second.kept.settled(key)).toMatchObject({ receipt: { number: 1 } });
  first.retries.end();
  second.retries.end();
});

test('stopped while it is being sent: nothing is kept, nothing is thanked for', async () => {
  const controller = new AbortController();
  server.behave(() => controller.abort());
  const { deps, kept } = await openPane(server.origin, { database });
  expect(await reportMessage(deps, pressOn(mailBytes, { signal: controller.signal }))).toEqual({ kind: 'stopped' });
  expect(await kept.waiting(owner)).toEqual([]);
});

test('a large mail says how far it is', async () => {
  const shares: number[] = [];
  const { deps } = await openPane(server.origin, { database });
  const outcome = await reportMessage(deps, pressOn(new Uint8Array(900_000), { tell: (step) => void (step.step === 'sending' && shares.push(step.share)) }));
  expect(outcome.kind).toBe('reported');
  expect(shares[0]).toBe(0);
  expect(shares.at(-1)).toBe(1);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
});
