export type Loop = {
  /** Runs as soon as possible: now, or once more after the run that is under way. */
  nudge(): void;
  /** Resolves when the run under way has ended; none begins after that. */
  stop(): Promise<void>;
};

/**
 * Runs `step` again and again: at once when nudged, otherwise after the pause the last run asked for. One run at a time.
 * @param step resolves to the milliseconds until the next run; what it throws is told to `failed` and tried again after `afterFailureMs`.
 */
export function startLoop(step: () => Promise<number>, failed: (error: unknown) => void, afterFailureMs = 1_000): Loop {
  let stopped = false;
  let nudged = false;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    while (!stopped) {
      nudged = false;
      let pauseMs = afterFailureMs;
      try {
        pauseMs = await step();
      } catch (error) {
        failed(error);
        // A nudge does not hurry a database that is away.
        nudged = false;
      }
      if (!stopped && !nudged && pauseMs > 0) await pause(pauseMs);
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = run();
  return {
    nudge() {
      nudged = true;
      wake();
    },
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
