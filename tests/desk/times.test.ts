import { absoluteTime, relativeTime, zonedTime } from '../../src/desk/text/times.ts';

const noon = Date.parse('2026-11-24T12:00:00Z');
const minute = 60_000;

test.each([
  [0, 'now'], [30_000, 'now'], [59 * minute, 'in 59 minutes'], [179 * minute, 'in 2 hours'], [180 * minute, 'in 3 hours'], [24 * 60 * minute, 'tomorrow'], [72 * 60 * minute, 'in 3 days'],
  [-minute, '1 minute ago'], [-119 * minute, '1 hour ago'], [-48 * 60 * minute, '2 days ago'],
])('%i ms from now is said as “%s”, never more than is left', (distance, said) => {
  expect(relativeTime(noon + distance, noon)).toBe(said);
});

test('a time is said with day and clock, with the year only where it is another', () => {
  expect(absoluteTime(noon, noon, 'UTC')).toBe('Tue 24 Nov, 12:00');
  expect(absoluteTime(Date.parse('2025-01-02T23:05:00Z'), noon, 'UTC')).toBe('Thu 2 Jan 2025, 23:05');
  expect(absoluteTime(Date.parse('2026-11-24T00:00:00Z'), noon, 'UTC')).toBe('Tue 24 Nov, 00:00');
});

test('the zone is named where it may differ', () => {
  expect(zonedTime(noon, noon, 'Asia/Tokyo')).toBe('Tue 24 Nov, 21:00 GMT+9');
});
