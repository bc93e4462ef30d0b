/** What a spreadsheet may take for a formula, also in full-width forms and behind blanks. */
const formula = /^[\s\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;
/** The same behind a semicolon, which separates cells where the comma is the decimal sign. */
const inner = /(;[\s\u00a0\u3000]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20|%])/gu;
const controls = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * One cell (RFC 4180): text only. What a spreadsheet would run as a formula gets an apostrophe in front (security 37); control
 * characters become blanks, so that a cell is a line.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return `"${String(value)}"`;
  const text = String(value).replace(controls, ' ');
  const safe = (formula.test(text) || /^[\t\r]/.test(String(value)) ? `'${text}` : text).replace(inner, "$1'");
  return `"${safe.replaceAll('"', '""')}"`;
}

/** UTF-8's mark: without it spreadsheets guess another encoding. */
export const csvStart = '\ufeff';

export function csvLine(values: readonly (string | number | boolean | null)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
