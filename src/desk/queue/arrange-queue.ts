import type { ReportPage, ReportRow } from '../../contract/desk.ts';

/** The list as shown, what waits above it, and where older ones continue. */
export interface Queue {
  readonly items: readonly ReportRow[];
  /** Came since, and are held back while somebody has the list in hand: rows must not move under a pointer or focus. */
  readonly waiting: readonly ReportRow[];
  readonly next: string | null;
}

/**
 * Takes in a fresh first page (newest first). Rows that are shown change in place. New ones and ones that left the
 * list wait while `inHand`. Older pages that were loaded stay.
 */
export function arrangeQueue(shown: Queue | null, page: ReportPage, inHand: boolean): Queue {
  if (shown === null) return { items: page.items, waiting: [], next: page.next };
  const fresh = new Map(page.items.map((row) => [row.id, row]));
  const known = new Set(shown.items.map(({ id }) => id));
  const added = page.items.filter(({ id }) => !known.has(id));
  const updated = shown.items.map((row) => fresh.get(row.id) ?? row);
  if (inHand) return { ...shown, items: updated, waiting: added };
  // What the page reaches down to and no longer names has left this list; what is older than the page stays as loaded.
  const oldest = page.items.at(-1)?.number ?? 0;
  const older = page.next === null ? [] : updated.filter((row) => row.number < oldest && !fresh.has(row.id));
  const items = [...page.items, ...older];
  return { items, waiting: [], next: older.length > 0 ? shown.next : page.next };
}

/** An older page behind what is shown. */
export function appendOlder(shown: Queue, page: ReportPage): Queue {
  const known = new Set(shown.items.map(({ id }) => id));
  return { ...shown, items: [...shown.items, ...page.items.filter(({ id }) => !known.has(id))], next: page.next };
}

/** "evil.test" of a sender's address; null where there is none. */
export function domainOf(address: string | undefined): string | null {
  const at = address?.lastIndexOf('@') ?? -1;
  const domain = address?.slice(at + 1).trim() ?? '';
  return at < 0 || domain === '' ? null : domain;
}
