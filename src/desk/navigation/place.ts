import { campaignFilterSchema } from '../../contract/campaign.ts';
import type { CampaignFilter } from '../../contract/campaign.ts';

/** Where somebody is: what is open, and which part of the queue is listed. The address bar holds all of it. */
export interface Place {
  readonly room: 'desk' | 'signed-out';
  readonly campaign: string | null;
  /** A report alone; it leads on to its campaign where it has one. */
  readonly report: string | null;
  /** The report whose copy of the mail is shown in its campaign; null for the one that stands for all. */
  readonly copy: string | null;
  readonly filter: CampaignFilter;
  /** Why the sign-in service sent somebody to the signed-out page. */
  readonly because: string | null;
}

export type Whereabouts = Pick<Place, 'campaign' | 'report' | 'copy' | 'filter'>;

/** Longest search the server takes. */
export const maxSearchChars = 200;

const filterNames = ['state', 'need', 'class', 'simulation', 'assigned', 'region', 'q'] as const satisfies readonly (keyof CampaignFilter)[];

export function placeFrom(path: string, search: string): Place {
  const query = new URLSearchParams(search);
  return {
    room: path === '/signed-out' ? 'signed-out' : 'desk',
    campaign: /^\/campaigns\/([\w-]+)\/?$/.exec(path)?.[1] ?? null,
    report: /^\/reports\/([\w-]+)\/?$/.exec(path)?.[1] ?? null,
    copy: /^[\w-]+$/.exec(query.get('copy') ?? '')?.[0] ?? null,
    filter: filterFrom(query),
    because: query.get('because'),
  };
}

/** What of an address is a filter; values that mean nothing are left out one by one. */
function filterFrom(query: URLSearchParams): CampaignFilter {
  const given: Record<string, string> = {};
  for (const name of filterNames) {
    const value = query.get(name) ?? '';
    if (value !== '' && campaignFilterSchema.safeParse({ [name]: value }).success) given[name] = value;
  }
  return usual(campaignFilterSchema.parse(given));
}

/** Without what is usual, so that equal filters look equal. */
export function usual(filter: CampaignFilter): CampaignFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name, value]) => value !== '' && !(name === 'state' && value === 'open')));
}

/** A filter as a query, in one order. */
export const filterQuery = (filter: CampaignFilter): string =>
  filterNames.flatMap((name) => (filter[name] === undefined || filter[name] === '' ? [] : [`${name}=${encodeURIComponent(filter[name])}`])).join('&');

/** The address of a place; what is usual is left out. */
export function addressOf({ campaign, report, copy, filter }: Whereabouts): string {
  const path = campaign !== null ? `/campaigns/${encodeURIComponent(campaign)}` : report !== null ? `/reports/${encodeURIComponent(report)}` : '/';
  const query = [filterQuery(usual(filter)), campaign === null || copy === null ? '' : `copy=${encodeURIComponent(copy)}`].filter((part) => part !== '').join('&');
  return `${path}${query === '' ? '' : `?${query}`}`;
}
