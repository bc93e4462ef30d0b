/** Text for HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A small page of the issuer: no script, both themes, one question. `body` is trusted HTML. */
export function plainPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>
:root{color-scheme:light dark;--ground:#f5f5f5;--card:#fff;--text:#242424;--soft:#616161;--line:#d1d1d1;--accent:#0f6cbd;--hover:#ebf3fc}
@media(prefers-color-scheme:dark){:root{--ground:#141414;--card:#292929;--text:#fff;--soft:#adadad;--line:#525252;--accent:#62abf5;--hover:#1f2f3f}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--text);font:16px/1.5 "Segoe UI",system-ui,sans-serif}
main{width:min(26rem,calc(100vw - 2rem));background:var(--card);border:1px solid var(--line);border-radius:8px;padding:2rem}
h1{font-size:1.375rem;line-height:1.3;margin:0 0 .5rem}p{margin:0 0 1.25rem;color:var(--soft)}
button{display:block;width:100%;min-height:3rem;margin:.5rem 0 0;padding:.5rem 1rem;text-align:start;font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:4px;cursor:pointer}
button:hover{background:var(--hover);border-color:var(--accent)}button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
button small{display:block;color:var(--soft)}
</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}
