import type { Frame } from '../contract/report.ts';
import { leadsWithSafety } from './pack.ts';
import type { AgreedKey, AgreementKey, FirstWords, MomentKey, Pack, TipKey } from './pack.ts';

/** Key of any sentence the pane can say to one person. */
export type PaneKey = keyof Pack['pane'] | MomentKey | AgreedKey | AgreementKey | TipKey;
export type PaneWords = Readonly<Record<PaneKey, string>>;

/** An organisation's own words for one person, by key: already chosen by the server for region, department and frame. */
export type OwnWords = Readonly<Record<string, string>>;

/** One person's words: their language, their frame, their organisation's own sentences over ours. Keys of the sections never meet (a test holds it). */
export function wordsFor(pack: Pack, frame: Frame, own: OwnWords = {}): PaneWords & FirstWords {
  // A frame without an agreed sentence of its own never shows one: `hasAgreed` is asked first.
  const merged = { ...pack.first, ...pack.pane, ...pack.agreement, ...pack.tips, ...pack.frames[frame], ...own };
  return merged as PaneWords & FirstWords;
}

export type FramedMoment = 'invitation' | 'receipt' | 'aid' | 'simulation' | 'dangerous' | 'safe';

/**
 * Keys of a moment's two lines, the frame's first one first. With an agreement in force the frame's agreed sentence takes
 * the place of its line of safety; without one no sentence mentions it (words guide, culture rule 5).
 */
export function linesOf(moment: FramedMoment, frame: Frame, words: Partial<Record<string, string>>, agreed: boolean): readonly [PaneKey, PaneKey] {
  const agreedKey = `${moment}.agreed`;
  const safety = (agreed && frame === 'safe-to-report' && words[agreedKey] ? agreedKey : `${moment}.safety`) as PaneKey;
  const effect = `${moment}.effect` as PaneKey;
  return leadsWithSafety(frame) ? [safety, effect] : [effect, safety];
}
