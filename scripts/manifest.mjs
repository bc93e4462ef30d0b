// `npm run manifest -- --url https://report.example.com`: writes an organisation's manifest (docs/deployment.md).
import { ensureBuilt } from './built.mjs';

await ensureBuilt();
const { manifestCommand } = await import('../dist/server/manifest/command.js');
process.exitCode = manifestCommand(process.argv.slice(2));
