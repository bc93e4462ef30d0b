import { FluentProvider } from '@fluentui/react-components';
import { Component, useState } from 'react';
import type { ReactNode } from 'react';
import { directionOf } from '../../words/languages.ts';
import { Room } from '../taskpane/more/Room.tsx';
import type { RoomName } from '../taskpane/pane.ts';
import type { PaneSettings } from '../taskpane/pane-settings.ts';
import { ReportPane } from '../taskpane/ReportPane.tsx';
import type { Reporting } from '../taskpane/reporting.ts';
import { usePane } from '../taskpane/use-pane.ts';
import type { Scene } from './scene.ts';

interface PreviewPaneProps {
  scene: Scene;
  settings: PaneSettings;
  reporting: Reporting;
  onBroken: () => void;
}

/** The real pane in one moment. A moment in one of its rooms begins there; the way back leads to the mail. */
export function PreviewPane({ scene: { pane, room: first }, settings, reporting, onBroken }: PreviewPaneProps) {
  const state = usePane(pane);
  const [room, setRoom] = useState<RoomName | null>(first);
  const [code] = useState(() => () => Promise.resolve(reporting));
  const press = () => { if (state.mail) reporting.press(state.mail); };
  return (
    <FluentProvider targetDocument={document} dir={directionOf(state.language)} className="fluent">
      <Unbroken onBroken={onBroken}>
        {room && state.voice
          ? <Room name={room} pane={pane} state={state} voice={state.voice} reporting={code} onRoom={setRoom} />
          : <ReportPane pane={pane} settings={settings} press={press} reporting={code} />}
      </Unbroken>
    </FluentProvider>
  );
}

/** A draft whose placeholders nobody fills would throw: the desk says so, and the next one is shown again. */
class Unbroken extends Component<{ children: ReactNode; onBroken: () => void }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(): void {
    this.props.onBroken();
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
