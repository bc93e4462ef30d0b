import type { Happened } from '../../contract/own-report.ts';
import type { Me, MomentToLearn } from '../../contract/me.ts';
import type { PreviewAnswer, PreviewMoment, PreviewReader, PreviewShow } from '../../contract/preview.ts';
import { previewAnswers } from '../../contract/preview.ts';
import type { Receipt } from '../../contract/report.ts';
import { wordsFor } from '../../words/audience-words.ts';
import { regionalLocale } from '../../words/languages.ts';
import type { Language } from '../../words/languages.ts';
import type { Pack } from '../../words/pack.ts';
import { createSpeaker } from '../../words/speaker.ts';
import type { MailSummary } from '../outlook/mailbox.ts';
import { invitationOf } from '../taskpane/page-words.ts';
import { createPane } from '../taskpane/pane.ts';
import type { Pane, ReportState, RoomName } from '../taskpane/pane.ts';

/** A moment as the pane's own state, and what has to be pressed or entered to come to it. */
export interface Scene {
  readonly pane: Pane;
  readonly room: RoomName | null;
  readonly pressed: Happened | null;
  readonly answer: PreviewAnswer | null;
  readonly receipt: Receipt;
}

/** The mail that is reported in a preview. */
const sampleMail: MailSummary = { key: 'preview', subject: 'Invoice 2026-118', from: { name: 'Accounts', address: 'accounts@invoices.example' } };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Sets the pane up for one reader in one moment. `now` in ms since 1970 UTC. */
export function sceneOf({ reader, moment, key }: PreviewShow, language: Language, pack: Pack, now: number): Scene {
  const words = wordsFor(pack, reader.frame, reader.words);
  const locale = regionalLocale(language, []);
  const receipt = receiptFor(reader, moment === 'practice', now);
  const pane = createPane(null);
  pane.set({
    host: { kind: 'ready' }, mail: sampleMail, language, words, wordsVersion: reader.wordsVersion,
    voice: { say: createSpeaker(words, locale), reader: { locale }, words },
    invitation: invitationOf(reader.frame, words, reader.agreement !== null),
    me: meFor(reader, moment === 'tip' ? tipOf(key) : null),
  });
  const state = stateOf(moment, receipt, now);
  if (state) pane.report(sampleMail, state);
  return { pane, room: roomOf(moment), pressed: pressedOf(moment), answer: answerOf(moment), receipt };
}

function receiptFor({ agreement, answerHours, frame, language, region }: PreviewReader, simulation: boolean, now: number): Receipt {
  return {
    id: 'preview', number: 118, sha256: '0'.repeat(64), receivedAt: new Date(now).toISOString(), duplicate: false, simulation,
    audience: { region, frame, language }, answerBy: new Date(now + answerHours * hourMs).toISOString(), agreement: { version: agreement?.version ?? null },
  };
}

function meFor({ region, reason, regions, frame, language, agreement, words, wordsVersion, contact, undoMinutes }: PreviewReader, moment: MomentToLearn | null): Me {
  return {
    region, reason, regions, frame, language, words, wordsVersion, contact, moment,
    languageChosen: false, automaticRegion: region, agreement: agreement && { version: agreement.version }, tips: true,
    features: { undoMinutes, answersByMail: true }, unseenAnswers: 0,
  };
}

/** The figures are samples: real ones are computed from real reports (N9). */
function tipOf(key: string | null): MomentToLearn {
  if (key?.startsWith('figure.')) return { kind: 'figure', key, count: 24, share: 0.92 };
  // The text is the leader's own; what is looked at stands around it.
  if (key?.startsWith('moment.story')) return { kind: 'story', text: '…', name: '…', role: '…' };
  return { kind: 'tip', key: key?.startsWith('tip.') ? key : 'tip.bookmark' };
}

function stateOf(moment: PreviewMoment, receipt: Receipt, now: number): ReportState | null {
  switch (moment) {
    case 'invitation':
      return null;
    case 'sending':
      return { kind: 'sending', step: { step: 'sending', share: 0.4 } };
    case 'kept':
      return { kind: 'kept', key: 'preview', durable: true, retryAt: now + 4 * minuteMs, why: 'offline' };
    case 'refused':
      return { kind: 'refused', code: 'mail_too_large', reference: '' };
    case 'withdrawn':
      return { kind: 'withdrawn', number: receipt.number };
    default:
      return { kind: 'reported', receipt };
  }
}

function roomOf(moment: PreviewMoment): RoomName | null {
  if (answerOf(moment) !== null) return 'mine';
  return moment === 'agreement' ? 'agreement' : moment === 'settings' ? 'words' : null;
}

const answerOf = (moment: PreviewMoment): PreviewAnswer | null => previewAnswers.find((answer) => answer === moment) ?? null;

const happenings: readonly PreviewMoment[] = ['clicked', 'opened', 'password', 'replied', 'paid'] satisfies Happened[];
const pressedOf = (moment: PreviewMoment): Happened | null => (happenings.includes(moment) ? (moment as Happened) : null);
