import { Parser, type Handler } from 'htmlparser2';

/** Characters given to the parser between two looks at its depth and at the time. */
const chunkChars = 16_384;
/** Unclosed tags at which the parser is begun anew: what it does per tag grows with them. Browsers stop nesting at 512. */
const maxOpenTags = 2_000;

/**
 * Parses hostile HTML in steps of bounded cost: unlike one call over all of it, this stays linear for tags that are never
 * closed, and ends when `goOn` says so. The handler sees every open tag closed, also at an early end.
 */
export function parseHtml(html: string, handler: Partial<Handler>, goOn: () => boolean): void {
  let openTags = 0;
  const counting: Partial<Handler> = {
    ...handler,
    onopentag(name, attributes, implied) {
      openTags++;
      handler.onopentag?.(name, attributes, implied);
    },
    onclosetag(name, implied) {
      openTags--;
      handler.onclosetag?.(name, implied);
    },
  };
  let parser = new Parser(counting);
  for (let at = 0; at < html.length && goOn(); at += chunkChars) {
    if (openTags > maxOpenTags) {
      parser.end();
      parser = new Parser(counting);
    }
    parser.write(html.slice(at, at + chunkChars));
  }
  parser.end();
}
