/** Single keys, their wording, and whether somebody wants them (WCAG 2.1.4: they can be switched off). */
export const shortcuts = [
  { keys: ['j'], does: 'Next campaign in the list' },
  { keys: ['k'], does: 'Previous campaign in the list' },
  { keys: ['Enter', 'o'], does: 'Open the campaign' },
  { keys: ['x'], does: 'Select the campaign, for one verdict on several' },
  { keys: ['1'], does: 'Verdict: dangerous' },
  { keys: ['2'], does: 'Verdict: spam' },
  { keys: ['3'], does: 'Verdict: safe' },
  { keys: ['4'], does: 'Verdict: practice mail' },
  { keys: ['5'], does: 'Verdict: still checking' },
  { keys: ['Ctrl+Enter'], does: 'Give the verdict' },
  { keys: ['e'], does: 'Open the next one that needs somebody' },
  { keys: ['a'], does: 'Assign to me, or release' },
  { keys: ['u'], does: 'Mark as unread or read' },
  { keys: ['n'], does: 'Write a note' },
  { keys: ['Esc'], does: 'Back from the campaign to the list' },
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
