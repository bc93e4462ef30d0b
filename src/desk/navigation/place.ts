import { reportStateSchema } from '../../contract/desk.ts';
import type { ReportState } from '../../contract/desk.ts';

export type StateFilter = ReportState | 'all';

/** Where somebody is: which report is open, and which part of the queue is listed. The address bar holds all of it. */
export interface Place {
  readonly room: 'desk' | 'signed-out';
  readonly report: string | null;
  readonly state: StateFilter;
  readonly q: string;
  /** Why the sign-in service sent somebody to the signed-out page. */
  readonly because: string | null;
}

/** Longest search the server takes. */
export const maxSearchChars = 200;

export function placeFrom(path: string, search: string): Place {
  const query = new URLSearchParams(search);
  const state = query.get('state');
  const known = reportStateSchema.safeParse(state);
  return {
    room: path === '/signed-out' ? 'signed-out' : 'desk',
    report: /^\/reports\/([\w-]+)\/?$/.exec(path)?.[1] ?? null,
    state: state === 'all' ? 'all' : known.success ? known.data : 'open',
    q: (query.get('q') ?? '').slice(0, maxSearchChars),
    because: query.get('because'),
  };
}

/** The address of a place; what is usual is left out. */
export function addressOf({ report, state, q }: Pick<Place, 'report' | 'state' | 'q'>): string {
  const query = [state === 'open' ? '' : `state=${state}`, q === '' ? '' : `q=${encodeURIComponent(q)}`].filter((part) => part !== '').join('&');
  return `${report === null ? '/' : `/reports/${encodeURIComponent(report)}`}${query === '' ? '' : `?${query}`}`;
}
