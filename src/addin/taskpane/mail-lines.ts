import type { FirstWords } from '../../words/pack.ts';
import type { MailSummary } from '../outlook/mailbox.ts';

/** The lines a mail is shown with. Text from outside: to be shown by way of `visiblePieces`. */
export interface MailLines {
  readonly subject: string;
  /** Empty when it would only repeat the address. */
  readonly name: string;
  readonly address: string;
}

export function mailLines({ subject, from: { name, address } }: MailSummary, words: FirstWords): MailLines {
  const shown = name.trim() === address ? '' : name;
  return { subject: subject || words['mail.noSubject'], name: shown || (address ? '' : words['mail.noSender']), address };
}
