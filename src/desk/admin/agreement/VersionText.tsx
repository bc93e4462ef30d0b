import type { AgreementVersion } from '../../../contract/agreement.ts';
import { directionOf } from '../../../words/languages.ts';
import { languageName } from '../admin-words.ts';
import { agreementWords as words } from './agreement-words.ts';

/** A version in full: its text in each language, and who signed it. */
export function VersionText({ version: { texts, signatories, link } }: { version: AgreementVersion }) {
  return (
    <div className="agreement-full">
      {Object.entries(texts).map(([language, { title, body, limits }]) => (
        <div key={language}>
          <p className="quiet">{languageName(language)}</p>
          <div lang={language} dir={directionOf(language)}>
            <h5>{title}</h5>
            {body.split('\n').map((line, i) => <p key={i}>{line}</p>)}
            {limits !== '' && <p className="limits">{limits}</p>}
          </div>
        </div>
      ))}
      {signatories.length > 0 && <div><p><strong>{words.signatories}</strong></p><ul>{signatories.map(({ name, role, date }, i) => <li key={i}><bdi>{words.signatory(name, role, date)}</bdi></li>)}</ul></div>}
      {link !== null && <p><a href={link} target="_blank" rel="noreferrer">{link}</a></p>}
    </div>
  );
}
