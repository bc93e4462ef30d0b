/** The rows of the queue in order. */
export function rowsOf(list: ParentNode | null = document): HTMLAnchorElement[] {
  return [...(list?.querySelectorAll<HTMLAnchorElement>('a.row') ?? [])];
}

/** Moves the focus by `step` rows; from elsewhere it begins at the open report, or at the top. */
export function moveInRows(step: 1 | -1): void {
  const rows = rowsOf();
  const at = rows.findIndex((row) => row === document.activeElement);
  const open = rows.findIndex((row) => row.getAttribute('aria-current') === 'page');
  const next = at >= 0 ? at + step : open >= 0 ? open + step : 0;
  const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

/** Puts the focus on the row of a report, or on the list's heading where it is not listed. */
export function focusRow(id: string | null): void {
  const row = id === null ? undefined : rowsOf().find(({ pathname }) => pathname === `/reports/${id}`);
  if (row !== undefined) row.focus();
  else document.getElementById('queue-title')?.focus();
}
