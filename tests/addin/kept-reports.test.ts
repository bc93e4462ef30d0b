import 'fake-indexeddb/auto';
import { reportMessage } from '../../src/addin/report-message.ts';
import { openKeptReports } from '../../src/addin/kept-reports.ts';
import { mailBytes, openPane, owner, pressOn } from './reporting-parts.ts';
import { accept, problem, startReportServer } from './report-server.ts';

const shelf = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
afterEach(() => void Object.defineProperty(globalThis, 'indexedDB', shelf));

test.each([
  ['without IndexedDB', undefined],
  ['with an IndexedDB that refuses', { open: () => { throw new DOMException('denied', 'SecurityError'); } }],
])('%s a report is kept while the pane is open, says so, and is sent from memory', async (_name, indexedDB) => {
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: indexedDB });
  const server = await startReportServer();
  server.behave(problem(500, 'internal'));
  const pane = await openPane(server.origin, { database: 'none' });
  expect(await reportMessage(pane.deps, pressOn(mailBytes))).toMatchObject({ kind: 'kept', durable: false });
  server.behave(accept);
  await pane.retries.now(true);
  expect(server.stored).toHaveLength(1);
  expect(await pane.kept.waiting(owner)).toEqual([]);
  pane.retries.end();
  await server.close();
});

test('a kept mail comes back from the device as it was', async () => {
  const server = await startReportServer();
  server.behave(problem(500, 'internal'));
  const pane = await openPane(server.origin, { database: 'shelf' });
  await reportMessage(pane.deps, pressOn(mailBytes));
  const [waiting] = await (await openKeptReports('shelf')).waiting(owner);
  expect(Buffer.from(await waiting!.report.mail.arrayBuffer()).equals(Buffer.from(mailBytes))).toBe(true);
  expect(waiting).toMatchObject({ durable: true, report: { owner, subject: 'Invoice', attempts: 1 } });
  pane.retries.end();
  await server.close();
});

test('receipts of sent reports are forgotten after a day', async () => {
  const server = await startReportServer();
  const pane = await openPane(server.origin, { database: 'day' });
  const outcome = await reportMessage(pane.deps, pressOn(mailBytes));
  if (outcome.kind !== 'reported') throw new Error(outcome.kind);
  const { key } = server.stored[0]!;
  expect(await pane.kept.settled(key)).toBeDefined();
  const later = { ...pane.deps, now: () => Date.now() + 25 * 60 * 60 * 1000 };
  await reportMessage(later, pressOn(new TextEncoder().encode('Subject: other\r\n\r\n')));
  expect(await pane.kept.settled(key)).toBeUndefined();
  await server.close();
});
