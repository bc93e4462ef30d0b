import { absoluteTime, relativeTime, zonedTime } from './times.ts';
import { useNow } from './use-now.ts';

/** A time, absolute and relative: "Tue 24 Nov, 12:00, in 3 hours". */
export function When({ at }: { at: string }) {
  const now = useNow();
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return null;
  return <time dateTime={at} title={zonedTime(ms, now)} className="when">{absoluteTime(ms, now)}, {relativeTime(ms, now)}</time>;
}
