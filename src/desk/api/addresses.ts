import type { CampaignFilter } from '../../contract/campaign.ts';
import { paths } from '../../contract/paths.ts';
import { filterQuery } from '../navigation/place.ts';

const one = (id: string) => `${paths.reports}/${encodeURIComponent(id)}`;

const campaign = (what: string) => (id: string) => `/api/v1/campaigns/${encodeURIComponent(id)}${what}`;

/** Whom the pane speaks to, and the draft that is put over the published words. */
export interface ReaderQuery {
  language: string;
  region: string;
  department?: string;
  frame?: string | undefined;
  timeZone?: string;
  key?: string;
  text?: string;
}

/** The desk's API as its pages ask for it. */
export const addresses = {
  me: paths.me,
  report: one,
  original: (id: string) => `${one(id)}/original`,
  verdict: (id: string) => `${one(id)}/verdict`,
  preview: (id: string) => `${one(id)}/preview`,
  previewNotes: (id: string) => `${one(id)}/preview-notes`,
  source: (id: string, offset: number) => `${one(id)}/source?offset=${offset}`,
  sendAgain: (deliveryId: string) => `/api/v1/deliveries/${encodeURIComponent(deliveryId)}/send-again`,
  agreements: '/api/v1/agreements',
  agreementModel: (language: string) => `/api/v1/agreements/model?language=${encodeURIComponent(language)}`,
  agreement: (version: string, act?: 'adopt' | 'withdraw') => `/api/v1/agreements/${encodeURIComponent(version)}${act === undefined ? '' : `/${act}`}`,
  words: (language: string) => `/api/v1/words?language=${encodeURIComponent(language)}`,
  reader: (query: ReaderQuery) => `/api/v1/preview?${new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')).toString()}`,
  wordsCheck: '/api/v1/words/check',
  ownWords: '/api/v1/own-words',
  ownWord: (id: string, act: 'publish' | 'retire') => `/api/v1/own-words/${encodeURIComponent(id)}/${act}`,
  regions: '/api/v1/regions',
  stories: '/api/v1/stories',
  story: (id: string, act?: 'on' | 'off') => `/api/v1/stories/${encodeURIComponent(id)}${act === undefined ? '' : `/${act}`}`,
  simulations: '/api/v1/simulations',
  simulationSecret: '/api/v1/simulations/secret',
  campaign: campaign(''),
  campaignReports: (id: string, before?: string) => `${campaign('/reports')(id)}?limit=50${before === undefined ? '' : `&before=${encodeURIComponent(before)}`}`,
  campaignVerdict: campaign('/verdict'),
  answersPreview: campaign('/answers-preview'),
  split: campaign('/split'),
  merge: campaign('/merge'),
  assign: campaign('/assign'),
  notes: campaign('/notes'),
  seen: campaign('/seen'),
  indicators: campaign('/indicators'),
  bulkVerdict: '/api/v1/campaigns/verdict',
  views: '/api/v1/views',
  view: (id: string) => `/api/v1/views/${encodeURIComponent(id)}`,
  events: '/api/v1/events',
  demoPeople: '/demo/people',
  demoSignIn: '/demo/sign-in',
  signOut: '/sign-out',
} as const;

/** Campaigns that a filter names, after a cursor. */
export function campaignsAddress(filter: CampaignFilter, { after, limit }: { after?: string; limit: number }): string {
  const query = [filterQuery(filter), after === undefined ? '' : `after=${encodeURIComponent(after)}`, `limit=${limit}`];
  return `/api/v1/campaigns?${query.filter((part) => part !== '').join('&')}`;
}

/** The same list as a file to download. */
export const exportAddress = (filter: CampaignFilter, format: 'csv' | 'json'): string =>
  `/api/v1/campaigns/export?${[`format=${format}`, filterQuery(filter)].filter((part) => part !== '').join('&')}`;
