import { errorKind, type Log } from '../log.ts';
import { startLoop, type Loop } from '../loop.ts';
import { answerDue, type AnswerDeps } from './answer-due.ts';

/** How often to look without being nudged: another instance may have ended between a verdict and its answers. */
const idleMs = 5_000;

/** Writes the answers that later arrivals get by themselves, and those that the last run left. */
export function startAnswering(deps: AnswerDeps, log: Log): Loop {
  return startLoop(
    async () => {
      if ((await answerDue(deps)) === 0) return idleMs;
      deps.onAnswered();
      return 0;
    },
    (error) => { log.error('answering_failed', { error: errorKind(error) }); },
  );
}
