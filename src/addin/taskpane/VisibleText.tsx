import { visiblePieces } from './visible-text.ts';

/** Text from a mail: isolated from ours, invisible and turning signs named (`security 18`). */
export function VisibleText({ text, markTitle }: { text: string; markTitle: string }) {
  return (
    <bdi>
      {visiblePieces(text).map((piece, i) => (piece.mark ? <span key={i} className="hidden-sign" title={markTitle}>{piece.text}</span> : piece.text))}
    </bdi>
  );
}
