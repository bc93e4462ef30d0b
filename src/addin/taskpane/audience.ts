import type { Me, MeChange } from '../../contract/me.ts';
import type { Frame } from '../../contract/report.ts';
import { wordsFor } from '../../words/audience-words.ts';
import type { OwnWords } from '../../words/audience-words.ts';
import { pickLanguage, regionalLocale } from '../../words/languages.ts';
import { loadPack } from '../../words/pack.ts';
import { createSpeaker } from '../../words/speaker.ts';
import { ianaZone } from '../../words/windows-zones.ts';
import { createPersonApi } from '../person-api.ts';
import type { PersonApi } from '../person-api.ts';
import { outlookLanguages, regionTags } from '../outlook/client.ts';
import type { Identity } from '../outlook/identity.ts';
import { invitationOf, rememberFrame } from './page-words.ts';
import { shownReport } from './pane.ts';
import type { Pane } from './pane.ts';

/** Whose words the pane speaks. */
export interface Audience {
  /** Speaks Outlook's language until the server has said more. */
  speak(): Promise<void>;
  /** Asks the server who the person is to the words, and speaks so. Silent when it does not answer. */
  ask(): Promise<void>;
  /** The person's own choice. Resolves false when it could not be saved; then nothing changes. */
  choose(change: MeChange): Promise<boolean>;
  readonly api: PersonApi;
}

export function createAudience(pane: Pane, identity: Identity, timeZone: string): Audience {
  const api = createPersonApi(identity);

  async function speakAs(frame: Frame | null, me: Me | null): Promise<void> {
    const tags = [...(me?.languageChosen ? [me.language] : []), ...outlookLanguages(), ...navigator.languages];
    const language = pickLanguage(tags);
    const own: OwnWords = me?.words ?? {};
    const { invitation: { frame: before }, words: firstBefore } = pane.get();
    const now = frame ?? before;
    const words = wordsFor(await loadPack(language), now, own);
    const locale = regionalLocale(language, [...regionTags(), ...navigator.languages]);
    const voice = { say: createSpeaker(words, locale), reader: { locale, timeZone: ianaZone(timeZone) }, words };
    const invitation = invitationOf(now, words, me?.agreement !== undefined && me?.agreement !== null);
    // Words that come while the person is pressing would change what they pressed.
    const busy = shownReport(pane.get())?.state.kind === 'sending';
    const change = me ? { me, wordsVersion: me.wordsVersion } : {};
    const sameWords = language === pane.get().language && Object.keys(own).length === 0;
    pane.set({ voice, language, words: sameWords ? firstBefore : words, ...change, ...(busy ? {} : { invitation }) });
    if (me) rememberFrame(now);
  }

  return {
    api,
    speak: () => speakAs(null, null),
    async ask() {
      const me = await api.me({ language: outlookLanguages()[0] ?? navigator.language, timeZone });
      if (me) await speakAs(me.frame, me);
    },
    async choose(change) {
      const me = await api.changeMe(change);
      if (!me) return false;
      await speakAs(me.frame, me);
      return true;
    },
  };
}
