import { openDatabase } from '../../src/server/db/database.ts';
import { testIssuer } from '../support/issuer.ts';
import { publicServer } from '../support/public-server.ts';

/** The public listener over SQLite in the given folder, without reading and delivery: intake alone. */
const dataDir = process.argv[2] ?? '';
const location = { databaseUrl: undefined, dataDir };
const { db, engine } = await openDatabase(location);
const issuer = await testIssuer();
const server = await publicServer({ db, engine, location, close: () => db.destroy() }, issuer);
process.stdout.write(`${JSON.stringify({ url: `${server.url}/api/v1/reports`, token: await issuer.token({}, { expiresIn: 36_000 }) })}\n`);
