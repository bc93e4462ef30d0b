import { simulationProductSchema } from '../../contract/simulation.ts';
import type { HeaderPattern, SimulationProduct } from '../../contract/simulation.ts';

/** A product while it is written: its lists as lines of text. */
export interface ProductDraft {
  id: string;
  name: string;
  on: boolean;
  headers: string;
  senders: string;
  linkHosts: string;
  reportUrl: string;
}

const headerLine = ({ name, value }: HeaderPattern) => (value === undefined || value === '' ? name : `${name}: ${value}`);

export function draftOf({ headers, senders, linkHosts, reportUrl, ...product }: SimulationProduct): ProductDraft {
  return { ...product, headers: headers.map(headerLine).join('\n'), senders: senders.join('\n'), linkHosts: linkHosts.join('\n'), reportUrl: reportUrl ?? '' };
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

function headerOf(line: string): HeaderPattern {
  const colon = line.indexOf(':');
  const value = colon < 0 ? '' : line.slice(colon + 1).trim();
  return { name: (colon < 0 ? line : line.slice(0, colon)).trim(), ...(value === '' ? {} : { value }) };
}

/** The product as it is sent; null when something in it is not understood. */
export function productOf({ headers, senders, linkHosts, reportUrl, ...draft }: ProductDraft): SimulationProduct | null {
  const parsed = simulationProductSchema.safeParse({ ...draft, headers: linesOf(headers).map(headerOf), senders: linesOf(senders), linkHosts: linesOf(linkHosts), reportUrl: reportUrl.trim() || null });
  return parsed.success ? parsed.data : null;
}

/** A product of one's own, under an id that none of the others has. */
export function ownProduct(others: readonly ProductDraft[], name: string): ProductDraft {
  let number = 1;
  while (others.some(({ id }) => id === `own-${number}`)) number++;
  return { id: `own-${number}`, name, on: true, headers: '', senders: '', linkHosts: '', reportUrl: '' };
}

export const isOwn = ({ id }: Pick<ProductDraft, 'id'>): boolean => id.startsWith('own-');
