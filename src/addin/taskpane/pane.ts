import type { PaneKey, PaneWords } from '../../words/audience-words.ts';
import type { Me } from '../../contract/me.ts';
import type { Language } from '../../words/languages.ts';
import type { FirstWords } from '../../words/pack.ts';
import type { Speaker } from '../../words/speaker.ts';
import type { TimeReader } from '../../words/times.ts';
import type { Host } from '../outlook/host.ts';
import type { MailSummary } from '../outlook/mailbox.ts';
import type { ReportOutcome, ReportStep } from '../report-message.ts';
import { invitationOf, rememberedFrame } from './page-words.ts';
import type { Invitation, PageWords } from './page-words.ts';

/** Where a mail's report stands, as the pane shows it. */
export type ReportState = { kind: 'sending'; step: ReportStep } | ReportOutcome | { kind: 'withdrawn'; number: number };

export interface MailReport {
  readonly subject: string;
  readonly state: ReportState;
  /** When it came to this, Unix ms. */
  readonly at: number;
  /** False: it came to this while another mail was shown, so the person has not seen it. */
  readonly seen: boolean;
}

/** How the pane says what needs placeholders; loaded beside the button. */
export interface Voice {
  readonly say: Speaker<PaneKey>;
  readonly reader: TimeReader;
  readonly words: PaneWords;
}

export interface PaneState {
  readonly host: Host | { kind: 'connecting' } | { kind: 'no-sign-in' };
  /** The open mail. */
  readonly mail: MailSummary | null;
  /** By mail key, for as long as the pane is open: coming back to a mail shows its receipt. */
  readonly reports: ReadonlyMap<string, MailReport>;
  /** Mail keys of all reports of this person that wait on this device. */
  readonly waiting: readonly string[];
  readonly voice: Voice | null;
  readonly language: Language;
  /** Words of the first screen. */
  readonly words: FirstWords;
  readonly invitation: Invitation;
  /** Version of the words on screen: goes with the report (N1). */
  readonly wordsVersion: string;
  /** The person as the server sees them; null until it has answered. */
  readonly me: Me | null;
  /** A press could not be carried out yet, because the code for it did not arrive. */
  readonly unreachable: boolean;
}

/** What the person has gone to look at, beside the mail. */
export type RoomName = 'mine' | 'words' | 'agreement';

/** The pane's one state. First screen and React show the same one, so that the change from one to the other changes nothing. */
export interface Pane {
  get(): PaneState;
  set(change: Partial<PaneState>): void;
  /** Sets where one mail's report stands; null takes it back to ready. */
  report(mail: { key: string; subject: string }, state: ReportState | null): void;
  subscribe(listener: () => void): () => void;
}

export function createPane(words: PageWords | null): Pane {
  const frame = rememberedFrame();
  let state: PaneState = {
    host: { kind: 'connecting' }, mail: null, reports: new Map(), waiting: [], voice: null, me: null, unreachable: false,
    // Without words the page stays silent until they are loaded.
    language: words?.language ?? 'en', words: words?.first ?? ({} as FirstWords), wordsVersion: words?.version ?? '',
    invitation: invitationOf(frame, words?.frames[frame] ?? {}, false),
  };
  const listeners = new Set<() => void>();

  function set(change: Partial<PaneState>): void {
    state = { ...state, ...change };
    const shown = state.mail && state.reports.get(state.mail.key);
    // What is on screen counts as seen.
    if (state.mail && shown && !shown.seen) state = { ...state, reports: new Map(state.reports).set(state.mail.key, { ...shown, seen: true }) };
    listeners.forEach((listener) => listener());
  }

  return {
    get: () => state,
    set,
    report({ key, subject }, report) {
      const reports = new Map(state.reports);
      const before = reports.get(key);
      // Trying in vain once more is no news.
      if (report) reports.set(key, { subject, state: report, at: Date.now(), seen: before?.seen === true && before.state.kind === report.kind });
      else reports.delete(key);
      set({ reports });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The report of the mail on screen. */
export function shownReport({ mail, reports }: PaneState): MailReport | undefined {
  return mail ? reports.get(mail.key) : undefined;
}

/** Whether the button can be pressed: nothing is known of this mail yet, or the last press came to nothing. */
export function canPress(report: MailReport | undefined): boolean {
  return !report || report.state.kind === 'stopped' || report.state.kind === 'moved-on' || report.state.kind === 'refused';
}
