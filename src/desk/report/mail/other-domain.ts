import { domainOf } from '../../queue/arrange-queue.ts';

/** Whether an address belongs to another domain than the one it should; a domain above or below is the same house. */
export function isOtherDomain(should: string | undefined, address: string | undefined): boolean {
  const [home, domain] = [should, address].map((one) => domainOf(one)?.toLowerCase() ?? null);
  if (home == null || domain == null) return false;
  return domain !== home && !domain.endsWith(`.${home}`) && !home.endsWith(`.${domain}`);
}
