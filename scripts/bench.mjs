// `npm run bench`: the measurements, as ratios. One of them with `npm run bench -- intake` (or desk, grouping, pane, reading).
import { ensureBuilt } from './built.mjs';
import { findChromium } from './find-chromium.mjs';

await ensureBuilt();
process.env.CHROME_PATH ??= await findChromium();
const { register } = await import('tsx/esm/api');
register();
await import('../tests/bench/main.ts');
