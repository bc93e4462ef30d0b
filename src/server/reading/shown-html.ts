/** Nothing here can load, run, navigate, submit, style, or change how the parser reads what follows (mXSS). */
export const shownTags = [
  'p', 'div', 'span', 'br', 'hr', 'b', 'strong', 'i', 'em', 'u', 's', 'small', 'sub', 'sup', 'blockquote', 'pre', 'code', 'center',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'img',
];
const cell = ['colspan', 'rowspan', 'align'];
export const shownAttributes: Record<string, string[]> = { '*': ['dir', 'lang'], td: cell, th: cell, p: ['align'], div: ['align'], tr: ['align'], table: ['align'] };
