import type { CampaignRow } from '../../src/contract/campaign.ts';
import { appendPage, arrangeQueue, domainOf, nextNeeding, patchRow, showWaiting } from '../../src/desk/queue/arrange-queue.ts';
import { campaignNeed, needOf } from '../../src/desk/queue/need.ts';
import { campaignId, campaignOf, campaignRowOf } from './some-campaigns.ts';
import { someReport } from './some-reports.ts';

const row = (number: number, changes: Partial<CampaignRow> = {}): CampaignRow => ({ ...campaignRowOf(campaignOf(someReport(number))), ...changes });
const numbers = (rows: readonly CampaignRow[]) => rows.map(({ number }) => number);
const first = arrangeQueue(null, { items: [row(5), row(4), row(3)], next: 'c' }, false);

test('while nobody has the list in hand, it is what the server says, in the server’s order', () => {
  const queue = arrangeQueue(first, { items: [row(3), row(6), row(5)], next: 'd' }, false);
  expect(numbers(queue.items)).toEqual([3, 6, 5]);
  expect(queue.next).toBe('d');
});

test('in hand, nothing moves: new ones wait, shown ones change in place, left ones stay', () => {
  const queue = arrangeQueue(first, { items: [row(6), row(3), row(5, { subject: 'Now read' })], next: 'c' }, true);
  expect(numbers(queue.items)).toEqual([5, 4, 3]);
  expect(queue.items[0]?.subject).toBe('Now read');
  expect(queue.waiting).toEqual([campaignId(6)]);
  expect(numbers(showWaiting(queue).items)).toEqual([6, 3, 5]);
});

test('pages that were loaded stay while the list is in hand, and nothing is listed twice', () => {
  const longer = appendPage(first, { items: [row(3), row(2), row(1)], next: null });
  expect(numbers(longer.items)).toEqual([5, 4, 3, 2, 1]);
  const queue = arrangeQueue(longer, { items: [row(5), row(3)], next: 'c' }, true);
  expect(numbers(queue.items)).toEqual([5, 4, 3, 2, 1]);
  expect(queue.next).toBeNull();
});

test('an emptied list is empty', () => {
  expect(arrangeQueue(first, { items: [], next: null }, false)).toMatchObject({ items: [], waiting: [], next: null });
});

test('what was read elsewhere on the page changes its row and no other', () => {
  expect(patchRow(first, row(4, { state: 'decided' })).items.map(({ state }) => state)).toEqual(['open', 'decided', 'open']);
});

test('the next one that needs a person is below, then from the top, never the same and never a decided one', () => {
  const items = [row(5), row(4), row(3, { state: 'decided' }), row(2)];
  expect(nextNeeding(items, campaignId(4), 1)?.number).toBe(2);
  expect(nextNeeding(items, campaignId(2), 3)?.number).toBe(5);
  // It has left the list: what now stands in its place.
  expect(nextNeeding(items, campaignId(9), 1)?.number).toBe(4);
  expect(nextNeeding([row(5)], campaignId(5), 0)).toBeUndefined();
});

const now = Date.now();
const due = (hours: number) => new Date(now + hours * 3_600_000).toISOString();

test('what a report needs is said by state and time left', () => {
  expect(needOf({ state: 'open', answerBy: due(-0.1) }, now)).toBe('overdue');
  expect(needOf({ state: 'open', answerBy: due(3.9) }, now)).toBe('soon');
  expect(needOf({ state: 'open', answerBy: due(4) }, now)).toBe('answer');
  expect(needOf({ state: 'withdrawn', answerBy: due(-9) }, now)).toBe('withdrawn');
});

test('of a campaign the strongest reason is said: harm, then time, then a new sign, then how many', () => {
  const need = (changes: Partial<CampaignRow>) => campaignNeed(row(1, { answerBy: due(9), ...changes }), now);
  expect(need({ urgency: 2, answerBy: due(-1) })).toBe('harmed');
  expect(need({ urgency: 1 })).toBe('happened');
  expect(need({ answerBy: due(-1), reopenedBecause: 'new-links' })).toBe('overdue');
  expect(need({ answerBy: due(1), reopenedBecause: 'new-links' })).toBe('reopened');
  expect(need({ answerBy: due(1), reports: 9 })).toBe('soon');
  expect(need({ reports: 5 })).toBe('many');
  expect(need({ reports: 4, answerBy: null })).toBe('answer');
  expect(need({ state: 'decided', urgency: 2 })).toBe('decided');
});

test('the domain of an address is what stands behind its last @', () => {
  expect(domainOf('"a@bank.test"@evil.test')).toBe('evil.test');
  expect(domainOf('no address')).toBeNull();
  expect(domainOf(undefined)).toBeNull();
});
