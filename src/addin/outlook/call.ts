/** Answer of one Outlook call. `why` is Outlook's error code, or `no-answer`, `stopped`, `unsupported`, `moved-on`, `failed`. */
export type CallResult<T> = { ok: true; value: T } | { ok: false; why: string };

/**
 * Calls Outlook with a time limit, because it may never call back (peers waited for ever), and ends early when
 * stopped. A late answer is dropped. Never rejects.
 */
export function callOutlook<T>(
  start: (done: (result: Office.AsyncResult<T>) => void) => void,
  { limitMs, signal }: { limitMs: number; signal: AbortSignal },
): Promise<CallResult<T>> {
  return new Promise((resolve) => {
    const stop = () => finish({ ok: false, why: 'stopped' });
    const limit = setTimeout(() => finish({ ok: false, why: 'no-answer' }), limitMs);
    function finish(result: CallResult<T>): void {
      clearTimeout(limit);
      signal.removeEventListener('abort', stop);
      resolve(result);
    }
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    try {
      // The enum is compared by its value: event runtimes of old clients do not carry `Office.AsyncResultStatus`.
      start((result) => finish(String(result.status) === 'succeeded' ? { ok: true, value: result.value } : { ok: false, why: String(result.error?.code ?? 'failed') }));
    } catch (error) {
      // Calls that a client lacks, or a permission it did not grant, throw at once.
      finish({ ok: false, why: error instanceof Error ? error.name : 'failed' });
    }
  });
}
