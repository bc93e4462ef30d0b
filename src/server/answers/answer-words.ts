import type { AnswerClass } from '../../contract/own-report.ts';
import type { Frame } from '../../contract/report.ts';
import { linesOf, type FramedMoment, type PaneKey, type PaneWords } from '../../words/audience-words.ts';
import type { Speaker } from '../../words/speaker.ts';
import { sayDeadline, type TimeReader } from '../../words/times.ts';

/** What an answer says, as it will be kept. */
export type AnswerText = { title: string; lines: string[] };

export type AnswerFacts = {
  class: AnswerClass | null;
  /** It takes an earlier answer back. */
  correction: boolean;
  /** The earlier answer called the mail harmless and the reporter had doubted it, or reported at all. */
  doubtWasRight: boolean;
  removedFrom: number;
  siteDown?: boolean;
  senderBlocked?: boolean;
  /** Anything was done because of the reports; false: an answer does not say so. */
  acted?: boolean;
  answerBy: number;
  phone: string;
};

export type AnswerVoice = { words: PaneWords; say: Speaker<PaneKey>; reader: TimeReader; frame: Frame; agreed: boolean };

/** Writes an answer (M5): the same words for pane and mail. `now` in ms since 1970 UTC. */
export function answerWords(facts: AnswerFacts, voice: AnswerVoice, now: number): AnswerText {
  const { say } = voice;
  if (facts.class === null) return { title: say('answer.correction.title'), lines: [say('answer.correction.open')] };
  const told = classWords(facts.class, facts, voice, now);
  if (!facts.correction) return told;
  const help = facts.class !== 'dangerous' ? [] : [facts.phone === '' ? say('answer.correction.tell') : say('answer.correction.call', { phone: facts.phone })];
  return {
    title: say('answer.correction.title'),
    lines: [say('answer.correction.wrong'), ...(facts.doubtWasRight ? [say('answer.correction.doubt')] : []), told.title, ...told.lines, ...help],
  };
}

function classWords(given: AnswerClass, { removedFrom, siteDown, senderBlocked, acted = true, answerBy }: AnswerFacts, voice: AnswerVoice, now: number): AnswerText {
  const { say } = voice;
  switch (given) {
    case 'dangerous': {
      const lines = framed('dangerous', voice, (key) => (key !== 'dangerous.effect' ? undefined : removedFrom > 0 ? say('dangerous.removed', { count: removedFrom }) : acted ? undefined : say('receipt.effect')));
      // What else was done, each in a sentence of its own, and only what was (N8).
      const done = [...(siteDown === true ? [say('answer.siteDown')] : []), ...(senderBlocked === true ? [say('answer.senderBlocked')] : [])];
      return { title: say('dangerous.title'), lines: [...lines, ...done] };
    }
    case 'safe':
      return { title: say('safe.title'), lines: framed('safe', voice) };
    case 'undetermined':
      return {
        title: say('answer.undetermined.title'),
        lines: [say('answer.undetermined.effect'), say('answer.undetermined.next', { time: sayDeadline(new Date(answerBy), new Date(now), voice.reader) }), say('answer.undetermined.safety')],
      };
    case 'spam':
      return { title: say('answer.spam.title'), lines: [say('answer.spam.effect'), say('answer.spam.safety')] };
    case 'simulation':
      return { title: say('answer.simulation.title'), lines: [say('answer.simulation.effect'), say('answer.simulation.safety')] };
  }
}

function framed(moment: FramedMoment, { say, words, frame, agreed }: AnswerVoice, instead: (key: PaneKey) => string | undefined = () => undefined): [string, string] {
  const [first, second] = linesOf(moment, frame, words, agreed).map((key) => instead(key) ?? say(key, { agreement: say('name') }));
  return [first ?? '', second ?? ''];
}
