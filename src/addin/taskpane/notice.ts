import type { FirstWords } from '../../words/pack.ts';
import type { PaneState } from './pane.ts';

/** Said in place of a mail, when there is none to report or no way to report it. */
export interface Notice {
  readonly title: string;
  readonly step: string;
  /** The way to the security desk belongs beside it. */
  readonly needsDesk?: boolean;
}

/** What stands in the way of reporting, in plain words; null when nothing does, or nothing is known yet. */
export function noticeOf({ host, mail }: PaneState, words: FirstWords): Notice | null {
  switch (host.kind) {
    case 'connecting':
      return null;
    case 'outside':
      return { title: words['outside.title'], step: words['outside.step'] };
    case 'silent':
      return { title: words['silent.title'], step: words['silent.step'] };
    case 'too-old':
      return { title: words['tooOld.title'], step: words['tooOld.step'] };
    case 'no-sign-in':
      return { title: words['noSignIn.title'], step: words['noSignIn.step'], needsDesk: true };
    case 'ready':
      return mail ? null : { title: words['noMail.title'], step: words['noMail.step'] };
  }
}
