import './overview.css';
import type { CampaignDetail } from '../../../contract/campaign.ts';
import { shownDuration } from '../../text/durations.ts';
import { regionName } from '../../text/region-name.ts';
import { happenedWords } from '../../words.ts';
import { campaignWords as words } from '../campaign-words.ts';
import { Cells } from './Cells.tsx';
import { SpreadChart } from './SpreadChart.tsx';
import { whyInWords } from './why-words.ts';

/** Why these reports are one campaign, when they came and from where. */
export function Overview({ campaign }: { campaign: CampaignDetail }) {
  const { why, reports, happened, spread, toFirstReportMs, byRegion, byDepartment } = campaign;
  const sentences = why.flatMap((one) => whyInWords(one) ?? []);
  return (
    <div className="overview">
      <section aria-labelledby="why-title">
        <h3 id="why-title">{words.together}</h3>
        {sentences.length === 0 ? <p>{words.alone}</p> : <ul>{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
        {happened.length > 0 && (
          <>
            <h3>{words.happened}</h3>
            <ul className="happened-list">
              {happened.map(({ what, reports: count }) => <li key={what} data-what={what}><strong>{count.toLocaleString('en')}</strong> {happenedWords[what]}</li>)}
            </ul>
          </>
        )}
      </section>
      <section aria-labelledby="spread-title">
        <h3 id="spread-title">{words.overTime}</h3>
        {reports > 1 && <SpreadChart spread={spread} />}
        <p className="quiet">{toFirstReportMs === null ? words.deliveryUnknown : words.firstAfter(shownDuration(toFirstReportMs))}</p>
      </section>
      <div className="where">
        {byRegion.length > 0 && <Cells title={words.regionsTitle} cells={byRegion.map(({ name, reports: count }) => ({ name: regionName(name), reports: count }))} all={reports} />}
        {byDepartment.length > 1 && <Cells title={words.departments} cells={byDepartment} all={reports} />}
      </div>
    </div>
  );
}
