const minuteMs = 60_000;
const units = [['day', 1440], ['hour', 60], ['minute', 1]] as const;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "in 3 hours", "2 days ago", "now": the largest unit that fits, rounded towards now so that no time is promised too long. */
export function relativeTime(atMs: number, nowMs: number): string {
  const minutes = Math.trunc((atMs - nowMs) / minuteMs);
  for (const [unit, length] of units) {
    const count = Math.trunc(minutes / length);
    if (count !== 0) return relative.format(count, unit);
  }
  return 'now';
}

/** "Tue 24 Nov, 12:00"; with the year where it is not this one. Zone: that of this browser unless named. */
export function absoluteTime(atMs: number, nowMs: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const year = (ms: number) => new Intl.DateTimeFormat('en-GB', { year: 'numeric', ...zone }).format(ms);
  const far = year(atMs) === year(nowMs) ? {} : { year: 'numeric' as const };
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', ...far, ...zone }).format(atMs).replace(',', '');
  return `${day}, ${new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }).format(atMs)}`;
}

/** With the zone's own name behind it, for where it may differ. */
export function zonedTime(atMs: number, nowMs: number, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short', ...(timeZone === undefined ? {} : { timeZone }) }).formatToParts(atMs);
  return `${absoluteTime(atMs, nowMs, timeZone)} ${parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''}`.trimEnd();
}

/** "09:12" on the same day, otherwise "24 Nov": for the dense rows. */
export function shortTime(atMs: number, nowMs: number): string {
  const day = (ms: number) => new Date(ms).toDateString();
  return day(atMs) === day(nowMs)
    ? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs)
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(atMs);
}
