let pending: string[] = [];

/**
 * Says a sentence to screen readers once. The region is part of the page from the start: one that is inserted together
 * with its text stays silent. What is said at the same moment is said in one breath.
 */
export function announce(text: string): void {
  const region = document.getElementById('announcer');
  if (!region || !text) return;
  pending.push(text);
  if (pending.length > 1) return;
  // Emptied first, so that the same sentence twice is said twice.
  region.textContent = '';
  setTimeout(() => {
    const said = pending.join(' ');
    region.textContent = said;
    pending = [];
    // Who reads the page later must not meet what was true a moment ago.
    setTimeout(() => { if (region.textContent === said) region.textContent = ''; }, 10_000);
  }, 60);
}
