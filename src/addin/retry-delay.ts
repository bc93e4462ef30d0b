const firstMs = 4_000;
const longestMs = 5 * 60_000;

/**
 * Milliseconds until the next attempt: doubling from four seconds to five minutes, spread by a fifth, so that the panes
 * of a whole company do not come back at the same moment. What the server asks for is the least.
 */
export function retryDelayMs(attempts: number, retryAfterMs = 0, random: () => number = Math.random): number {
  const doubled = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 20));
  return Math.max(retryAfterMs, doubled * (0.8 + 0.4 * random()));
}
