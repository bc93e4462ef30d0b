import { maxPauseMs, maxRefusals, nextAttempt, patienceMs } from '../../../src/server/delivery/next-attempt.ts';

const now = 1_760_000_000_000;
const failure = { refused: false, attempts: 1, refusals: 0, createdAt: now };

describe('the next attempt', () => {
  it('waits twice as long each time, at most an hour', () => {
    const pauses = [1, 2, 3, 8, 9, 40].map((attempts) => {
      const next = nextAttempt({ ...failure, attempts }, now, 30_000, 0);
      return next.state === 'waiting' ? next.dueAt - now : undefined;
    });
    expect(pauses).toEqual([30_000, 60_000, 120_000, maxPauseMs, maxPauseMs, maxPauseMs]);
  });

  it('is spread over half of its pause, never before it', () => {
    expect(nextAttempt(failure, now, 30_000, 0.999)).toEqual({ state: 'waiting', dueAt: now + 15_015 });
  });

  it('is never given up before 72 hours while the target does not refuse', () => {
    const old = { ...failure, attempts: 500 };
    expect(nextAttempt(old, now + patienceMs - 1, 30_000, 0).state).toBe('waiting');
    expect(nextAttempt(old, now + patienceMs, 30_000, 0).state).toBe('dead');
  });

  it('is given up at the third refusal', () => {
    const refused = { ...failure, refused: true };
    expect(nextAttempt({ ...refused, refusals: maxRefusals - 1 }, now, 30_000, 0).state).toBe('waiting');
    expect(nextAttempt({ ...refused, refusals: maxRefusals }, now, 30_000, 0).state).toBe('dead');
  });
});
