import type { PageSettings } from '../wire.ts';

/** Facts the server wrote into the document. */
export const settings = JSON.parse(document.getElementById('settings')!.textContent ?? '') as PageSettings;
