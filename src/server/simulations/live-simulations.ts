import type { SimulationProduct } from '../../contract/simulation.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { defaultSimulations } from './known-products.ts';
import { rulesOf, type SimulationRules } from './simulation-rules.ts';
import { readSimulations, type StoredSimulations } from './simulation-store.ts';

/** The setting as it is now, in memory because every report asks. */
export type LiveSimulations = {
  now: () => StoredSimulations;
  /** Of the products that are on. */
  rules: () => SimulationRules;
  /** A product that is on, or undefined. */
  product: (id: string) => SimulationProduct | undefined;
  /** To be called after every change; other instances follow within the refresh time. */
  reload: () => Promise<void>;
  stop: () => void;
};

const refreshMs = 30_000;

/** As `liveSimulations`, with what is stored. */
export async function openLiveSimulations(db: Database, clock: Clock): Promise<LiveSimulations> {
  const live = liveSimulations(db, clock);
  await live.reload();
  return live;
}

/** The defaults until the first `reload`: no product is on. */
export function liveSimulations(db: Database, clock: Clock): LiveSimulations {
  let stored: StoredSimulations = { settings: defaultSimulations, secret: null };
  const products = () => stored.settings.products.filter(({ on }) => on);
  const build = () => {
    const { secret, settings } = stored;
    const digests = secret === null ? [] : [secret.sha256, ...(secret.former !== null && secret.former.until > clock() ? [secret.former.sha256] : [])];
    return rulesOf({ ...settings, products: products() }, digests.map((digest) => Buffer.from(digest, 'hex')));
  };
  let rules = build();
  const reload = async () => {
    stored = await readSimulations(db);
    // Also when nothing changed: a former secret ends with time.
    rules = build();
  };
  // A database that is away for a moment leaves the rules as they were.
  const timer = setInterval(() => void reload().catch(() => undefined), refreshMs).unref();
  return {
    now: () => stored,
    rules: () => rules,
    product: (id) => products().find((product) => product.id === id),
    reload,
    stop: () => { clearInterval(timer); },
  };
}
