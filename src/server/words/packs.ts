import { createHash } from 'node:crypto';
import { languages } from '../../words/languages.ts';
import type { Language } from '../../words/languages.ts';
import { loadPack } from '../../words/pack.ts';
import type { Pack } from '../../words/pack.ts';

/** All packs, loaded once, and a version for each that changes with any letter of it: what was shown is kept with every report (N1). */
export interface Packs {
  readonly packs: Readonly<Record<Language, Pack>>;
  readonly versions: Readonly<Record<Language, string>>;
}

export async function loadPacks(): Promise<Packs> {
  const packs = Object.fromEntries(await Promise.all(languages.map(async (language) => [language, await loadPack(language)] as const))) as Record<Language, Pack>;
  const versions = Object.fromEntries(languages.map((language) => [language, createHash('sha256').update(JSON.stringify(packs[language])).digest('hex').slice(0, 12)])) as Record<Language, string>;
  return { packs, versions };
}
