import type { CampaignDetail } from '../../../contract/campaign.ts';
import { shownDuration } from '../../text/durations.ts';
import { absoluteTime, shortTime } from '../../text/times.ts';
import { useNow } from '../../text/use-now.ts';
import { campaignWords as words } from '../campaign-words.ts';

const barWidth = 8;
const gap = 2;
const height = 48;

/** How many reports came when, as bars; the same as a table on request. */
export function SpreadChart({ spread: { from, stepMs, counts } }: { spread: CampaignDetail['spread'] }) {
  const now = useNow();
  const start = Date.parse(from);
  const most = Math.max(1, ...counts);
  const end = start + stepMs * counts.length;
  const said = words.most(most, shownDuration(stepMs));
  return (
    <div className="spread">
      {counts.length > 1 && (
        <>
          <svg className="spread-bars" role="img" aria-label={said} viewBox={`0 0 ${counts.length * (barWidth + gap)} ${height}`} preserveAspectRatio="none">
            {counts.map((count, i) => count > 0 && <rect key={i} x={i * (barWidth + gap)} width={barWidth} y={height - Math.max(2, (count / most) * height)} height={Math.max(2, (count / most) * height)} />)}
          </svg>
          <p className="spread-axis quiet" aria-hidden="true"><span>{shortTime(start, now)}</span><span>{shortTime(end, now)}</span></p>
        </>
      )}
      <p>{said}</p>
      <details>
        <summary>{words.asTable}</summary>
        <table>
          <thead><tr><th scope="col">{words.from}</th><th scope="col">{words.reportsColumn}</th></tr></thead>
          <tbody>
            {counts.map((count, i) => count > 0 && <tr key={i}><td>{absoluteTime(start + i * stepMs, now)}</td><td>{count.toLocaleString('en')}</td></tr>)}
          </tbody>
        </table>
      </details>
    </div>
  );
}
