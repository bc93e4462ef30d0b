/** Time of a mail as Outlook's list shows it: the hour today, else the day. In the person's language and zone. */
export function shortTime(iso: string, language: string, timeZone: string): string {
  const date = new Date(iso);
  const day = (of: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(of);
  const options: Intl.DateTimeFormatOptions =
    day(date) === day(new Date()) ? { hour: 'numeric', minute: '2-digit' } : { day: 'numeric', month: 'short', ...(date.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' }) };
  return new Intl.DateTimeFormat(language, { ...options, timeZone }).format(date);
}

export function longTime(iso: string, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(iso));
}

/** A size for people: kB and MB of 1000. */
export function size(bytes: number, language: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
