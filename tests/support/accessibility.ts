import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }

/** What axe finds wrong in one document (frames inside it are looked at by themselves), as readable lines. */
export async function axeFindings(place: Frame | Page): Promise<string[]> {
  await place.evaluate(axe);
  const { violations } = await place.evaluate(() => (window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResult> } }).axe.run(document, { iframes: false, resultTypes: ['violations'] }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`));
}

/** Pixels by which the document is wider than its window. */
export const overhang = (place: Frame | Page): Promise<number> => place.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Names of what a person can operate in the document, in the order of the page. */
export const controls = (place: Frame): Promise<string[]> =>
  place.evaluate(() => [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
    .filter((one) => one.getClientRects().length > 0 && !one.matches(':disabled'))
    .map((one) => one.innerText.trim()));

/** Presses Tab from the start of the pane until the focus leaves it; the names of what had it, in order. */
export async function tabThrough(page: Page, pane: Frame, most = 20): Promise<string[]> {
  await page.locator('.pane-content iframe').focus();
  // To the start of the document, wherever the focus was when the pane last had it.
  await pane.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const reached: string[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    // office.js asks its host to move the focus by message.
    await page.waitForTimeout(80);
    const name = await pane.evaluate(() => (document.hasFocus() && document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement.innerText.trim() : null));
    if (name === null) break;
    reached.push(name);
  }
  return reached;
}
