/** Where and how a person reads times: their regional locale and the zone Outlook shows them. */
export interface TimeReader {
  readonly locale: string;
  /** IANA name; absent: the zone of the device. */
  readonly timeZone?: string | undefined;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "Tue, Nov 24, 12:00 GMT+1, in 3 hours": absolute with its zone, and how far away (look: the truth is visible). */
export function sayDeadline(at: Date, now: Date, reader: TimeReader): string {
  const format = new Intl.DateTimeFormat(reader.locale, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZoneName: 'short', ...zone(reader) });
  const parts = format.formatToParts(at);
  // Some languages put the zone between day and hour (zh): it belongs behind the time it explains.
  const zoneName = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const time = written(parts.filter(({ type }) => type !== 'timeZoneName'), reader.locale).replace(/\s+/gu, ' ').trim();
  const absolute = `${time} ${zoneName}`;
  const relative = sayDistance(at.getTime() - now.getTime(), reader.locale);
  return relative ? `${absolute} (${relative})` : absolute;
}

/** Hours and minutes only: for something that happens today. */
export function sayClock(at: Date, reader: TimeReader): string {
  return written(new Intl.DateTimeFormat(reader.locale, { hour: 'numeric', minute: '2-digit', ...zone(reader) }).formatToParts(at), reader.locale);
}

/** Recent ICU prints "PM 2:05" for Korean; people there read 오후 2:05. */
const koreanHalves: Readonly<Record<string, string>> = { AM: '오전', PM: '오후' };

function written(parts: readonly Intl.DateTimeFormatPart[], locale: string): string {
  return parts.map(({ type, value }) => (type === 'dayPeriod' && locale.startsWith('ko') ? (koreanHalves[value] ?? value) : value)).join('');
}

/** Rounded to the nearest unit that says something; nothing for what is past. */
function sayDistance(ms: number, locale: string): string {
  if (ms <= 0) return '';
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  if (ms < hourMs) return format.format(Math.max(1, Math.round(ms / minuteMs)), 'minute');
  if (ms < 2 * dayMs) return format.format(Math.round(ms / hourMs), 'hour');
  return format.format(Math.round(ms / dayMs), 'day');
}

function zone({ timeZone }: TimeReader): { timeZone?: string } {
  return timeZone ? { timeZone } : {};
}
