import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { train, type Judged } from '../../words/check/classifier/train.ts';
import type { HeardRule } from '../../words/check/language.ts';
import { languages, type Language } from '../../words/languages.ts';

const folder = new URL('../../words/check/classifier/', import.meta.url);

/** `npm run words -- learn [LANGUAGE…]`: the weights of the words check anew from its judged sentences. Exit code 2 for a language that is not there. */
export function learnCommand(args: readonly string[], print: (line: string) => void, complain: (line: string) => void): number {
  const unknown = args.find((argument) => !languages.some((language) => language === argument));
  if (unknown !== undefined) {
    complain(`The language must be one of ${languages.join(', ')}.`);
    return 2;
  }
  for (const language of languages.filter((one) => args.length === 0 || args.includes(one))) {
    const sentences = judgedSentences(language);
    const weights = { sentences: sentencesDigest(language), ...train(language, sentences) };
    writeFileSync(new URL(`weights/${language}.json`, folder), `${JSON.stringify(weights, null, 1)}\n`);
    print(`${language}: ${String(sentences.length)} sentences.`);
  }
  return 0;
}

/** Which sentences the stored weights were learned from: they must be learned anew when one changes. */
export function sentencesDigest(language: Language): string {
  return createHash('sha256').update(sentencesText(language)).digest('hex').slice(0, 16);
}

/** One line a sentence: `family | text`, `ok` for those that are to pass. */
export function judgedSentences(language: Language): Judged[] {
  return sentencesText(language).split('\n').filter((line) => line.trim() !== '').map((line) => {
    const cut = line.indexOf(' | ');
    return { family: line.slice(0, cut) as HeardRule | 'ok', text: line.slice(cut + 3) };
  });
}

const sentencesText = (language: Language) => readFileSync(new URL(`sentences/${language}.txt`, folder), 'utf8').replaceAll('\r\n', '\n');
