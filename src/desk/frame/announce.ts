const region = () => document.getElementById('announcements');

/** Says a sentence to a screen reader without moving the focus. The same sentence twice is said twice. */
export function announce(sentence: string): void {
  const place = region();
  if (place === null) return;
  place.textContent = '';
  requestAnimationFrame(() => { place.textContent = sentence; });
}
