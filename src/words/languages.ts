/** Languages that every pack is complete in. The first is the one to fall back to. */
export const languages = ['en', 'nl', 'de', 'fr', 'es', 'pt-BR', 'it', 'pl', 'ja', 'ko', 'zh-Hans', 'ar'] as const;
export type Language = (typeof languages)[number];

/** Languages written from right to left among those Outlook may ask for. */
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The best language for a list of BCP 47 tags, best first; English when none is spoken here. */
export function pickLanguage(tags: readonly (string | undefined)[]): Language {
  for (const tag of tags) {
    const spoken = spokenHere(localeOf(tag));
    if (spoken) return spoken;
  }
  return languages[0];
}

function spokenHere(locale: Intl.Locale | undefined): Language | undefined {
  switch (locale?.language) {
    case 'pt':
      // Readers of European Portuguese read this sooner than English.
      return 'pt-BR';
    case 'zh':
      // Traditional Chinese is another script: zh-TW and zh-HK go on to the next tag.
      return locale.maximize().script === 'Hans' ? 'zh-Hans' : undefined;
    default:
      return languages.find((language) => language === locale?.language);
  }
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/**
 * Locale for dates, numbers and plural forms: the language of the words with the person's own region, so that a sentence
 * does not mix two languages (en words and a de-DE region give en-DE), and es-MX, ar-SA or de-CH are written as there.
 */
export function regionalLocale(language: Language, tags: readonly (string | undefined)[]): string {
  const { language: base } = new Intl.Locale(language);
  const locales = tags.flatMap((tag) => localeOf(tag) ?? []);
  // A region that comes with the same language says most: [en-US, ar-SA] with Arabic words is ar-SA.
  const region = (locales.find((locale) => locale.language === base && locale.region) ?? locales.find((locale) => locale.region))?.region;
  return region ? `${base}-${region}` : language;
}

function localeOf(tag: string | undefined): Intl.Locale | undefined {
  if (!tag) return undefined;
  try {
    return new Intl.Locale(tag);
  } catch {
    // Old clients give names that are no BCP 47 tags.
    return undefined;
  }
}
