import { JSDOM } from 'jsdom';

export type ShownElement = { tag: string; namespace: string; attributes: Record<string, string> };

const parser = new (new JSDOM('').window.DOMParser)();

/** The elements a browser's parser makes of a document: another parser than the sanitiser's, so that the two must agree. */
export function shownElements(html: string): ShownElement[] {
  const document = parser.parseFromString(html, 'text/html');
  return [...document.querySelectorAll('*')].map((element) => ({
    tag: element.localName,
    namespace: element.namespaceURI ?? '',
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  }));
}

const harmless = /^(?:dir|lang|align|colspan|rowspan|class|alt|charset)$/;
const allowed = new Set([
  'html', 'head', 'meta', 'title', 'style', 'body', 'p', 'div', 'span', 'br', 'hr', 'b', 'strong', 'i', 'em', 'u', 's', 'small', 'sub', 'sup', 'blockquote', 'pre', 'code', 'center',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'img',
]);

/** What in a preview could do more than show text: elements and attributes beyond the allow-list, styles beyond our one block. */
export function whatCouldAct(html: string): string[] {
  const elements = shownElements(html);
  const count = (tag: string) => elements.filter((element) => element.tag === tag).length;
  const foreign = elements.filter(({ tag, namespace }) => !allowed.has(tag) || namespace !== 'http://www.w3.org/1999/xhtml').map(({ tag }) => `<${tag}>`);
  const attributes = elements.flatMap(({ tag, attributes: own }) =>
    Object.entries(own)
      .filter(([name, value]) => !(harmless.test(name) || (tag === 'img' && name === 'src' && /^data:image\/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=]+$/.test(value))))
      .map(([name, value]) => `<${tag} ${name}="${value.slice(0, 60)}">`));
  return [...foreign, ...attributes, ...(count('style') === 1 && count('meta') === 1 ? [] : ['more than our own <style> and <meta>'])];
}
