import type { Hop, Reading } from '../../contract/desk.ts';
import { VisibleText } from '../text/VisibleText.tsx';
import { When } from '../text/When.tsx';
import { readingSentences } from './evidence-words.ts';
import { reportWords } from './report-words.ts';

/** The Received chain as a time line, newest first as in the mail. */
export function RouteTab({ hops, reading }: { hops: readonly Hop[]; reading: Reading }) {
  if (hops.length === 0) return <p className="empty">{reading === 'pending' ? readingSentences.pending : reportWords.noRoute}</p>;
  return (
    <>
      <p className="view-line">{reportWords.routeLine}</p>
      <ol className="route">
        {hops.map((hop, i) => (
          <li key={i}>
            <p className="card-head">
              <strong>{reportWords.hopBy} {hop.by === null ? reportWords.unknownHop : <VisibleText text={hop.by} />}</strong>
              {i === 0 && <span className="quiet">{reportWords.newest}</span>}
              {i === hops.length - 1 && i > 0 && <span className="quiet">{reportWords.oldest}</span>}
            </p>
            <p>
              {reportWords.hopFrom} {hop.from === null ? reportWords.unknownHop : <VisibleText text={hop.from} />}
              {hop.with !== null && <> {reportWords.hopWith} <VisibleText text={hop.with} /></>}
            </p>
            {hop.at !== null && <p className="quiet"><When at={hop.at} /><Took since={hops[i + 1]?.at ?? null} at={hop.at} /></p>}
            <details><summary>{reportWords.rawLine}</summary><p className="mono"><VisibleText text={hop.raw} /></p></details>
          </li>
        ))}
      </ol>
    </>
  );
}

/** How long a mail lay between two servers, as their clocks say. */
function Took({ since, at }: { since: string | null; at: string }) {
  const seconds = since === null ? NaN : Math.round((Date.parse(at) - Date.parse(since)) / 1000);
  return Number.isNaN(seconds) ? null : <> · {reportWords.hopTook(seconds)}</>;
}
