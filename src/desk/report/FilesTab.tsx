import type { Attachment, Reading } from '../../contract/desk.ts';
import { CopyButton } from '../text/CopyButton.tsx';
import { shownSize } from '../text/sizes.ts';
import { visibleLine } from '../text/visible-text.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { readingSentences } from './evidence-words.ts';
import { FlagMarks } from './FlagMarks.tsx';
import { reportWords } from './report-words.ts';

/** The attachments: what they are called, and what they are by content. Never opened, never offered alone. */
export function FilesTab({ files, reading }: { files: readonly Attachment[]; reading: Reading }) {
  if (files.length === 0) return <p className="empty">{reading === 'pending' ? readingSentences.pending : reportWords.noFiles}</p>;
  return (
    <>
      <p className="view-line">{reportWords.filesLine}</p>
      <ol className="cards">
        {files.map(({ name, type, size, sha256, flags }, i) => (
          <li key={i}>
            <p className="card-head"><strong><VisibleText text={name === '' ? reportWords.noName : name} /></strong><span className="quiet">{shownSize(size)}</span></p>
            <FlagMarks flags={flags} />
            <dl className="facts">
              <dt>{reportWords.type}</dt><dd><VisibleText text={type} /></dd>
              <dt>SHA-256</dt><dd className="with-copy"><code>{sha256}</code><CopyButton text={sha256} what={reportWords.fileFingerprint(visibleLine(name))} /></dd>
            </dl>
          </li>
        ))}
      </ol>
    </>
  );
}
