import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { root } from '../support/project-files.ts';

/** A Chromium that reaches nothing by itself. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

const axe = readFileSync(`${root}node_modules/axe-core/axe.min.js`, 'utf8');

interface AxeResult { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }

/** What axe finds wrong, as readable lines. The page needs `bypassCSP`: axe is injected. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Fades (≤ 200 ms) would be measured half-way.
  await page.waitForTimeout(300);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResult> } }).axe.run(document, { iframes: false, resultTypes: ['violations'] }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`));
}

/** Pixels by which the page is wider than the window; 0 where nothing scrolls sideways. */
export const overhang = (page: Page): Promise<number> => page.evaluate(() => {
  const wide = [...document.querySelectorAll('.desk, .desk *')].filter((element) => element.scrollWidth > element.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX));
  return Math.max(document.documentElement.scrollWidth - innerWidth, ...wide.map((element) => element.scrollWidth - element.clientWidth), 0);
});
