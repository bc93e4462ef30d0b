import type { Clock } from './clock.ts';
import { Refusal } from './problems.ts';

export type RateLimit = {
  /** @throws {Refusal} `too_many` with the seconds until the next one is welcome. */
  spend: (who: string) => void;
};

const maxKeys = 100_000;

/**
 * Token bucket per key, in this process: `amount` at once, refilled evenly over `windowMs`. 0 means no limit.
 * Several instances each count for themselves (docs/operations.md).
 */
export function rateLimit(amount: number, windowMs: number, clock: Clock): RateLimit {
  if (amount === 0) return { spend: () => undefined };
  const buckets = new Map<string, { left: number; at: number }>();
  const refilled = (bucket: { left: number; at: number }, now: number) => Math.min(amount, bucket.left + (Math.max(0, now - bucket.at) * amount) / windowMs);

  return {
    spend(who) {
      const now = clock();
      const bucket = buckets.get(who) ?? { left: amount, at: now };
      const left = refilled(bucket, now);
      if (left < 1) throw new Refusal('too_many', { retryAfterSeconds: Math.ceil(((1 - left) * windowMs) / amount / 1000) });
      buckets.delete(who);
      buckets.set(who, { left: left - 1, at: now });
      // Least recently seen first: whoever is forgotten early had the longest time to refill.
      const oldest = buckets.keys().next();
      if (buckets.size > maxKeys && oldest.done !== true) buckets.delete(oldest.value);
    },
  };
}
