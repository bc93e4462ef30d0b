/**
 * Runs the work only while no other window of this browser runs work of the same key; null when one does. Two open
 * panes of one person must not send a kept report at the same moment. Where there are no locks the idempotency key
 * alone keeps it to one report.
 */
export async function alone<T>(key: string, work: () => Promise<T>): Promise<T | null> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return work();
  return locks.request(`heads-up/${key}`, { ifAvailable: true }, (lock) => (lock ? work() : null));
}
