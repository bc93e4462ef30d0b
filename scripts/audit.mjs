// `npm run audit -- verify`: whether the audit is whole (docs/operations.md). Compiled where the server is, else from the sources.
import { existsSync } from 'node:fs';

const compiled = new URL('../dist/server/audit/verify-command.js', import.meta.url);
if (!existsSync(compiled)) (await import('tsx/esm/api')).register();
const { auditCommand } = await import(existsSync(compiled) ? compiled.href : '../src/server/audit/verify-command.ts');
process.exitCode = await auditCommand(process.argv.slice(2), process.env, console.log);
