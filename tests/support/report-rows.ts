import { createHash, randomUUID } from 'node:crypto';
import type { Database } from '../../src/server/db/database.ts';

type Columns = { how?: string; missing?: string; comment?: string | null; reporter_name?: string; simulation?: number; internet_message_id?: string };

/** Stores a report with its mail, as intake does, and nothing else. */
export async function storeReport(db: Database, raw: Uint8Array, columns: Columns = {}): Promise<{ id: string; number: number; sha256: string }> {
  const id = randomUUID();
  const sha256 = createHash('sha256').update(raw).digest('hex');
  await db
    .insertInto('reports')
    .values({
      id, tenant_id: 't', person_id: id, reporter_name: 'Noor Bakker', reporter_address: 'noor.bakker@linden.example', received_at: 1_760_000_000_000, answer_by: 1_760_086_400_000,
      how: 'file', missing: '[]', client: '{}', internet_message_id: null, language: 'nl', time_zone: 'Europe/Amsterdam', wants_answer: 1, region: 'europe', frame: 'part-of-the-solution',
      mail_sha256: sha256, mail_bytes: raw.byteLength, ...columns,
    })
    .execute();
  const { number } = await db.selectFrom('reports').select('number').where('id', '=', id).executeTakeFirstOrThrow();
  await db.insertInto('mails').values({ number, raw }).execute();
  return { id, number, sha256 };
}
