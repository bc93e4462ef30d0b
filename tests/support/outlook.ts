import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import type { MailLine } from '../../src/simulator/wire.ts';
import { paneFrame } from './browser.ts';
import type { Demo } from './demo.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A sample mail of the demo as it lies in its file. */
export const sampleMail = (file: string): Promise<Buffer> => readFile(join(import.meta.dirname, '../../src/simulator/mails', file));

/** Sample mails by the start of their file's name, as the simulated mailbox lists them. */
export async function mailboxOf(demo: Demo): Promise<(file: string) => MailLine> {
  const lines = (await (await fetch(`${demo.simulator}/mailbox/mails`)).json()) as MailLine[];
  return (file) => {
    const line = lines.find((one) => one.file.startsWith(file));
    if (line === undefined) throw new Error(`no sample mail begins with ${file}`);
    return line;
  };
}

/** Somebody in front of the simulated Outlook, in a browser profile of their own. */
export type Outlook = {
  page: Page;
  /** What console and page complained about: errors, warnings, uncaught exceptions. */
  faults: string[];
  /** Presses a mail in the list. */
  choose: (line: MailLine) => Promise<void>;
  /** Presses Report above the mail and resolves to the pane that opens. */
  openPane: () => Promise<Frame>;
  pane: () => Promise<Frame>;
  close: () => Promise<void>;
};

/** Opens the simulator at an address like `person=maya&set=1.14`. */
export async function openOutlook(browser: Browser, demo: Demo, parameters: string, options: BrowserContextOptions = {}): Promise<Outlook> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') faults.push(`${message.type()}: ${message.text()} (${message.location().url})`); });
  page.on('pageerror', (error) => { faults.push(`uncaught: ${error.message}`); });
  await page.goto(`${demo.simulator}/?${parameters}`);
  await page.locator('.row').first().waitFor();
  return {
    page,
    faults,
    async choose(line) {
      await page.locator(`.row[data-file="${line.file}"]`).click();
      await page.locator('.reading h1', { hasText: line.subject }).waitFor();
    },
    async openPane() {
      await page.locator('.action.report').click();
      return paneFrame(page);
    },
    pane: () => paneFrame(page),
    close: () => context.close(),
  };
}

/** The one button of the pane. */
export const theButton = (pane: Frame) => pane.locator('button.report');

/** The heading of what became of a press. */
export const resultTitle = (pane: Frame) => pane.locator('.result .title');

/** All that the pane says right now, as a person reads it. */
export const paneText = (pane: Frame): Promise<string> => pane.locator('main').innerText();

/** From the next opening on, the pane's documents remember every text they show and say; read by `everSaid`. */
export const rememberAllSaid = (outlook: Outlook): Promise<unknown> =>
  outlook.page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { everSaid: said });
    new MutationObserver(() => {
      const text = `${document.getElementById('announcer')?.textContent ?? ''}\n${document.querySelector('main')?.innerText ?? ''}`;
      if (said.at(-1) !== text) said.push(text);
    }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  });

/** All texts the pane has shown since it was opened, for a blink or for good: a false thank-you that is taken back at once was still said (M2). */
export const everSaid = (pane: Frame): Promise<string[]> => pane.evaluate(() => (window as unknown as { everSaid: string[] }).everSaid);
