import type { AgreementVersion } from '../../../contract/agreement.ts';
import { ConfirmDialog } from '../../frame/ConfirmDialog.tsx';
import { agreementWords as words } from './agreement-words.ts';
import { MissingLanguages } from './MissingLanguages.tsx';

export type Question = { kind: 'adopt' | 'withdraw'; version: AgreementVersion } | { kind: 'discard' };

/** Asks once, and says what people will read then. */
export function AgreementQuestion({ question, current, onClose, onYes }: { question: Question; current: AgreementVersion | undefined; onClose: () => void; onYes: () => void }) {
  if (question.kind === 'discard') return <ConfirmDialog title={words.discardSure} yes={words.discard} onClose={onClose} onYes={onYes}><p>{words.discardThen}</p></ConfirmDialog>;
  const { version, inForce, effectiveFrom, texts } = question.version;
  if (question.kind === 'withdraw') {
    return <ConfirmDialog title={words.withdrawSure(version)} yes={words.withdrawYes} onClose={onClose} onYes={onYes}><p>{inForce ? words.withdrawThen : words.withdrawQuiet}</p></ConfirmDialog>;
  }
  const later = effectiveFrom > new Date().toISOString().slice(0, 10);
  return (
    <ConfirmDialog title={words.adoptSure(version)} yes={words.adoptYes} onClose={onClose} onYes={onYes}>
      <p>{words.adoptThen(later ? effectiveFrom : null)}</p>
      {current !== undefined && <p>{words.adoptReplaces(current.version)}</p>}
      <MissingLanguages texts={texts} />
      <p>{words.adoptFixed}</p>
    </ConfirmDialog>
  );
}
