import type { RefObject } from 'react';

/** Once a row that was just added is there: its first field. */
export function focusLastField(list: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => { list.current?.querySelector<HTMLElement>(':scope > li:last-child :is(input, textarea)')?.focus(); });
}

/** A row goes, and its button with it: the one beside the list that adds another. */
export function focusAdder(list: RefObject<HTMLElement | null>): void {
  list.current?.parentElement?.querySelector<HTMLElement>(':scope > button')?.focus();
}
