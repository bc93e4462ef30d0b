import { Flag20Regular } from '@fluentui/react-icons/headless/svg/flag';
import type { Evidence, Flag, Reading } from '../../../contract/desk.ts';
import { VisibleText } from '../../text/VisibleText.tsx';
import { flagWords } from '../evidence-words.ts';
import { reportWords } from '../report-words.ts';
import { isOtherDomain } from './other-domain.ts';

/** Everything that stands out in the mail, one sentence each, whether about the mail, a link or a file. */
export function Findings({ mail }: { mail: Evidence & { reading: Reading } }) {
  const flags = [...new Set<Flag>([...mail.flags, ...mail.links.flatMap((link) => link.flags), ...mail.attachments.flatMap((file) => file.flags)])];
  const sentences = [...flags.map((flag) => flagWords[flag]), ...onTheWay(mail)];
  return (
    <section className="part" aria-labelledby="findings">
      <h3 id="findings">{reportWords.lookTwice}</h3>
      {sentences.length === 0 ? <p className="quiet">{reportWords.noFlags}</p> : (
        <ul className="findings">{sentences.map((sentence) => <li key={sentence}><Flag20Regular aria-hidden="true" />{sentence}</li>)}</ul>
      )}
      {mail.leftOut.length > 0 && <ul className="quiet unread">{mail.leftOut.map((sentence) => <li key={sentence}><VisibleText text={sentence} /></li>)}</ul>}
    </section>
  );
}

/** Results that say no more than that nothing was checked. */
const unknown = new Set(['pass', 'none', 'neutral', 'temperror', 'permerror', 'policy']);

/** What the tables below show and a hurried reader would miss: a check of our own server that failed, bounces that go elsewhere. */
function onTheWay({ authentication, returnPath, from }: Evidence): string[] {
  const failed = authentication.some(({ trusted, result }) => trusted && !unknown.has(result));
  return [...(failed ? [reportWords.checkFailed] : []), ...(isOtherDomain(from?.address, returnPath ?? undefined) ? [reportWords.bouncesElsewhere] : [])];
}
