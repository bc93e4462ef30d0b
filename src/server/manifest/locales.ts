import { languages, type Language } from '../../words/languages.ts';
import en from '../../words/packs/en.json' with { type: 'json' };
import nl from '../../words/packs/nl.json' with { type: 'json' };
import de from '../../words/packs/de.json' with { type: 'json' };
import fr from '../../words/packs/fr.json' with { type: 'json' };
import es from '../../words/packs/es.json' with { type: 'json' };
import ptBR from '../../words/packs/pt-BR.json' with { type: 'json' };
import it from '../../words/packs/it.json' with { type: 'json' };
import pl from '../../words/packs/pl.json' with { type: 'json' };
import ja from '../../words/packs/ja.json' with { type: 'json' };
import ko from '../../words/packs/ko.json' with { type: 'json' };
import zhHans from '../../words/packs/zh-Hans.json' with { type: 'json' };
import ar from '../../words/packs/ar.json' with { type: 'json' };
import type { LocaleWords, ManifestWords } from './settings.ts';

/** The manifest's words of each language, and the full locales they serve. A language that is missing here does not compile. */
const spoken: Readonly<Record<Language, { readonly words: ManifestWords; readonly locales: readonly string[] }>> = {
  en: { words: en.manifest, locales: ['en-US'] },
  nl: { words: nl.manifest, locales: ['nl-NL', 'nl-BE'] },
  de: { words: de.manifest, locales: ['de-DE', 'de-AT', 'de-CH'] },
  fr: { words: fr.manifest, locales: ['fr-FR', 'fr-BE', 'fr-CA', 'fr-CH'] },
  es: { words: es.manifest, locales: ['es-ES', 'es-MX'] },
  'pt-BR': { words: ptBR.manifest, locales: ['pt-BR', 'pt-PT'] },
  it: { words: it.manifest, locales: ['it-IT'] },
  pl: { words: pl.manifest, locales: ['pl-PL'] },
  ja: { words: ja.manifest, locales: ['ja-JP'] },
  ko: { words: ko.manifest, locales: ['ko-KR'] },
  'zh-Hans': { words: zhHans.manifest, locales: ['zh-CN'] },
  ar: { words: ar.manifest, locales: ['ar-SA', 'ar-AE', 'ar-EG'] },
};

/** The first is the default, for everybody whose language has no words yet. */
export const manifestLocales: readonly LocaleWords[] = languages.flatMap((language) => {
  const { words, locales } = spoken[language];
  return locales.map((locale) => ({ locale, words }));
});
