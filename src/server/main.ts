import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig } from './config.ts';
import { errorKind, jsonLog, type Log } from './log.ts';
import { startHouse, type House } from './house.ts';

/**
 * Reads the configuration, opens everything, listens.
 * @throws {ConfigError} with all faults at once, or what kept the database or a port from opening; nothing is left open then.
 */
export function startServer(env: Record<string, string | undefined>, log: Log = jsonLog()): Promise<House> {
  return startHouse(readConfig(env), log);
}

/** `npm run serve`: until SIGTERM or SIGINT, then what was acknowledged is already durable and the rest is refused (R14). */
async function serve(): Promise<void> {
  const log = jsonLog();
  let house: House;
  try {
    house = await startServer(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError || error instanceof Error ? error.message : errorKind(error)}\n`);
    process.exit(1);
  }
  log.info('ready', { publicUrl: house.publicUrl, deskUrl: house.deskUrl });
  let closing = false;
  const end = () => {
    if (closing) process.exit(1);
    closing = true;
    house.close().then(() => process.exit(0), () => process.exit(1));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve();
