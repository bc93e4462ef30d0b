import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { DeskMe } from '../contract/desk.ts';
import { AdminRoom } from './admin/AdminRoom.tsx';
import { addresses } from './api/addresses.ts';
import { change } from './api/call.ts';
import { HelpDialog } from './frame/HelpDialog.tsx';
import { NavRail } from './frame/NavRail.tsx';
import { useKeys } from './frame/use-keys.ts';
import { useTitle } from './frame/use-title.ts';
import type { Place } from './navigation/place.ts';
import { goTo } from './navigation/use-place.ts';
import { QueuePane } from './queue/QueuePane.tsx';
import { focusRow, moveInRows } from './queue/row-focus.ts';
import { ReportPane } from './report/ReportPane.tsx';
import { problemWords, roleWords, stateWords, words } from './words.ts';

/** Rail, queue and report side by side; below 900 px one at a time (desk.css). */
export function Rooms({ me, place, active }: { me: DeskMe; place: Place; active: boolean }) {
  const [help, setHelp] = useState(false);
  const opened = useRef<string | null>(null);

  // Back from a report, in whatever way: the focus returns to its row.
  useEffect(() => {
    if (place.report === null && opened.current !== null) focusRow(opened.current);
    opened.current = place.report;
  }, [place.report]);

  const toList = useCallback(() => {
    if (matchMedia('(max-width: 899px)').matches) goTo({ report: null });
    else focusRow(opened.current);
  }, []);

  useKeys({
    j: () => { moveInRows(1); },
    k: () => { moveInRows(-1); },
    o: () => { if (document.activeElement instanceof HTMLAnchorElement && document.activeElement.matches('.row')) document.activeElement.click(); },
    '/': () => { document.getElementById('search')?.focus(); },
    '?': () => { setHelp(true); },
    Escape: () => { if (place.report !== null) toList(); },
  });

  const signOut = async () => {
    const answer = await change(addresses.signOut, undefined, z.object({ to: z.string() }));
    location.assign(answer.ok ? answer.value.to : '/');
  };

  return (
    <div className="rooms" data-report={place.report !== null}>
      <a className="skip" href="#queue-title" onClick={(event) => { event.preventDefault(); document.getElementById('queue-title')?.focus(); }}>{words.skip}</a>
      {place.report !== null && (
        <a className="skip" href="#report-title" onClick={(event) => { event.preventDefault(); document.getElementById('report-title')?.focus(); }}>{words.skipToReport}</a>
      )}
      <NavRail me={me} state={place.state} onHelp={() => { setHelp(true); }} onSignOut={() => void signOut()} />
      <main>
        {me.role === 'analyst' ? (
          <>
            <QueuePane place={place} active={active} />
            {place.report === null ? <NothingOpen state={place.state} /> : <ReportPane id={place.report} active={active} onBack={toList} />}
          </>
        ) : me.role === 'admin' ? <AdminRoom /> : (
          <p className="empty" role="status">{problemWords.not_allowed} {words.roleSeesNoMails(roleWords[me.role])}</p>
        )}
      </main>
      {help && <HelpDialog onClose={() => { setHelp(false); }} />}
    </div>
  );
}

function NothingOpen({ state }: { state: Place['state'] }) {
  useTitle(stateWords[state]);
  return (
    <div className="nothing-open">
      <p>{words.chooseReport}</p>
      <p className="quiet">{words.keysHint}</p>
    </div>
  );
}
