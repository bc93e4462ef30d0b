/** An XML element: a tree until it is written, so that text from outside can only ever become text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[] | string;
}

/** Builds an element. Attribute values and text are escaped when the tree is written, never by hand. */
export function element(name: string, attributes: Readonly<Record<string, string>> = {}, children: readonly XmlElement[] | string = []): XmlElement {
  return { name, attributes, children };
}

/** Characters XML 1.0 cannot hold at all, escaped or not (section 2.2), and lone surrogates. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const impossible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

/** True when the text can stand in an XML document. */
export function fitsXml(text: string): boolean {
  return !impossible.test(text);
}

/**
 * Writes a document of indented lines, UTF-8.
 * @throws RangeError for text that XML cannot hold: callers refuse such text earlier, with a kinder sentence.
 */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`;
}

function lines({ name, attributes, children }: XmlElement, indent: string): string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const inner = indent + '  ';
  const tag = `${indent}<${name}${written.length > 3 ? written.map((attribute) => `\n${inner}${attribute.trimStart()}`).join('') : written.join('')}`;
  if (typeof children === 'string') return [`${tag}>${escape(children)}</${name}>`];
  if (children.length === 0) return [`${tag}/>`];
  return [`${tag}>`, ...children.flatMap((child) => lines(child, inner)), `${indent}</${name}>`];
}

function escape(text: string): string {
  if (!fitsXml(text)) throw new RangeError('This text has a character that XML cannot hold.');
  return text.replace(/[&<>"'\t\n\r]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
