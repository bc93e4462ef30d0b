import { parseArgs } from 'node:util';
import { openDatabase } from '../db/database.ts';
import { secretKey, secretKeyFrom } from '../secret-key.ts';
import { verifyAudit } from './verify-audit.ts';

const usage = 'npm run audit -- verify [--data-dir DIR | --database-url URL] [--head HASH]';

const sentences = {
  missing: 'A row is missing there.',
  changed: 'That row is not as it was written.',
  shortened: 'The chain ends before the place its seal names, or the seal was made with another key.',
  'head-unknown': 'The hash you gave is not in the chain: rows after it, or it itself, were removed.',
};

/**
 * `npm run audit -- verify`: walks the chain and says whether it is whole. Resolves to the exit code: 0 whole, 1 broken, 2 not asked rightly.
 * The data directory and the key come from the environment unless given.
 */
export async function auditCommand(args: string[], env: Record<string, string | undefined>, print: (line: string) => void): Promise<number> {
  const options = parse(args);
  if (options === null) {
    print(usage);
    return 2;
  }
  const dataDir = options['data-dir'] ?? env['HEADSUP_DATA_DIR'] ?? '.data';
  const databaseUrl = options['database-url'] ?? (options['data-dir'] === undefined ? env['HEADSUP_DATABASE_URL'] : undefined);
  const configured = env['HEADSUP_SECRET_KEY'] === undefined ? undefined : secretKeyFrom(env['HEADSUP_SECRET_KEY']);
  const { db } = await openDatabase({ dataDir, databaseUrl: databaseUrl === '' ? undefined : databaseUrl });
  try {
    const { rows, ok, brokenAt, why, head } = await verifyAudit(db, secretKey(configured, dataDir), options.head);
    print(`${String(rows)} rows are whole. Last hash: ${head}`);
    if (ok) return 0;
    print(`The audit is broken${brokenAt === null ? '' : ` at row ${String(brokenAt)}`}. ${why === null ? '' : sentences[why]}`);
    return 1;
  } finally {
    await db.destroy();
  }
}

function parse(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { 'data-dir': { type: 'string' }, 'database-url': { type: 'string' }, head: { type: 'string' } } });
    return positionals.length === 1 && positionals[0] === 'verify' ? values : null;
  } catch {
    return null;
  }
}
