import type { Frame } from '../contract/report.ts';
import type { Language } from './languages.ts';

const loadEnglish = async () => (await import('./packs/en.json', { with: { type: 'json' } })).default;

/** All words of one language: one plain data file that a translator can edit. English names the keys. */
export type Pack = Awaited<ReturnType<typeof loadEnglish>>;

/** Plain sentences without placeholders: they are in the page before anything is loaded. */
export type FirstKey = keyof Pack['first'];
export type FirstWords = Readonly<Record<FirstKey, string>>;
export type AgreementKey = keyof Pack['agreement'];
export type TipKey = keyof Pack['tips'];
export type MailKey = keyof Pack['mail'];
export type ManifestWords = Pack['manifest'];

/** Sentences that every frame has, each with its own words; `….agreed` stands in for `….safety` where an agreement is in force (N10). */
export type MomentKey = keyof Pack['frames']['neutral'];
export type AgreedKey = Exclude<keyof Pack['frames']['safe-to-report'], MomentKey>;

const loaders: Readonly<Record<Language, () => Promise<Pack>>> = {
  en: loadEnglish,
  nl: async () => (await import('./packs/nl.json', { with: { type: 'json' } })).default,
  de: async () => (await import('./packs/de.json', { with: { type: 'json' } })).default,
  fr: async () => (await import('./packs/fr.json', { with: { type: 'json' } })).default,
  es: async () => (await import('./packs/es.json', { with: { type: 'json' } })).default,
  'pt-BR': async () => (await import('./packs/pt-BR.json', { with: { type: 'json' } })).default,
  it: async () => (await import('./packs/it.json', { with: { type: 'json' } })).default,
  pl: async () => (await import('./packs/pl.json', { with: { type: 'json' } })).default,
  ja: async () => (await import('./packs/ja.json', { with: { type: 'json' } })).default,
  ko: async () => (await import('./packs/ko.json', { with: { type: 'json' } })).default,
  'zh-Hans': async () => (await import('./packs/zh-Hans.json', { with: { type: 'json' } })).default,
  ar: async () => (await import('./packs/ar.json', { with: { type: 'json' } })).default,
};

/** Loads one language's words, and only that one's. */
export function loadPack(language: Language): Promise<Pack> {
  return loaders[language]();
}

/** The lines of a moment: the frame decides which comes first, not which exists (N10). */
export function leadsWithSafety(frame: Frame): boolean {
  return frame === 'safe-to-report';
}
