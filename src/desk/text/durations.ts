const units = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]] as const;

/** "7 minutes", "2 days": the largest unit that fits, full ones as `relativeTime` counts them. */
export function shownDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [unit, length] = units.find(([, long]) => seconds >= long) ?? ['second', 1];
  const count = Math.floor(seconds / length);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
