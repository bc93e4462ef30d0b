import { paths } from '../../contract/paths.ts';

const one = (id: string) => `${paths.reports}/${encodeURIComponent(id)}`;

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
  agreement: (version: string, act: 'adopt' | 'withdraw') => `/api/v1/agreements/${encodeURIComponent(version)}/${act}`,
  words: (language: string) => `/api/v1/words?language=${encodeURIComponent(language)}`,
  reader: (query: ReaderQuery) => `/api/v1/preview?${new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')).toString()}`,
  wordsCheck: '/api/v1/words/check',
  ownWords: '/api/v1/own-words',
  ownWord: (id: string, act: 'publish' | 'retire') => `/api/v1/own-words/${encodeURIComponent(id)}/${act}`,
  regions: '/api/v1/regions',
  simulations: '/api/v1/simulations',
  simulationSecret: '/api/v1/simulations/secret',
  demoPeople: '/demo/people',
  demoSignIn: '/demo/sign-in',
  signOut: '/sign-out',
} as const;

/** Reports of a state that a search finds, older than a cursor. */
export function listAddress({ state, q, before }: { state: string; q: string; before?: string }): string {
  const query = new URLSearchParams();
  if (state !== 'all') query.set('state', state);
  if (q !== '') query.set('q', q);
  if (before !== undefined) query.set('before', before);
  const text = query.toString();
  return text === '' ? paths.reports : `${paths.reports}?${text}`;
}
