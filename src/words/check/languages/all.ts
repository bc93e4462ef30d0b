import type { Language } from '../../languages.ts';
import type { CheckLanguage } from '../language.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Everyday } from './everyday/everyday.ts';
import * as others from './everyday/others.ts';
import * as romance from './everyday/romance.ts';
import * as western from './everyday/western.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-br.ts';
import { zhHans } from './zh-hans.ts';

/** A language's rules with the way its families sound every day. */
function withEveryday(language: CheckLanguage, everyday: Everyday): CheckLanguage {
  const { phrases, figures } = language;
  return {
    ...language,
    conditions: [...language.conditions, ...everyday.conditions],
    safety: [...language.safety, ...everyday.safety],
    sources: [...language.sources, ...(everyday.sources ?? [])],
    vague: [...language.vague, ...(everyday.vague ?? [])],
    repeats: [...language.repeats, ...(everyday.repeats ?? [])],
    allow: [...language.allow, ...(everyday.allow ?? [])],
    claims: { ahead: everyday.claims, behind: everyday.claimsBehind ?? [] },
    figures: { ...figures, always: [...figures.always, ...(everyday.always ?? [])] },
    phrases: {
      ...phrases,
      blame: [...phrases.blame, ...everyday.blame], shame: [...phrases.shame, ...everyday.shame], threat: [...phrases.threat, ...everyday.threat],
      pressure: [...phrases.pressure, ...everyday.pressure], sarcasm: [...phrases.sarcasm, ...everyday.sarcasm],
    },
  };
}

export const languageRules: Readonly<Record<Language, CheckLanguage>> = {
  en: withEveryday(en, western.en), nl: withEveryday(nl, western.nl), de: withEveryday(de, western.de),
  fr: withEveryday(fr, romance.fr), es: withEveryday(es, romance.es), 'pt-BR': withEveryday(ptBR, romance.ptBR), it: withEveryday(it, romance.it),
  pl: withEveryday(pl, others.pl), ja: withEveryday(ja, others.ja), ko: withEveryday(ko, others.ko), 'zh-Hans': withEveryday(zhHans, others.zhHans), ar: withEveryday(ar, others.ar),
};
