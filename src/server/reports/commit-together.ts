/** Stores one item; resolves when it is durable. */
export type CommitTogether<Item, Outcome> = (item: Item) => Promise<Outcome>;

export type BatchLimits = { items: number; bytes: number };

type Waiting<Item, Outcome> = { item: Item; resolve: (outcome: Outcome) => void; reject: (error: unknown) => void };

/**
 * Group commit: what arrives while one transaction is being synced to disk goes into the next one together, so that one
 * fsync answers many reports. Under light load each item is a transaction of its own at once.
 *
 * @param commit stores a batch in one transaction, all or nothing; outcomes in the order of the items.
 * @param claims what an item must not share with another one of its batch (they would collide inside the transaction).
 * When a batch fails its items are tried one by one, so that one bad item fails alone.
 */
export function commitTogether<Item, Outcome>(
  commit: (items: Item[]) => Promise<Outcome[]>,
  claims: (item: Item) => string[],
  bytes: (item: Item) => number,
  limits: BatchLimits,
): CommitTogether<Item, Outcome> {
  let queue: Waiting<Item, Outcome>[] = [];
  let running = false;

  function nextBatch(): Waiting<Item, Outcome>[] {
    const taken = new Set<string>();
    const batch: Waiting<Item, Outcome>[] = [];
    const later: Waiting<Item, Outcome>[] = [];
    let size = 0;
    for (const waiting of queue) {
      const wanted = claims(waiting.item);
      const fits = batch.length === 0 || (batch.length < limits.items && size + bytes(waiting.item) <= limits.bytes);
      if (!fits || wanted.some((claim) => taken.has(claim))) {
        later.push(waiting);
      } else {
        batch.push(waiting);
        size += bytes(waiting.item);
      }
      // Also of those put off: what comes after them must not overtake them.
      for (const claim of wanted) taken.add(claim);
    }
    queue = later;
    return batch;
  }

  async function commitAll(batch: Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await commit(batch.map(({ item }) => item));
      batch.forEach((waiting, i) => { waiting.resolve(outcomes[i] as Outcome); });
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const waiting of batch) await commitAll([waiting]);
    }
  }

  async function work(): Promise<void> {
    running = true;
    while (queue.length > 0) await commitAll(nextBatch());
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!running) void work();
    });
}
