/** Single keys, their wording, and whether somebody wants them (WCAG 2.1.4: they can be switched off). */
export const shortcuts = [
  { keys: ['j'], does: 'Next report in the list' },
  { keys: ['k'], does: 'Previous report in the list' },
  { keys: ['Enter', 'o'], does: 'Open the report' },
  { keys: ['Esc'], does: 'Back from the report to the list' },
  { keys: ['/'], does: 'Search' },
  { keys: ['?'], does: 'This help' },
] as const;

const store = 'desk:shortcuts';

export function shortcutsWanted(): boolean {
  return localStorage.getItem(store) !== 'off';
}

export function wantShortcuts(wanted: boolean): void {
  if (wanted) localStorage.removeItem(store);
  else localStorage.setItem(store, 'off');
}
