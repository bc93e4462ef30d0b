import { createHash } from 'node:crypto';
import type { Database } from '../../src/server/db/database.ts';
import { newId } from '../../src/server/ids.ts';
import { storeSubmissions, type StoredReport } from '../../src/server/reports/report-store.ts';
import { someReport } from './report-client.ts';

/** Stores a report as intake does, and resolves to it. */
export async function storedReport(db: Database, mail: string | Uint8Array, { oid = 'person-1' } = {}): Promise<StoredReport> {
  const raw = Buffer.from(mail);
  const id = newId();
  const [outcome] = await storeSubmissions(db, [{
    id,
    person: { tenantId: 't', personId: oid, name: 'Noor', address: 'noor@example.test', country: 'NL', department: null, roles: [] },
    key: newId(),
    bodySha256: id,
    report: someReport,
    mail: { raw, sha256: createHash('sha256').update(raw).digest('hex') },
    receivedAt: Date.now(),
    answerBy: Date.now() + 86_400_000,
    audience: { region: 'default', reason: 'default', frame: 'neutral', language: 'en', wordsVersion: 'test', agreement: null },
    deliveries: [{ id: newId(), subjectId: id, kind: 'report', target: 'security@example.test', messageId: `<${id}@example.test>`, createdAt: Date.now(), dueAt: Date.now() }],
  }]);
  if (outcome === undefined || outcome.kind === 'key-reused') throw new Error('the report was not stored');
  return outcome.report;
}
