import { Flag20Regular } from '@fluentui/react-icons/headless/svg/flag';
import type { Evidence, Flag, Reading } from '../../../contract/desk.ts';
import { VisibleText } from '../../text/VisibleText.tsx';
import { flagWords } from '../evidence-words.ts';
import { reportWords } from '../report-words.ts';

/** Everything that stands out in the mail, one sentence each, whether about the mail, a link or a file. */
export function Findings({ mail }: { mail: Evidence & { reading: Reading } }) {
  const flags = [...new Set<Flag>([...mail.flags, ...mail.links.flatMap((link) => link.flags), ...mail.attachments.flatMap((file) => file.flags)])];
  return (
    <section className="part" aria-labelledby="findings">
      <h3 id="findings">{reportWords.lookTwice}</h3>
      {flags.length === 0 ? <p className="quiet">{reportWords.noFlags}</p> : (
        <ul className="findings">{flags.map((flag) => <li key={flag}><Flag20Regular aria-hidden="true" />{flagWords[flag]}</li>)}</ul>
      )}
      {mail.leftOut.length > 0 && <ul className="quiet unread">{mail.leftOut.map((sentence) => <li key={sentence}><VisibleText text={sentence} /></li>)}</ul>}
    </section>
  );
}
