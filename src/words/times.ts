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
  const absolute = new Intl.DateTimeFormat(reader.locale, {
    weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZoneName: 'short', ...zone(reader),
  }).format(at);
  const relative = sayDistance(at.getTime() - now.getTime(), reader.locale);
  return relative ? `${absolute} (${relative})` : absolute;
}

/** Hours and minutes only: for something that happens today. */
export function sayClock(at: Date, reader: TimeReader): string {
  return new Intl.DateTimeFormat(reader.locale, { hour: 'numeric', minute: '2-digit', ...zone(reader) }).format(at);
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
