import './more.css';
import { shownReport } from '../pane.ts';
import type { Pane, PaneState, RoomName, Voice } from '../pane.ts';
import type { PaneSettings } from '../pane-settings.ts';
import type { Reporting } from '../reporting.ts';
import { Happened } from './Happened.tsx';
import { Moment } from './Moment.tsx';
import { Undo } from './Undo.tsx';

interface AfterProps {
  pane: Pane;
  state: PaneState;
  voice: Voice;
  settings: PaneSettings;
  reporting: () => Promise<Reporting>;
  onRoom: (room: RoomName) => void;
}

/** What comes after the button, all of it optional (M2, M3, M7), and the quiet ways to one's own reports and words. */
export function After({ pane, state, voice, settings, reporting, onRoom }: AfterProps) {
  const report = shownReport(state);
  const receipt = report?.state.kind === 'reported' ? report.state.receipt : null;
  const { me, mail } = state;
  const sending = report?.state.kind === 'sending';
  return (
    <>
      {/* After an exercise, too: its mark can be forged, and then somebody needs first aid. */}
      {receipt && <Happened key={receipt.id} receipt={receipt} voice={voice} phone={me?.contact.phone || settings.deskPhone} agreed={me?.agreement !== null && me !== null} frame={receipt.audience.frame} reporting={reporting} onAgreement={() => onRoom('agreement')} />}
      {receipt && !receipt.duplicate && me && mail && (
        <Undo key={`undo ${receipt.id}`} receipt={receipt} minutes={me.features.undoMinutes} voice={voice} reporting={reporting} onUndone={() => pane.report(mail, { kind: 'withdrawn', number: receipt.number })} />
      )}
      {me?.moment && receipt && <Moment moment={me.moment} voice={voice} reporting={reporting} />}
      {me && !sending && (
        <nav className="ways">
          <button type="button" className="quiet" onClick={() => onRoom('mine')}>{me.unseenAnswers > 0 ? voice.say('mine.news', { count: me.unseenAnswers }) : voice.say('mine.open')}</button>
          <button type="button" className="quiet" onClick={() => onRoom('words')}>{voice.say('settings.open')}</button>
        </nav>
      )}
    </>
  );
}
