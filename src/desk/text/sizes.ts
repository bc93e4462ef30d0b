const steps = [['GB', 1e9], ['MB', 1e6], ['kB', 1e3]] as const;

/** "1.4 MB": decimal units, as file managers and mail limits count. */
export function shownSize(bytes: number): string {
  for (const [unit, step] of steps) if (bytes >= step) return `${(bytes / step).toLocaleString('en', { maximumFractionDigits: bytes / step < 10 ? 1 : 0 })} ${unit}`;
  return `${bytes.toLocaleString('en')} ${bytes === 1 ? 'byte' : 'bytes'}`;
}
