/** So long a sentence stays for a screen reader that is still reading the one before. */
const keptMs = 15_000;

/**
 * Says a sentence to a screen reader without moving the focus. The same sentence twice is said twice, and two that come
 * at the same moment are both said: what somebody just did must not be lost under news of the list.
 */
export function announce(sentence: string): void {
  const place = document.getElementById('announcements');
  if (place === null) return;
  const line = document.createElement('p');
  line.textContent = sentence;
  place.append(line);
  setTimeout(() => { line.remove(); }, keptMs);
}
