import type { AgreementText } from '../../../contract/agreement.ts';
import { missingIn } from './agreement-draft.ts';
import { agreementWords as words } from './agreement-words.ts';

/** Which languages have no text, as information: somebody reads it in another then. */
export function MissingLanguages({ texts }: { texts: Record<string, AgreementText> }) {
  const { missing, instead } = missingIn(texts);
  return <p className="quiet">{instead === null ? words.noText : missing.length === 0 ? words.complete : words.missing(missing, instead)}</p>;
}
