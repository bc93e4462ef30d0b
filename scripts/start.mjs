// `npm start`: builds what is missing or older than its sources, then runs the demo in this very process, so that ending
// it (also by kill -9) leaves nothing behind.
import { ensureBuilt } from './built.mjs';

await ensureBuilt();
const { runDemo } = await import('../dist/simulator/demo.js');
await runDemo(process.env);
