import { regionalLocale, pickLanguage, directionOf } from '../../words/languages.ts';
import { createSpeaker } from '../../words/speaker.ts';
import { sayDeadline } from '../../words/times.ts';
import { ianaZone } from '../../words/windows-zones.ts';
import type { Database } from '../db/database.ts';
import type { NewDelivery } from '../delivery/outbox.ts';
import type { LeasedDelivery } from '../delivery/channel.ts';
import { oneLine, type OutgoingMail } from '../delivery/smtp.ts';
import type { Packs } from '../words/packs.ts';

/** One delivery to the reporter, due when the answer may be seen. */
export function answerMails(mailFrom: string, newId: () => string): (answerId: string, address: string, createdAt: number, dueAt: number) => NewDelivery[] {
  const domain = mailFrom.slice(mailFrom.indexOf('@') + 1);
  return (subjectId, target, createdAt, dueAt) => {
    const id = newId();
    return [{ id, subjectId, kind: 'answer', target, messageId: `<${id}@${domain}>`, createdAt, dueAt }];
  };
}

export type AnswerMailDeps = { db: Database; packs: Packs; mailFrom: string; organisation: string };

/** Writes the mail of an answer: the very words that were kept, in the reporter's language; undefined when the answer is no longer stored. */
export function composeAnswer({ db, packs, mailFrom, organisation }: AnswerMailDeps): (delivery: Pick<LeasedDelivery, 'subjectId' | 'target' | 'messageId'>) => Promise<OutgoingMail | undefined> {
  return async ({ subjectId, target, messageId }) => {
    const row = await db.selectFrom('answers').innerJoin('reports', 'reports.id', 'answers.report_id')
      .select(['answers.at', 'answers.correction', 'answers.language', 'answers.locale', 'answers.title', 'answers.lines', 'reports.number', 'reports.subject', 'reports.received_at', 'reports.time_zone', 'reports.reporter_name', 'reports.state'])
      .where('answers.id', '=', subjectId).executeTakeFirst();
    // Whoever took the report back in the meantime wants no mail about it.
    if (row === undefined || row.state === 'withdrawn') return undefined;
    const language = pickLanguage([row.language]);
    const locale = regionalLocale(language, [row.locale]);
    const say = createSpeaker(packs.packs[language].mail, locale);
    const number = String(row.number);
    const time = sayDeadline(new Date(row.received_at), new Date(row.received_at), { locale, timeZone: ianaZone(row.time_zone) });
    const name = quoted(row.reporter_name);
    const subject = quoted(row.subject);
    const text = [
      name === '' ? say('greeting.noName') : say('greeting', { name }),
      '',
      subject === '' ? say('aboutNoSubject', { time }) : say('about', { time, subject }),
      '',
      row.title,
      ...(JSON.parse(row.lines) as string[]),
      '',
      say('more'),
      '',
      organisation === '' ? say('sign') : say('signNamed', { organization: organisation }),
    ];
    // U+200F before each line: a mail program without a direction of its own would set Arabic from the left.
    const mark = directionOf(language) === 'rtl' ? '\u200F' : '';
    return {
      from: mailFrom, to: target, messageId, date: row.at,
      subject: say(row.correction === 1 ? 'correction.subject' : 'answer.subject', { number }),
      // RFC 3834: nobody's absence note should answer.
      headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated', 'X-HeadsUp-Report': number },
      text: `${text.map((line) => (line === '' ? '' : `${mark}${line}`)).join('\n')}\n`,
    };
  };
}

const maxQuoted = 120;

/** Somebody else's text in our mail: one line, nothing that turns the direction or hides, no address that a mail program would make a link. */
function quoted(text: string): string {
  const plain = oneLine(text).replace(/[\p{Cf}\p{Zl}\p{Zp}]+/gu, '').replace(/(?:https?:\/\/|www\.)\S*/gi, '…').replace(/(\p{L}|\d)\.(?=\p{L}{2,})/gu, '$1 ');
  return [...plain].length <= maxQuoted ? plain : `${[...plain].slice(0, maxQuoted - 1).join('')}…`;
}
