import type { OwnReport } from '../../contract/own-report.ts';
import type { PreviewReader } from '../../contract/preview.ts';
import type { PersonApi } from '../person-api.ts';
import type { Reporting } from '../taskpane/reporting.ts';
import type { Scene } from './scene.ts';

/** What the pane's buttons do in a preview: everything succeeds at once, on this page alone, and nobody is told. */
export function sampleReporting({ pane, answer, receipt }: Scene, reader: PreviewReader): Reporting {
  const mail = pane.get().mail;
  let report = sampleReport();

  function sampleReport(): OwnReport {
    const said = answer && reader.answers[answer];
    const at = receipt.receivedAt;
    const answered = said ? [{ class: null, correction: false, at, title: said.title, lines: said.lines, language: reader.language, seen: true }] : [];
    // What is not finished, or was taken back, is looked at again.
    const open = !said || answer === 'undetermined' || answer === 'takenBack';
    return {
      id: receipt.id, number: receipt.number, subject: mail?.subject ?? '', from: mail?.from.address ?? '', receivedAt: at, answerBy: receipt.answerBy,
      state: open ? 'open' : 'answered', undoUntil: null, happened: [], wantsAnswer: true, answers: answered, comments: [],
    };
  }
  const changed = async (change: Partial<OwnReport> = {}) => (report = { ...report, ...change });

  const person: PersonApi = {
    me: async () => pane.get().me,
    changeMe: async () => pane.get().me,
    agreement: async () => reader.agreement,
    reports: async () => ({ items: [report], next: null }),
    report: async () => report,
    undo: () => changed({ state: 'withdrawn' }),
    happened: (_id, happened) => changed({ happened: [...happened] }),
    comment: (_id, { comment, differs = false, wantsAnswer = report.wantsAnswer }) =>
      changed({ wantsAnswer, comments: comment === undefined ? report.comments : [...report.comments, { at: receipt.receivedAt, text: comment, differs }] }),
    answersSeen: async () => report,
  };
  const thank = () => { if (mail) pane.report(mail, { kind: 'reported', receipt }); };
  return {
    person,
    press: thank,
    stop: () => { if (mail) pane.report(mail, { kind: 'stopped' }); },
    retryNow: thank,
    mailChanged: () => undefined,
    audience: {
      api: person,
      speak: async () => undefined,
      ask: async () => undefined,
      // The choice is shown; other words are for the desk to ask for.
      async choose({ region, language, tips }) {
        const { me } = pane.get();
        if (me) {
          const chosen = region === undefined ? {} : region === null ? { region: me.automaticRegion, reason: reader.reason } : { region, reason: 'choice' as const };
          const spoken = language === undefined ? {} : { language: language ?? reader.language, languageChosen: language !== null };
          pane.set({ me: { ...me, ...chosen, ...spoken, ...(tips === undefined ? {} : { tips }) } });
        }
        return true;
      },
    },
  };
}
