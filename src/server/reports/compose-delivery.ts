import { missingSchema, type How } from '../../contract/report.ts';
import type { Database } from '../db/database.ts';
import type { LeasedDelivery } from '../delivery/channel.ts';
import type { OutgoingMail } from '../delivery/smtp.ts';
import { headerSubject } from '../reading/header-evidence.ts';
import { happenedInWords } from './compose-note.ts';
import { composeSecurityMail } from './security-mail.ts';

export type ComposeDeps = { db: Database; config: { mailFrom: string; deskUrl: string } };

/** Looks up the report a delivery is about and writes its mail; undefined when the report or its mail is no longer stored. */
export function composeDelivery({ db, config }: ComposeDeps): (delivery: Pick<LeasedDelivery, 'subjectId' | 'target' | 'messageId'>) => Promise<OutgoingMail | undefined> {
  return async ({ subjectId, target, messageId }) => {
    const row = await db
      .selectFrom('reports')
      .innerJoin('mails', 'mails.number', 'reports.number')
      .select([
        'reports.number', 'reports.id', 'reporter_name', 'reporter_address', 'region', 'received_at', 'how', 'missing', 'comment', 'simulation', 'happened',
        'reading', 'subject', 'mail_sha256', 'mails.raw',
      ])
      .where('reports.id', '=', subjectId)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const facts = {
      number: row.number,
      reporter: { name: row.reporter_name, address: row.reporter_address },
      region: row.region,
      receivedAt: row.received_at,
      how: row.how as How,
      missing: missingSchema.array().parse(JSON.parse(row.missing)),
      happened: happenedInWords(row.happened),
      comment: row.comment,
      simulation: row.simulation !== 0,
      // Reading is late: the header alone, within bounds that are safe here. An empty subject is known to be empty only when the mail was read in full.
      subject: row.reading === 'pending' ? headerSubject(row.raw) || undefined : row.reading === 'limited' ? row.subject || undefined : row.subject,
      sha256: row.mail_sha256,
      deskLink: `${config.deskUrl}/reports/${row.id}`,
    };
    return composeSecurityMail(facts, row.raw, { from: config.mailFrom, to: target, messageId });
  };
}
