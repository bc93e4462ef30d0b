import { Button } from '@fluentui/react-components';
import type { AgreementVersion } from '../../../contract/agreement.ts';
import { When } from '../../text/When.tsx';
import { agreementWords as words, notInForceWords } from './agreement-words.ts';
import { MissingLanguages } from './MissingLanguages.tsx';
import { VersionText } from './VersionText.tsx';

interface Props {
  version: AgreementVersion;
  /** A draft is being written, and there is room for one. */
  writing: boolean;
  onChange: () => void;
  onCopy: () => void;
  onAdopt: () => void;
  onWithdraw: () => void;
}

/** One version: whether it is in force, or why not, its texts and signatories, and what can be done with it. */
export function VersionItem({ version, writing, onChange, onCopy, onAdopt, onWithdraw }: Props) {
  const { version: name, state, inForce, effectiveFrom, signatories, texts, history } = version;
  const why = notInForceWords(version);
  const signable = signatories.length > 0 && Object.keys(texts).length > 0;
  return (
    <li className="admin-part" aria-label={name}>
      <h4>{name} · {inForce ? words.inForce : words.states[state]}</h4>
      <p>{words.since(effectiveFrom)}.{why !== null && <> {why}</>}</p>
      {state === 'draft' && signatories.length === 0 && <p>{words.unsigned}</p>}
      <MissingLanguages texts={texts} />
      <details><summary>{words.read}</summary><VersionText version={version} /></details>
      <details><summary>{words.history}</summary><ul>{history.map(({ at, by, what }, i) => <li key={i}><When at={at} />: {words.done[what]}, {by}</li>)}</ul></details>
      <div className="form-acts">
        {state === 'draft' && !writing && <Button size="small" onClick={onChange}>{words.change(name)}</Button>}
        {state === 'draft' && !writing && signable && <Button size="small" onClick={onAdopt}>{words.adopt(name)}</Button>}
        {state === 'adopted' && <Button size="small" onClick={onWithdraw}>{words.withdraw(name)}</Button>}
        {!writing && <Button size="small" onClick={onCopy}>{words.copy(name)}</Button>}
      </div>
    </li>
  );
}
