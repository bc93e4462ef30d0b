/** office.js's own list of what Tab reaches, so that both agree. */
const reachable = [
  'a[href]', 'button:not([disabled])', 'input:not([disabled])', 'select:not([disabled])', 'textarea:not([disabled])', '[tabindex]',
].map((selector) => `${selector}:not([tabindex="-1"])`).join(',');

/**
 * office.js takes over Tab and looks for the focused element in its list. On a heading that was focused by script, or
 * on the body, it finds nothing and throws the person out of the pane. This steps in for just that case: on to the next
 * control from where the focus is; at the ends office.js hands over to Outlook as ever.
 */
export function keepTabOrder(page: Document): void {
  page.addEventListener('keydown', (event) => {
    const from = event.target as Element | null;
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey || !from || from.matches(reachable)) return;
    const next = neighbour(page, from, event.shiftKey);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
}

function neighbour(page: Document, from: Element, back: boolean): HTMLElement | undefined {
  const controls = [...page.querySelectorAll<HTMLElement>(reachable)].filter((control) => control.getClientRects().length > 0);
  if (from === page.body) return back ? undefined : controls[0];
  const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const beyond = controls.filter((control) => from.compareDocumentPosition(control) & side);
  return back ? beyond.at(-1) : beyond[0];
}
