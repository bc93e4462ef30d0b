import { useState } from 'react';
import type { ReportDetail } from '../../../contract/desk.ts';
import { tabId, Tabs } from '../../frame/Tabs.tsx';
import { VisibleText } from '../../text/VisibleText.tsx';
import { reportWords } from '../report-words.ts';
import { SourceTab } from '../SourceTab.tsx';
import type { Source } from '../use-source.ts';
import { Preview } from './Preview.tsx';

type View = 'preview' | 'plain' | 'source';
const views: readonly View[] = ['preview', 'plain', 'source'];

/** Preview, plain text, source: three views of the same mail. */
export function MailViews({ report, source }: { report: ReportDetail; source: Source }) {
  const [view, setView] = useState<View>('preview');
  return (
    <section className="part" aria-label={reportWords.views}>
      <Tabs label={reportWords.views} className="views" names={views} selected={view} panel="mail-view" onSelect={setView}>{(name) => reportWords[name]}</Tabs>
      <div id="mail-view" role="tabpanel" aria-labelledby={tabId('mail-view', view)} tabIndex={0}>
        {view === 'preview' && <Preview id={report.id} number={report.number} hasHtml={report.mail.hasHtml || report.mail.reading === 'pending'} />}
        {view === 'plain' && (
          <>
            <p className="view-line">{reportWords.plainLine}</p>
            {report.mail.text === '' ? <p className="quiet">{reportWords.noText}</p> : <pre className="mail-text"><VisibleText text={report.mail.text} /></pre>}
          </>
        )}
        {view === 'source' && <SourceTab source={source} />}
      </div>
    </section>
  );
}
