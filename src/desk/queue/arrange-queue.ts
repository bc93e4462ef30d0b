import type { CampaignPage, CampaignRow } from '../../contract/campaign.ts';

/** The list as shown, the page that waits behind it, and where it goes on. */
export interface Queue {
  readonly items: readonly CampaignRow[];
  /** Ids that came since, and are held back while somebody has the list in hand: rows must not move under a pointer or focus. */
  readonly waiting: readonly string[];
  /** The last page read, put in place of what is shown when somebody asks for what waits. */
  readonly fresh: CampaignPage;
  readonly next: string | null;
}

/**
 * Takes in a fresh beginning of the list, in the server's order. While `inHand`, rows that are shown change in place, and
 * new ones and ones that left the list wait. Otherwise nobody is further down, and the page is the list.
 */
export function arrangeQueue(shown: Queue | null, page: CampaignPage, inHand: boolean): Queue {
  if (shown === null || !inHand) return { items: page.items, waiting: [], fresh: page, next: page.next };
  const known = new Set(shown.items.map(({ id }) => id));
  const fresh = new Map(page.items.map((row) => [row.id, row]));
  return { ...shown, items: shown.items.map((row) => fresh.get(row.id) ?? row), waiting: page.items.flatMap(({ id }) => (known.has(id) ? [] : [id])), fresh: page };
}

/** What waited takes its place. */
export const showWaiting = (shown: Queue): Queue => ({ items: shown.fresh.items, waiting: [], fresh: shown.fresh, next: shown.fresh.next });

/** A further page behind what is shown. */
export function appendPage(shown: Queue, page: CampaignPage): Queue {
  const known = new Set(shown.items.map(({ id }) => id));
  return { ...shown, items: [...shown.items, ...page.items.filter(({ id }) => !known.has(id))], next: page.next };
}

/** A campaign as it was just read elsewhere on the page, in its place. */
export const patchRow = (shown: Queue, row: CampaignRow): Queue => ({ ...shown, items: shown.items.map((one) => (one.id === row.id ? row : one)) });

/** The next campaign that needs a person: below `after`, then from the top. `at`: where `after` stood, if it has left the list. */
export function nextNeeding(items: readonly CampaignRow[], after: string | null, at: number): CampaignRow | undefined {
  const found = items.findIndex(({ id }) => id === after);
  const from = found >= 0 ? found + 1 : Math.max(0, at);
  return [...items.slice(from), ...items.slice(0, from)].find(({ id, state }) => state === 'open' && id !== after);
}

/** "evil.test" of a sender's address; null where there is none. */
export function domainOf(address: string | undefined): string | null {
  const at = address?.lastIndexOf('@') ?? -1;
  const domain = address?.slice(at + 1).trim() ?? '';
  return at < 0 || domain === '' ? null : domain;
}
