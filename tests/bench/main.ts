import { deskBench } from './desk-bench.ts';
import { groupingBench } from './grouping-bench.ts';
import { intakeBench } from './intake-bench.ts';
import { line, type Figure } from './figure.ts';
import { paneBench } from './pane-bench.ts';
import { readingBench } from './reading-bench.ts';

/** `npm run bench [desk|grouping|intake|pane|reading]`: ratios, each against a reference of the same run. */
const benches: Record<string, () => Promise<Figure[]>> = { desk: deskBench, grouping: groupingBench, intake: intakeBench, pane: paneBench, reading: readingBench };
const chosen = process.argv[2];
for (const [name, run] of Object.entries(benches)) {
  if (chosen !== undefined && chosen !== name) continue;
  for (const figure of await run()) process.stdout.write(`${line(figure)}\n`);
}
