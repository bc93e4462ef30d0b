const pausesMs = [1_000, 2_000, 4_000, 8_000, 15_000];

/** Does the work until it succeeds: at once, with growing pauses, and when the network is back. Tells whether it is failing. */
export async function insist<T>(work: () => Promise<T>, tell: (failing: boolean) => void = () => undefined): Promise<T> {
  for (let turn = 0; ; turn += 1) {
    try {
      const result = await work();
      if (turn > 0) tell(false);
      return result;
    } catch {
      tell(true);
      await pause(pausesMs[turn] ?? 15_000);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    addEventListener('online', go);
  });
}
