import type { Language } from './languages.ts';

const loadEnglish = async () => (await import('./packs/en/pane.json', { with: { type: 'json' } })).default;

/** Words of the pane after the first screen: ICU messages under flat keys. English names the keys. */
export type PaneKey = keyof Awaited<ReturnType<typeof loadEnglish>>;
export type PaneWords = Readonly<Record<PaneKey, string>>;

const loaders: Readonly<Record<Language, () => Promise<PaneWords>>> = {
  en: loadEnglish,
  nl: async () => (await import('./packs/nl/pane.json', { with: { type: 'json' } })).default,
};

/** Loads one language's words, and only that one's. */
export function loadPaneWords(language: Language): Promise<PaneWords> {
  return loaders[language]();
}
