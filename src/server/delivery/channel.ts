/** A delivery that this server holds a lease on. `attempt` counts from 1. */
export type LeasedDelivery = {
  id: string;
  subjectId: string;
  kind: string;
  target: string;
  messageId: string;
  createdAt: number;
  attempt: number;
  leaseUntil: number;
  leaseHolder: string;
};

/**
 * What came of one attempt. `refused`: the target will not have this one, now or later. `later`: everything else, also when it
 * may have arrived. `detail` is for the desk: a line, never the mail's content.
 */
export type SendOutcome = { outcome: 'delivered' | 'later' | 'refused'; detail: string };

/** One way out, by kind of delivery. Looks up what is to be sent and sends it; gives up when the signal aborts. */
export type Channel = (delivery: LeasedDelivery, signal: AbortSignal) => Promise<SendOutcome>;
