/** The rows of the queue in order. */
export function rowsOf(list: ParentNode | null = document): HTMLAnchorElement[] {
  return [...(list?.querySelectorAll<HTMLAnchorElement>('a.row') ?? [])];
}

/** The row that has the focus, or whose box to tick has it. */
export function focusedRow(): HTMLAnchorElement | null {
  return document.activeElement?.closest('.row-line')?.querySelector<HTMLAnchorElement>('a.row') ?? null;
}

/** Id of the campaign that a row leads to. */
export const campaignOf = (row: HTMLAnchorElement | null): string | null => /^\/campaigns\/([\w-]+)$/.exec(row?.pathname ?? '')?.[1] ?? null;

/** Whether somebody has the list in hand: scrolled in it, points at it, or has the focus in it. */
export function listInHand(): boolean {
  const list = document.getElementById('queue-list');
  return list !== null && (list.scrollTop > 0 || list.matches(':hover') || list.contains(document.activeElement));
}

/** Moves the focus by `step` rows; from elsewhere it begins at the open campaign, or at the top. */
export function moveInRows(step: 1 | -1): void {
  const rows = rowsOf();
  const focused = focusedRow();
  const at = rows.findIndex((row) => row === focused);
  const open = rows.findIndex((row) => row.getAttribute('aria-current') === 'page');
  const next = at >= 0 ? at + step : open >= 0 ? open + step : 0;
  const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

/** Puts the focus on the row of a campaign, or on the list's heading where it is not listed. */
export function focusRow(id: string | null): void {
  const row = id === null ? undefined : rowsOf().find((one) => campaignOf(one) === id);
  if (row !== undefined) row.focus();
  else document.getElementById('queue-title')?.focus();
}
