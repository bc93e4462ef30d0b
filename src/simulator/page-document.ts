import type { PageSettings } from './wire.ts';

/** The one HTML document of the simulator's pages; the settings travel in it as data. */
export function pageDocument(settings: PageSettings): string {
  const data = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Outlook simulator · Heads-Up</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/main.css">
<script type="application/json" id="settings">${data}</script>
<script type="module" src="/page/main.js"></script>
</head>
<body><div id="root"></div><noscript>The simulator needs JavaScript.</noscript></body>
</html>`;
}

/** Policy of the simulator's pages: own files, the pane's frame and icon, nothing else. */
export function pagePolicy(publicUrl: string): string {
  return `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: ${publicUrl}; frame-src 'self' ${publicUrl}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
