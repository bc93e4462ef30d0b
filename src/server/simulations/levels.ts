/**
 * What is known about a report's mail being an exercise: `reports.simulation`. Numbers in order, because a campaign takes the
 * highest of its reports. Any mark can be forged, the secret too by whoever received one such mail: no level closes, hides or
 * answers a report (security 27).
 */
export const levels = {
  /** No mark, or only that of a product this organisation does not use: that is a flag for the analyst, no more. */
  none: 0,
  /** A link of a product in use, found after the receipt: counted apart; the reporter was not told. */
  found: 1,
  /** Header or sender of a product in use: the reporter was told at once that it looks like an exercise. */
  told: 2,
  /** The shared secret. */
  certain: 3,
} as const;
export type SimulationLevel = (typeof levels)[keyof typeof levels];

/** Whether the receipt said so. Kept with the report, so that every later receipt says the same. */
export const wasTold = (level: number): boolean => level >= levels.told;
