import { ConfirmDialog } from '../../frame/ConfirmDialog.tsx';
import { verdictWords as words } from './verdict-words.ts';

/** What opening a decided campaign again means, before it is done. */
export function OpenAgainDialog({ onClose, onYes }: { onClose: () => void; onYes: () => void }) {
  return <ConfirmDialog title={words.openAgainTitle} yes={words.openAgain} onClose={onClose} onYes={onYes}><p>{words.openAgainBody}</p></ConfirmDialog>;
}
