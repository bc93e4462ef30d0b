/**
 * Refreshing must not keep a session alive that nobody uses (security 8: idle 30 min): without a key or a pointer for this
 * long, or in a hidden tab, the page stops asking. The first sign of a person starts it again.
 */
const restAfterMs = 10 * 60_000;

let lastSignMs = Date.now();

/** Whether somebody seems to be at the page. */
export function isPresent(): boolean {
  return document.visibilityState === 'visible' && Date.now() - lastSignMs < restAfterMs;
}

/** Calls back when somebody returns after an absence. @returns how to stop. */
export function onReturn(back: () => void): () => void {
  const sign = () => {
    const was = Date.now() - lastSignMs < restAfterMs;
    lastSignMs = Date.now();
    if (!was) back();
  };
  const shown = () => {
    if (document.visibilityState !== 'visible') return;
    lastSignMs = Date.now();
    back();
  };
  const end = new AbortController();
  for (const kind of ['pointermove', 'pointerdown', 'keydown', 'wheel']) window.addEventListener(kind, sign, { signal: end.signal, passive: true });
  document.addEventListener('visibilitychange', shown, { signal: end.signal });
  return () => { end.abort(); };
}
