import { words } from '../words.ts';
import { visiblePieces } from './visible-text.ts';

/** Text from a mail: text only, isolated from ours, invisible and turning signs named (security 18). */
export function VisibleText({ text }: { text: string }) {
  return (
    <bdi className="from-mail">
      {visiblePieces(text).map((piece, i) => (piece.mark ? <span key={i} className="hidden-sign" title={words.hiddenSign}>{piece.text}</span> : piece.text))}
    </bdi>
  );
}
