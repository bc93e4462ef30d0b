import en from './packs/en/first-screen.json' with { type: 'json' };
import nl from './packs/nl/first-screen.json' with { type: 'json' };
import type { Language } from './languages.ts';

/**
 * Words of the first screen: plain sentences without placeholders, all languages in one small piece, so that the
 * button has its name before anything else is loaded.
 */
export type FirstKey = keyof typeof en;
export type FirstWords = Readonly<Record<FirstKey, string>>;

export const firstWords: Readonly<Record<Language, FirstWords>> = { en, nl };
