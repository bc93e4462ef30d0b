import { chromium, type Browser, type Frame, type Page } from 'playwright-core';

/** A Chromium that asks nobody anything. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** The add-in's frame in the simulator, once its office.js is ready. */
export async function paneFrame(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('.pane-content[data-state="ready"] iframe', { state: 'attached', timeout: 20_000 });
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('the pane has no frame');
  await frame.evaluate(() => Office.onReady());
  return frame;
}
