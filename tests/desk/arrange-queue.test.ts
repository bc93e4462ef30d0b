import type { ReportRow } from '../../src/contract/desk.ts';
import { appendOlder, arrangeQueue, domainOf } from '../../src/desk/queue/arrange-queue.ts';
import { needOf } from '../../src/desk/queue/need.ts';
import { rowOf, someReport } from './some-reports.ts';

const row = (number: number, changes: Partial<ReportRow> = {}): ReportRow => ({ ...rowOf(someReport(number)), ...changes });
const numbers = (rows: readonly ReportRow[]) => rows.map(({ number }) => number);
const first = arrangeQueue(null, { items: [row(5), row(4), row(3)], next: '3' }, false);

test('new reports come on top while nobody has the list in hand', () => {
  const queue = arrangeQueue(first, { items: [row(6), row(5), row(4)], next: '4' }, false);
  expect(numbers(queue.items)).toEqual([6, 5, 4, 3]);
  expect(queue.next).toBe('3');
});

test('in hand, nothing moves: new ones wait, shown ones change in place, left ones stay', () => {
  const queue = arrangeQueue(first, { items: [row(6), row(5, { subject: 'Now read' }), row(3)], next: '3' }, true);
  expect(numbers(queue.items)).toEqual([5, 4, 3]);
  expect(queue.items[0]?.subject).toBe('Now read');
  expect(numbers(queue.waiting)).toEqual([6]);
});

test('a report that left the list goes once nobody holds it, older pages stay', () => {
  const longer = appendOlder(first, { items: [row(3), row(2), row(1)], next: null });
  expect(numbers(longer.items)).toEqual([5, 4, 3, 2, 1]);
  const queue = arrangeQueue(longer, { items: [row(5), row(3)], next: '3' }, false);
  expect(numbers(queue.items)).toEqual([5, 3, 2, 1]);
  expect(queue.next).toBeNull();
});

test('an emptied list is empty', () => {
  expect(arrangeQueue(first, { items: [], next: null }, false)).toEqual({ items: [], waiting: [], next: null });
});

test('what needs a person is said by state and time left', () => {
  const now = Date.now();
  const due = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  expect(needOf({ state: 'open', answerBy: due(-0.1) }, now)).toBe('overdue');
  expect(needOf({ state: 'open', answerBy: due(3.9) }, now)).toBe('soon');
  expect(needOf({ state: 'open', answerBy: due(4) }, now)).toBe('answer');
  expect(needOf({ state: 'withdrawn', answerBy: due(-9) }, now)).toBe('withdrawn');
});

test('the domain of an address is what stands behind its last @', () => {
  expect(domainOf('"a@bank.test"@evil.test')).toBe('evil.test');
  expect(domainOf('no address')).toBeNull();
  expect(domainOf(undefined)).toBeNull();
});
