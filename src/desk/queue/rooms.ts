import type { CampaignFilter } from '../../contract/campaign.ts';
import type { QueueRoom } from './queue-words.ts';

/** What each entry of the rail lists. */
export const roomFilters: Record<QueueRoom, CampaignFilter> = { open: {}, mine: { assigned: 'me' }, decided: { state: 'decided' }, all: { state: 'all' } };

/** Which entry of the rail a filter belongs to. */
export function roomOf({ state, assigned }: CampaignFilter): QueueRoom {
  if (state === 'decided' || state === 'all') return state;
  return assigned === 'me' ? 'mine' : 'open';
}

/** How many filters beyond the rail and the search are set. */
export function filtersIn(filter: CampaignFilter): number {
  const room = roomFilters[roomOf(filter)];
  return (['need', 'class', 'simulation', 'assigned', 'region'] as const).filter((name) => filter[name] !== undefined && filter[name] !== room[name]).length;
}
