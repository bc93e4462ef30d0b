/** Languages that every pack is complete in. The first is the one to fall back to. */
export const languages = ['en', 'nl'] as const;
export type Language = (typeof languages)[number];

/** Languages written from right to left among those Outlook may ask for. */
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The best language for a list of BCP 47 tags, best first; English when none is spoken here. */
export function pickLanguage(tags: readonly (string | undefined)[]): Language {
  for (const tag of tags) {
    const base = tag?.toLowerCase().split('-')[0];
    const found = languages.find((language) => language === base);
    if (found) return found;
  }
  return languages[0];
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/**
 * Locale for dates and numbers: the language of the words with the person's own region, so that a sentence does not
 * mix two languages (en words and a de-DE region give en-DE).
 */
export function regionalLocale(language: Language, tags: readonly (string | undefined)[]): string {
  for (const tag of tags) {
    const region = regionOf(tag);
    if (region) return `${language}-${region}`;
  }
  return language;
}

function regionOf(tag: string | undefined): string | undefined {
  if (!tag) return undefined;
  try {
    return new Intl.Locale(tag).region;
  } catch {
    // Old clients give names that are no BCP 47 tags.
    return undefined;
  }
}
