import { createHash } from 'node:crypto';

const style = [
  'html{color-scheme:light}',
  'body{margin:0;padding:16px;background:#fff;color:#1b1b1b;font:14px/20px "Segoe UI",system-ui,sans-serif;overflow-wrap:anywhere}',
  'pre{margin:0;font:inherit;white-space:pre-wrap}',
  'img{max-width:100%;height:auto}',
  'table{max-width:100%}',
  '.link{text-decoration:underline;text-decoration-style:dotted}',
  '.target{font:12px/18px ui-monospace,Consolas,monospace;color:#6e0811;unicode-bidi:isolate;direction:ltr}',
  '.picture{padding:0 6px;border:1px dashed #707070;color:#4d4d4d;font-size:12px}',
].join('');

/** Source expression for `style-src`: the response's CSP allows exactly this one block. */
export const previewStyleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/**
 * The Content-Security-Policy to serve the preview with (second layer of security 16). `sandbox` is the third where the
 * document is opened outside its frame.
 */
export const previewPolicy = `default-src 'none'; img-src data:; style-src ${previewStyleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox`;

/** Puts sanitised HTML into the document that is shown. */
export function previewDocument(body: string): string {
  return `<!doctype html><html lang="und"><head><meta charset="utf-8"><title>Preview</title><style>${style}</style></head><body dir="auto">${body}</body></html>`;
}
