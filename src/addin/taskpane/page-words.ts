import type { Frame } from '../../contract/report.ts';
import { linesOf } from '../../words/audience-words.ts';
import { pickLanguage } from '../../words/languages.ts';
import type { Language } from '../../words/languages.ts';
import type { FirstWords, Pack } from '../../words/pack.ts';

/** What the first screen says in one language. In the page itself, so that the button has its name before anything is loaded. */
export interface PageWords {
  readonly language: Language;
  readonly first: FirstWords;
  readonly frames: Readonly<Record<Frame, Readonly<Record<string, string>>>>;
  /** Version of these words. */
  readonly version: string;
}

/** The invitation before the press (M1): a question and two lines, the frame's first one first. */
export interface Invitation {
  readonly frame: Frame;
  readonly question: string;
  /** May hold `{agreement}`, the place of the link to the agreement in force. */
  readonly lines: readonly string[];
}

export function invitationOf(frame: Frame, words: Partial<Record<string, string>>, agreed: boolean): Invitation {
  return { frame, question: words['invitation.question'] ?? '', lines: linesOf('invitation', frame, words, agreed).map((key) => words[key] ?? '') };
}

/** Reads `<script type="application/json" id="headsup-words">`; null when the page came without it. */
export function readPageWords(page: Document): PageWords | null {
  try {
    const words = JSON.parse(page.getElementById('headsup-words')?.textContent ?? 'null') as PageWords | null;
    return words && { ...words, language: pickLanguage([words.language]) };
  } catch {
    return null;
  }
}

/** First screen of a language that the page did not bring. */
export function pageWordsOf(language: Language, pack: Pack): PageWords {
  return { language, first: pack.first, frames: pack.frames, version: '' };
}

const frameKey = 'headsup.frame';

/** The frame the server gave last time, so that the invitation does not change under the reader's eyes. */
export function rememberedFrame(): Frame {
  try {
    const frame = localStorage.getItem(frameKey);
    return frame === 'part-of-the-solution' || frame === 'safe-to-report' ? frame : 'neutral';
  } catch {
    // Storage may be shut to a framed page.
    return 'neutral';
  }
}

export function rememberFrame(frame: Frame): void {
  try {
    localStorage.setItem(frameKey, frame);
  } catch {
    // The next opening begins with neutral words.
  }
}
