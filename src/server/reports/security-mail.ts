import type { How, Missing } from '../../contract/report.ts';
import type { OutgoingMail } from '../delivery/smtp.ts';

/** What the mail to the security mailbox is written from. Times are milliseconds since 1970 UTC. */
export type SecurityMailFacts = {
  number: number;
  reporter: { name: string; address: string };
  region: string;
  receivedAt: number;
  how: How;
  missing: Missing[];
  /** What the colleague said had happened, in words; undefined while nothing was said. */
  happened: string[] | undefined;
  comment: string | null;
  simulation: boolean;
  /** The reported mail's subject; undefined when it could not be read. */
  subject: string | undefined;
  sha256: string;
  deskLink: string;
};

export type SecurityMailEnvelope = { from: string; to: string; messageId: string };

/** Microsoft Defender's mark for "phishing" in mails of report buttons that are not Microsoft's; `1|` is spam, `2|` not junk. */
const phishingMark = '3|';
/** Exchange keeps 255 characters of a subject. */
const maxSubjectChars = 250;

const got: Record<How, string> = {
  file: 'the original, byte for byte as Outlook gave it',
  graph: 'the original, byte for byte as the mailbox gave it',
  rebuilt: 'a reconstruction from headers, body and attachments: not the original',
  headers: 'the headers only: not the original',
};

/**
 * Writes the mail that Defender and people accept (outside.md): subject `3|…`, exactly one attachment, the untouched original;
 * several attached messages would be discarded. Plain text, because everything in it but our words is somebody else's.
 */
export function composeSecurityMail(facts: SecurityMailFacts, original: Uint8Array, envelope: SecurityMailEnvelope): OutgoingMail {
  return {
    ...envelope,
    subject: `${phishingMark}${cutSubject(facts.subject ?? '(subject could not be read)')}`,
    date: facts.receivedAt,
    // RFC 3834: nobody's absence note should answer.
    headers: { 'X-HeadsUp-Report': String(facts.number), 'Auto-Submitted': 'auto-generated' },
    text: textOf(facts),
    attachment: { filename: `report-${String(facts.number)}.eml`, content: original },
  };
}

function cutSubject(subject: string): string {
  const characters = [...subject];
  const room = maxSubjectChars - phishingMark.length;
  return characters.length <= room ? subject : `${characters.slice(0, room - 1).join('')}…`;
}

function textOf(facts: SecurityMailFacts): string {
  const { reporter, happened, comment } = facts;
  const lines = [
    `Report ${String(facts.number)}`,
    '',
    `Reporter: ${reporter.name === '' ? reporter.address : `${plain(reporter.name)} <${plain(reporter.address)}>`}`,
    `Region: ${plain(facts.region)}`,
    `Received: ${new Date(facts.receivedAt).toISOString()}`,
    `What happened: ${happened === undefined ? 'nothing said yet' : happened.map(plain).join(', ')}`,
    `Attached: ${got[facts.how]}`,
    `Not obtained: ${facts.missing.length === 0 ? 'nothing' : facts.missing.map(missingWords).join('; ')}`,
    `SHA-256: ${facts.sha256}`,
    ...(facts.simulation ? ['The mail carries the mark of a phishing simulation. Anybody can write such a mark.'] : []),
    ...(comment === null || comment.trim() === '' ? [] : ['', 'The reporter writes:', ...comment.split(/\r\n|[\r\n]/).map((line) => `> ${plain(line)}`)]),
    '',
    `At the desk: ${facts.deskLink}`,
    '',
    'The attachment may be dangerous. Do not open what is in it outside an analysis environment.',
  ];
  return `${lines.join('\n')}\n`;
}

function missingWords({ what, name, why }: Missing): string {
  return `${what}${name === undefined ? '' : ` “${plain(name)}”`} (${plain(why)})`;
}

/** One line of text in which nothing turns the direction or hides. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
