/** The only source of time for rules; tests pass their own (R9: clock jumps). Milliseconds since 1970 UTC. */
export type Clock = () => number;
