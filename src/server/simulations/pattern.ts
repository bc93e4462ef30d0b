/** Values longer than this are looked at so far; honest marks are short. */
export const maxValueChars = 1_000;

/**
 * A test for `pattern`: what a text must contain, or with `*` the whole text. Without regular expressions, linear in the text
 * whatever an administrator wrote and a mail holds.
 */
export function textPattern(pattern: string): (text: string) => boolean {
  const wanted = pattern.trim().toLowerCase();
  if (!wanted.includes('*')) return (text) => text.slice(0, maxValueChars).toLowerCase().includes(wanted);
  const pieces = wanted.split('*');
  const [first, last] = [pieces[0] ?? '', pieces.at(-1) ?? ''];
  const between = pieces.slice(1, -1);
  return (text) => {
    const value = text.slice(0, maxValueChars).trim().toLowerCase();
    if (value.length < first.length + last.length || !value.startsWith(first) || !value.endsWith(last)) return false;
    let at = first.length;
    for (const piece of between) {
      const found = value.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= value.length - last.length;
  };
}

/** Longest name of a host (RFC 1035 2.3.4). */
const maxHostChars = 253;

/** Whether a host is one of these or below one. */
export function isUnder(hosts: ReadonlySet<string>, host: string): boolean {
  if (hosts.size === 0 || host.length > maxHostChars) return false;
  for (let name = host; ;) {
    if (hosts.has(name)) return true;
    const dot = name.indexOf('.');
    if (dot < 0) return false;
    name = name.slice(dot + 1);
  }
}
