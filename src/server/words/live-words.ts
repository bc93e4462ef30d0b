import { createHash } from 'node:crypto';
import { regionsSchema, type Regions } from '../../contract/desk-words.ts';
import { wordsFor, type OwnWords, type PaneWords } from '../../words/audience-words.ts';
import type { Language } from '../../words/languages.ts';
import type { FirstWords } from '../../words/pack.ts';
import { inForce, readAgreements, type StoredAgreement } from '../agreement/agreement-store.ts';
import { defaultRegions } from '../audience/default-regions.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { ownWordsFor, readPublished, type PublishedWord, type Reader } from '../own-words/own-word-store.ts';
import type { Packs } from './packs.ts';

/** Packs, own words, regions and agreement as they are now. Kept in memory, because every report asks; changes take effect without a restart. */
export type LiveWords = {
  packs: Packs;
  regions: () => Regions;
  /** The agreement in force now, or null. */
  agreement: () => StoredAgreement | null;
  own: (reader: Reader) => OwnWords;
  words: (reader: Reader) => PaneWords & FirstWords;
  /** Version of everything a reader of this language may be shown. */
  version: (language: Language) => string;
  /** To be called after every change; other instances follow within the refresh time. */
  reload: () => Promise<void>;
  stop: () => void;
};

const refreshMs = 30_000;

export async function openLiveWords(db: Database, packs: Packs, clock: Clock): Promise<LiveWords> {
  const live = liveWords(db, packs, clock);
  await live.reload();
  return live;
}

/** As `openLiveWords`, with the defaults until the first `reload`. */
export function liveWords(db: Database, packs: Packs, clock: Clock): LiveWords {
  let now: { regions: Regions; agreements: StoredAgreement[]; published: PublishedWord[]; revision: string } = { regions: defaultRegions, agreements: [], published: [], revision: '' };
  const reload = async () => {
    const [setting, agreements, published] = await Promise.all([
      db.selectFrom('settings').select('value').where('name', '=', 'regions').executeTakeFirst(),
      readAgreements(db),
      readPublished(db),
    ]);
    const regions = setting === undefined ? defaultRegions : regionsSchema.parse(JSON.parse(setting.value));
    const revision = published.length === 0 ? '' : `+${createHash('sha256').update(JSON.stringify(published)).digest('hex').slice(0, 8)}`;
    now = { regions, agreements, published, revision };
  };
  // A database that is away for a moment leaves the words as they were.
  const timer = setInterval(() => void reload().catch(() => undefined), refreshMs).unref();
  const plain = new Map<string, PaneWords & FirstWords>();
  const own = (reader: Reader) => ownWordsFor(now.published, reader);
  return {
    packs,
    regions: () => now.regions,
    agreement: () => inForce(now.agreements, clock()),
    own,
    words(reader) {
      const mine = own(reader);
      if (Object.keys(mine).length > 0) return wordsFor(packs.packs[reader.language], reader.frame, mine);
      // Readers without own words share one object: ten thousand answers ask for it.
      const key = `${reader.language} ${reader.frame}`;
      const known = plain.get(key) ?? wordsFor(packs.packs[reader.language], reader.frame);
      plain.set(key, known);
      return known;
    },
    version: (language) => `${packs.versions[language]}${now.revision}`,
    reload,
    stop: () => { clearInterval(timer); },
  };
}
