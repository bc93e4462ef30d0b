import type { Language } from '../../languages.ts';
import type { CheckLanguage } from '../language.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-br.ts';
import { zhHans } from './zh-hans.ts';

export const languageRules: Readonly<Record<Language, CheckLanguage>> = { en, nl, de, fr, es, 'pt-BR': ptBR, it, pl, ja, ko, 'zh-Hans': zhHans, ar };
