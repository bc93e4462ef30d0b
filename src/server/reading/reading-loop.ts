import { errorKind, type Log } from '../log.ts';
import { startLoop, type Loop } from '../loop.ts';
import { readDue, type ReadingDeps } from './read-due.ts';

/** How often to look without being nudged: another instance may have stored a report and died. */
const idleMs = 5_000;

/** Reads what waits from the last run, then whatever intake nudges it for. Stops after the mail under way. */
export function startReading(deps: ReadingDeps, log: Log): Loop {
  const stopping = new AbortController();
  const loop = startLoop(
    async () => ((await readDue({ ...deps, signal: stopping.signal })) > 0 ? 0 : idleMs),
    (error) => { log.error('reading_failed', { error: errorKind(error) }); },
  );
  return {
    nudge: loop.nudge,
    stop() {
      stopping.abort();
      return loop.stop();
    },
  };
}
