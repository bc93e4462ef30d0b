import type { Reopened } from '../../contract/campaign.ts';
import type { Evidence, Link } from '../../contract/desk.ts';
import type { Database } from '../db/database.ts';
import { domainOf, variantParts } from './campaign-store.ts';

/** A copy of a campaign's mail, as far as a verdict on the others could be wrong about it. */
export type Copy = { evidence: Evidence; /** Read to its end, from the mail itself and not from a reconstruction. */ whole: boolean };

/** Copies whose parts a new one is compared with: one of each variant. */
const maxComparedCopies = 50;

/** One copy of each variant, of the reports that a verdict has covered. `covered`: what of `reports` they are. */
export async function coveredCopies(tx: Database, campaignId: string, covered: { answered: true } | { until: number }): Promise<Evidence[]> {
  const reports = tx.selectFrom('reports').select((eb) => eb.fn.min('number').as('number')).where('campaign_id', '=', campaignId);
  const firsts = await ('until' in covered ? reports.where('state', '<>', 'withdrawn').where('received_at', '<=', covered.until) : reports.where('state', '=', 'answered')).groupBy('variant').limit(maxComparedCopies).execute();
  if (firsts.length === 0) return [];
  const rows = await tx.selectFrom('evidence').select('evidence').where('number', 'in', firsts.map(({ number }) => Number(number))).execute();
  return rows.map(({ evidence }) => JSON.parse(evidence) as Evidence);
}

/** A report's copy, with whether its mail was there and read as a whole. */
export async function copyOf(tx: Database, number: number, evidence: Evidence): Promise<Copy> {
  const { reading, how } = await tx.selectFrom('reports').select(['reading', 'how']).where('number', '=', number).executeTakeFirstOrThrow();
  return { evidence, whole: reading === 'read' && (how === 'file' || how === 'graph') };
}

/**
 * What a copy has that none of the covered ones has; null when a verdict on them is one on it. Whoever gets "safe" for a harmless
 * mail could send a harmful one after it, so "safe" wants everything alike that could lead or pay elsewhere; personal links cost a
 * second look. Of what is dangerous nothing can be worse.
 */
export function newsOf(given: string | null, { evidence, whole }: Copy, covered: readonly Evidence[]): Reopened | null {
  if (given === 'dangerous') return null;
  if (!whole) return 'not-whole';
  const known = covered.map(partsOf);
  const mine = partsOf(evidence);
  const isNew = (list: keyof Parts) => mine[list].some((one) => !known.some((parts) => parts[list].includes(one)));
  if (isNew('hosts') || (given === 'safe' && isNew('addresses'))) return 'new-links';
  if (isNew('attachments')) return 'new-attachments';
  if (isNew('senders') || (given === 'safe' && isNew('failed'))) return 'new-sender';
  return given === 'safe' && isNew('details') ? 'new-details' : null;
}

type Parts = Record<'hosts' | 'addresses' | 'attachments' | 'senders' | 'failed' | 'details', string[]>;

function partsOf(evidence: Evidence): Parts {
  const { hosts, attachments, sender } = variantParts(evidence);
  const lower = (addresses: readonly { address: string }[]) => addresses.map(({ address }) => address.toLowerCase());
  return {
    hosts,
    addresses: evidence.links.filter(({ place }) => place !== 'load').map((link) => (isOwn(link, evidence) ? withoutQuery(link.url) : link.url)),
    attachments,
    senders: [sender, ...lower(evidence.replyTo), ...(evidence.sender === null ? [] : lower([evidence.sender]))],
    // A pass says little, but a check that failed for this copy alone says that it came another way.
    failed: evidence.authentication.filter(({ trusted, result }) => trusted && result !== 'pass').map(({ method }) => method),
    details: payable(evidence.text),
  };
}

/** A link of the sender to their own domain, when our mail server found that it really is theirs: there it may be personal. */
function isOwn({ domain }: Link, { from, authentication }: Evidence): boolean {
  const sender = domainOf(from?.address);
  const proven = authentication.some(({ trusted, method, result }) => trusted && method === 'dmarc' && result === 'pass');
  return proven && domain !== null && sender !== null && (sender === domain || sender.endsWith(`.${domain}`));
}

const withoutQuery = (url: string) => url.replace(/[?#].*$/su, '');

/** Accounts, telephone numbers and mail addresses in a text: what somebody could be made to pay into, call or write to. */
function payable(text: string): string[] {
  const numbers = [...text.matchAll(/(?:\p{L}{2}\d{2}[\s-]?)?\+?\d[\d\s()./-]{5,40}\d|\p{L}{2}\d{2}(?:[\s-]?[\p{Lu}\d]{2,4}){3,8}/gu)].map(([found]) => found.replace(/[^\p{L}\d+]/gu, ''));
  const addresses = [...text.matchAll(/[\p{L}\d._%+-]{1,64}@[\p{L}\d.-]{1,190}/gu)].map(([found]) => found.toLowerCase());
  return [...numbers.filter((number) => number.length >= 7), ...addresses];
}
