import { lazy, Suspense, useRef, useState } from 'react';
import { insist } from './insist.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { MailCard } from './MailCard.tsx';
import { NoticeCard } from './NoticeCard.tsx';
import { noticeOf } from './notice.ts';
import { shownReport } from './pane.ts';
import type { Pane, PaneState, RoomName } from './pane.ts';
import type { PaneSettings } from './pane-settings.ts';
import { ReportButton } from './ReportButton.tsx';
import type { Reporting } from './reporting.ts';
import { ResultCard } from './ResultCard.tsx';
import { agreementMark, isResult, sayResult } from './result-words.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { usePane } from './use-pane.ts';
import { WaitingLine } from './WaitingLine.tsx';

/** What comes after the button is loaded after it: the pane's first code stays small. */
const After = lazy(() => insist(async () => ({ default: (await import(/* webpackChunkName: "more" */ './more/After.tsx')).After })));
const Room = lazy(() => insist(async () => ({ default: (await import(/* webpackChunkName: "more" */ './more/Room.tsx')).Room })));

interface ReportPaneProps {
  pane: Pane;
  settings: PaneSettings;
  press: () => void;
  reporting: () => Promise<Reporting>;
}

/** The pane: the open mail, and below it the button or what became of it. */
export function ReportPane({ pane, settings, press, reporting }: ReportPaneProps) {
  const state = usePane(pane);
  const root = useRef<HTMLElement>(null);
  const { mail, voice, words, invitation, unreachable } = state;
  const report = shownReport(state);
  const notice = noticeOf(state, words);
  useKeptFocus(root, mail?.key ?? '', spokenOf(state, settings));

  const act = (does: (code: Reporting) => void) => void reporting().then(does);
  const [room, setRoom] = useState<RoomName | null>(null);
  const again = () => {
    if (mail) pane.report(mail, null);
    press();
  };
  if (room && voice) {
    return (
      <Suspense fallback={null}>
        <Room name={room} pane={pane} state={state} voice={voice} reporting={reporting} onRoom={setRoom} />
      </Suspense>
    );
  }
  return (
    <main className="pane" ref={root} aria-busy={state.host.kind === 'connecting'}>
      {notice && <NoticeCard notice={notice} settings={settings} words={words} />}
      {!notice && mail && (
        <>
          <MailCard key={mail.key} mail={mail} words={words} />
          {voice && report && isResult(report.state) ? (
            <ResultCard key={report.state.kind} result={report.state} voice={voice} words={words} settings={settings} onAgain={again} onAgreement={() => setRoom('agreement')} onRetry={(mayAsk) => act((code) => code.retryNow(mayAsk))} />
          ) : (
            <ReportButton report={report?.state} voice={voice} words={words} invitation={invitation} unreachable={unreachable} onPress={press} onStop={() => act((code) => code.stop(mail.key))} onAgreement={() => setRoom('agreement')} />
          )}
        </>
      )}
      <Elsewhere state={state} words={words} />
      <WaitingLine state={state} onRetry={() => act((code) => code.retryNow(true))} />
      {voice && (
        <Suspense fallback={null}>
          <After pane={pane} state={state} voice={voice} settings={settings} reporting={reporting} onRoom={setRoom} />
        </Suspense>
      )}
    </main>
  );
}

/** What a change is announced with, where the focus does not go to it. */
function spokenOf(state: PaneState, { maxMailBytes }: PaneSettings): string {
  const { words } = state;
  const report = shownReport(state);
  if (!report || !state.voice) return report ? words['button.sending'] : '';
  if (isResult(report.state)) return sayResult(report.state, state.voice, new Date(report.at), maxMailBytes).spoken.replaceAll(agreementMark, state.voice.say('name'));
  switch (report.state.kind) {
    case 'sending':
      return words['button.sending'];
    case 'stopped':
      return state.voice.say('stopped.line');
    case 'moved-on':
      return state.voice.say('interrupted.line');
  }
}
