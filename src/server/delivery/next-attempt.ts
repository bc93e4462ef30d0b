/** Longest pause between two attempts, milliseconds. */
export const maxPauseMs = 60 * 60 * 1000;
/** A target that does not answer is not given up before this, milliseconds. */
export const patienceMs = 72 * 60 * 60 * 1000;
/** A target that refuses is asked so often in all: refusals are sometimes a server's mistake of the moment. */
export const maxRefusals = 3;

export type Next = { state: 'waiting'; dueAt: number } | { state: 'dead' };

export type Failure = {
  refused: boolean;
  /** Failed attempts so far, this one included. */
  attempts: number;
  /** Refusals so far, this one included. */
  refusals: number;
  createdAt: number;
};

/**
 * When to try again: pauses double from `baseMs` up to an hour, each shortened by up to a half at random, so that a thousand
 * deliveries do not knock at the same moment.
 * @param random from 0 to 1
 */
export function nextAttempt(failure: Failure, now: number, baseMs: number, random: number): Next {
  if (failure.refused && failure.refusals >= maxRefusals) return { state: 'dead' };
  if (!failure.refused && now - failure.createdAt >= patienceMs) return { state: 'dead' };
  const pause = Math.min(maxPauseMs, baseMs * 2 ** Math.min(failure.attempts - 1, 30));
  return { state: 'waiting', dueAt: now + Math.round(pause * (1 - random / 2)) };
}
