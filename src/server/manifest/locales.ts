import { languages, type Language } from '../../words/languages.ts';
import en from '../../words/packs/en/manifest.json' with { type: 'json' };
import nl from '../../words/packs/nl/manifest.json' with { type: 'json' };
import type { LocaleWords, ManifestWords } from './settings.ts';

/** The manifest's words of each language, and the full locales they serve. A language that is missing here does not compile. */
const spoken: Readonly<Record<Language, { readonly words: ManifestWords; readonly locales: readonly string[] }>> = {
  en: { words: en, locales: ['en-US'] },
  nl: { words: nl, locales: ['nl-NL', 'nl-BE'] },
};

/** The first is the default, for everybody whose language has no words yet. */
export const manifestLocales: readonly LocaleWords[] = languages.flatMap((language) => {
  const { words, locales } = spoken[language];
  return locales.map((locale) => ({ locale, words }));
});
