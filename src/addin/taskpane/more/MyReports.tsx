import { useEffect, useState } from 'react';
import type { OwnReport } from '../../../contract/own-report.ts';
import type { FirstWords } from '../../../words/pack.ts';
import type { Pane, Voice } from '../pane.ts';
import type { Reporting } from '../reporting.ts';
import { OwnReportCard } from './OwnReportCard.tsx';

interface MyReportsProps {
  pane: Pane;
  voice: Voice;
  words: FirstWords;
  reporting: () => Promise<Reporting>;
}

type Shown = { items: readonly OwnReport[]; next: string | null } | 'loading' | 'failed';

/** The person's own reports with their answers (M6). What is seen here counts as seen. */
export function MyReports({ pane, voice: { say, ...rest }, words, reporting }: MyReportsProps) {
  const voice = { say, ...rest };
  const [shown, setShown] = useState<Shown>('loading');
  const items = typeof shown === 'object' ? shown.items : [];

  async function load(before?: string) {
    const { person } = await reporting();
    const page = await person.reports(before);
    if (!page) {
      setShown((now) => (typeof now === 'object' && before !== undefined ? now : 'failed'));
      return;
    }
    setShown((now) => ({ items: [...(typeof now === 'object' && before !== undefined ? now.items : []), ...page.items], next: page.next }));
    const unseen = page.items.filter(({ answers }) => answers.some(({ seen }) => !seen));
    const seen = await Promise.all(unseen.map(({ id }) => person.answersSeen(id)));
    const { me } = pane.get();
    if (me) pane.set({ me: { ...me, unseenAnswers: Math.max(0, me.unseenAnswers - seen.filter(Boolean).length) } });
  }

  // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the room is entered
  useEffect(() => void load(), []);

  if (shown === 'loading') return <p role="status">{say('mine.loading')}</p>;
  if (shown === 'failed') {
    return (
      <>
        <p role="status">{say('mine.failed')}</p>
        <button type="button" className="plain" onClick={() => { setShown('loading'); void load(); }}>{say('mine.retry')}</button>
      </>
    );
  }
  if (items.length === 0) return <p>{say('mine.empty')}</p>;
  return (
    <>
      <ul className="mine">
        {items.map((report) => <li key={report.id}><OwnReportCard report={report} voice={voice} words={words} reporting={reporting} onChanged={(changed) => setShown((now) => (typeof now === 'object' ? { ...now, items: now.items.map((one) => (one.id === changed.id ? changed : one)) } : now))} /></li>)}
      </ul>
      {shown.next !== null && <button type="button" className="plain" onClick={() => void load(shown.next ?? undefined)}>{say('mine.more')}</button>}
    </>
  );
}
