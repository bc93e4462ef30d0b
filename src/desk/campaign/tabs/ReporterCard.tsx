import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { TroubleLine } from '../../frame/TroubleLine.tsx';
import { goTo } from '../../navigation/use-place.ts';
import { Answering } from '../../report/Answering.tsx';
import { useReport } from '../../report/use-report.ts';
import { regionName } from '../../text/region-name.ts';
import { VisibleText } from '../../text/VisibleText.tsx';
import { visibleLine } from '../../text/visible-text.ts';
import { When } from '../../text/When.tsx';
import { happenedWords, words } from '../../words.ts';
import { joinedInWords } from '../overview/why-words.ts';
import { reportersWords, reportStateWords } from './tab-words.ts';
import type { Reporter } from './use-reporters.ts';

interface Props {
  reporter: Reporter;
  selected: boolean;
  onSelect: (selected: boolean) => void;
  onChanged: () => Promise<void>;
}

/** One reporter: who, when, what happened to them, and why their report is here. The rest on request. */
export function ReporterCard({ reporter: { id, number, reporter, region, department, receivedAt, state, joined, happened, differs, comments }, selected, onSelect, onChanged }: Props) {
  const [open, setOpen] = useState(false);
  const name = visibleLine(reporter.name === '' ? reporter.address : reporter.name);
  return (
    <>
      <div className="reporter">
        <input type="checkbox" className="row-select" aria-label={reportersWords.select(name)} checked={selected} onChange={({ target }) => { onSelect(target.checked); }} />
        <div>
          <p className="card-head">
            <strong><VisibleText text={reporter.name} /></strong><span className="address"><VisibleText text={reporter.address} /></span>
            <span className="quiet">{words.report(number)} · {reportStateWords[state]}</span>
          </p>
          <p className="quiet"><VisibleText text={regionName(region)} /> · {department === null || department === '' ? reportersWords.notKnown : <VisibleText text={department} />} · <When at={receivedAt} /></p>
          {(happened.length > 0 || differs) && <p className="reporter-told">{[...happened.map((what) => happenedWords[what]), ...(differs ? [reportersWords.differs] : [])].join(', ')}</p>}
          {comments.map((text, i) => <blockquote key={i} className="reporter-said"><VisibleText text={text} /></blockquote>)}
          {joined !== null && <p className="quiet">{joinedInWords(joined)}</p>}
        </div>
        <div className="reporter-tools">
          <Button size="small" appearance="subtle" onClick={() => { goTo({ copy: id }, 'replace'); }}>{reportersWords.showCopy}</Button>
          <Button size="small" appearance="subtle" aria-expanded={open} aria-label={reportersWords.details(name)} onClick={() => { setOpen(!open); }}>{reportersWords.open}</Button>
        </div>
      </div>
      {open && <ReporterDetails id={id} onChanged={onChanged} />}
    </>
  );
}

/** What this one told us and was told, and a verdict for this report only. */
function ReporterDetails({ id, onChanged }: { id: string; onChanged: () => Promise<void> }) {
  const { report, trouble, refresh } = useReport(id, true);
  if (trouble !== null && trouble.code !== 'not_signed_in') return <TroubleLine trouble={trouble} onAgain={() => void refresh()} />;
  if (!report?.answering) return null;
  return <Answering report={report} answering={report.answering} onChanged={async () => { await refresh(); await onChanged(); }} />;
}
