import type { Database } from '../db/database.ts';
import type { LeasedDelivery } from '../delivery/channel.ts';
import type { OutgoingMail } from '../delivery/smtp.ts';

export type NoteDeps = { db: Database; mailFrom: string; deskUrl: string };

const happenedWords: Readonly<Record<string, string>> = {
  clicked: 'clicked', opened: 'opened the file', password: 'typed a password', replied: 'replied', paid: 'paid', nothing: 'nothing happened',
};

/** What happened, in words for the security team. */
export function happenedInWords(happened: string): string[] | undefined {
  const choice = JSON.parse(happened) as string[];
  return choice.length === 0 ? undefined : choice.map((one) => happenedWords[one] ?? one);
}

/** A note to the security mailbox about a report it already has: taken back, or something happened. In the thread of the report, without attachment. */
export function composeNote({ db, mailFrom, deskUrl }: NoteDeps): (delivery: LeasedDelivery) => Promise<OutgoingMail | undefined> {
  return async ({ subjectId, target, messageId, kind, createdAt }) => {
    const report = await db.selectFrom('reports').select(['id', 'number', 'happened', 'state']).where('id', '=', subjectId).executeTakeFirst();
    if (report === undefined) return undefined;
    const first = await db.selectFrom('deliveries').select('message_id').where('subject_id', '=', subjectId).where('kind', '=', 'report').where('target', '=', target).orderBy('created_at').executeTakeFirst();
    const number = String(report.number);
    const withdrawn = kind === 'withdrawal';
    const happened = happenedInWords(report.happened)?.join(', ') ?? 'nothing';
    return {
      from: mailFrom, to: target, messageId, date: createdAt,
      subject: withdrawn ? `Report ${number} was taken back` : `Urgent: report ${number}, ${happened}`,
      headers: { 'X-HeadsUp-Report': number, 'Auto-Submitted': 'auto-generated', ...(first === undefined ? {} : { 'In-Reply-To': first.message_id, References: first.message_id }) },
      text: [
        withdrawn ? `The reporter has taken report ${number} back. They get no answer to it.` : `The reporter of report ${number} says: ${happened}. First aid was shown to them at once.`,
        '', `At the desk: ${deskUrl}/reports/${report.id}`, '',
      ].join('\n'),
    };
  };
}
