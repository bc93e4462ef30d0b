import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../languages.ts';
import type { Pack } from '../pack.ts';
import { branches, checkMessage } from './check-message.ts';

/** What is wrong with a pack: the place is a section and key. */
export interface PackFinding {
  readonly rule: string;
  readonly where: string;
  readonly why: string;
  readonly instead: string;
}

type Section = Readonly<Record<string, unknown>>;

/** Judges a whole pack against the English one: keys, placeholders, plural forms, marks, and every sentence by the words check. */
export function checkPack(language: Language, pack: unknown, english: Pack): PackFinding[] {
  const findings: PackFinding[] = [];
  const sections = sectionsOf(pack);
  const ours = sectionsOf(english);
  for (const name of Object.keys(sections)) if (!ours[name]) findings.push(found('unknown-key', name, 'The product knows no such section.', 'Take it out.'));
  for (const [name, expected] of Object.entries(ours)) {
    const section = sections[name] ?? {};
    for (const key of Object.keys(section)) if (!(key in expected)) findings.push(found('unknown-key', `${name}: ${key}`, 'The product knows no such text, so nobody would ever read it.', 'Take it out.'));
    for (const [key, english] of Object.entries(expected)) {
      const text = section[key];
      const where = `${name}: ${key}`;
      if (typeof text !== 'string' || text.trim() === '') findings.push(found('missing-text', where, 'The text is not there, and people would see a gap.', String(english)));
      else findings.push(...checkOne(language, key, where, text, String(english), name));
    }
  }
  return findings;
}

const found = (rule: string, where: string, why: string, instead: string): PackFinding => ({ rule, where, why, instead });

function sectionsOf(pack: unknown): Readonly<Record<string, Section>> {
  const { frames = {}, ...rest } = (typeof pack === 'object' && pack !== null ? pack : {}) as Record<string, Section>;
  return { ...rest, ...(frames as Record<string, Section>) };
}

function checkOne(language: Language, key: string, where: string, text: string, english: string, section: string): PackFinding[] {
  const findings: PackFinding[] = [];
  const add = (rule: string, why: string, instead: string) => findings.push(found(rule, where, why, instead));
  if (/['"]/.test(text)) add('straight-quote', 'A straight quotation mark or apostrophe: before a brace it would switch the message syntax off.', text.replace(/'/g, '’').replace(/"/g, '”'));
  if (/!|！/.test(text)) add('exclamation', 'An exclamation mark is loud, and these moments are not.', text.replace(/[!！]/g, '.'));
  if (/\.\.\.|\s\s|^\s|\s$/.test(text)) add('spacing', 'Doubled or stray spaces, or three dots instead of one sign.', text.trim().replace(/\.\.\./g, '…').replace(/\s\s+/g, ' '));
  if (text !== text.normalize('NFC')) add('spelling', 'The letters are composed in an unusual way (not NFC), so that searching would not find them.', text.normalize('NFC'));
  if (isUntranslated(language, text, english)) add('untranslated', 'The text is still the English one.', 'Write it as people of this language would.');
  else if (isWrongScript(language, text)) add('wrong-script', 'The text is not written in the script of its language.', 'Write it as people of this language would.');
  let shape: Shape | null = null;
  try {
    shape = shapeOf(text);
  } catch {
    add('broken-message', 'The braces do not fit together, so the text could not be shown.', english);
  }
  if (shape) {
    const wanted = shapeOf(english).names;
    for (const name of shape.names) if (!wanted.includes(name)) add('unknown-placeholder', `Nobody fills in {${name}} here.`, wanted.length === 0 ? 'No placeholder.' : `{${wanted.join('}, {')}}`);
    for (const name of wanted) if (!shape.names.includes(name)) add('missing-placeholder', `{${name}} is not there, and people would miss it.`, `{${name}}`);
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const options of shape.plurals) for (const category of categories) if (!options.includes(category)) add('missing-plural', `The plural form “${category}” of this language is not there.`, `${category} {…}`);
  }
  if (key.endsWith('.agreed') && !text.includes('{agreement}')) add('missing-agreement', 'A sentence that names what is agreed must lead to it.', '{agreement}');
  if (!key.endsWith('.agreed') && mentionsAgreement(language, text) && section !== 'agreement' && !key.startsWith('agreement.')) add('unfounded-agreement', 'It says that something is agreed with management, and is shown also when nothing is.', 'Say it in the “….agreed” text only.');
  if ((section === 'first' || /^(kept|refused|waiting|sending)\./.test(key)) && thanks[language].test(text)) add('early-thanks', 'A thank-you before the mail has arrived would be false (M2).', 'Leave the thanks to the receipt.');
  for (const { rule, where: place, why, instead } of checkMessage({ language, key, text })) add(rule, `${why} (“${place.text}”)`, instead);
  return findings;
}

type Shape = { names: string[]; plurals: string[][] };

function shapeOf(message: string): Shape {
  const shape: Shape = { names: [], plurals: [] };
  const visit = (elements: readonly object[]): void => elements.forEach((element) => {
    const { type, value, options } = element as { type: number; value?: string; options?: Record<string, { value: object[] }> };
    // 0 is literal text, 6 a plural, 7 its number sign.
    if (type !== 0 && type !== 7 && value !== undefined && !shape.names.includes(value)) shape.names.push(value);
    if (type === 6 && options) shape.plurals.push(Object.keys(options));
    for (const option of Object.values(options ?? {})) visit(option.value);
  });
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return shape;
}

/** Names and single words are the same in many languages; whole sentences are not. */
function isUntranslated(language: Language, text: string, english: string): boolean {
  return language !== 'en' && text === english && text.replace(/\{[^}]*\}/g, '').trim().split(/\s+/).length > 2;
}

const scripts: Partial<Record<Language, RegExp>> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u, ko: /\p{Script=Hangul}/u, 'zh-Hans': /\p{Script=Han}/u, ar: /\p{Script=Arabic}/u,
};

function isWrongScript(language: Language, text: string): boolean {
  const words = branches(text).join(' ').replace(/\{[^{}]*\}/g, '').replace(/Outlook|Heads-Up/g, '');
  const script = scripts[language];
  if (!script) return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hiragana}\p{Script=Cyrillic}]/u.test(words);
  return /\p{L}/u.test(words) && !script.test(words);
}

const thanks: Readonly<Record<Language, RegExp>> = {
  en: /thank/i, nl: /bedankt|dank je|dank u/i, de: /\bdank/i, fr: /merci/i, es: /gracias/i, 'pt-BR': /obrigad/i, it: /grazie/i, pl: /dzięku|dzięki/i, ja: /ありがとう|感謝/, ko: /감사|고맙/, 'zh-Hans': /谢谢|感谢/, ar: /شكر/,
};

const agreementWords: Readonly<Record<Language, RegExp>> = {
  en: /agreed with|management/i, nl: /afgesproken|meldafspraak|directie\b/i, de: /vereinbart|zugesagt|meldezusage/i, fr: /engagement|la direction s/i, es: /compromiso|garantiza la dirección/i, 'pt-BR': /compromisso|diretoria garante/i, it: /impegno|garantisce la direzione/i, pl: /zobowiąza|zasady zgłaszania/i, ja: /約束/, ko: /약속/, 'zh-Hans': /承诺|上报约定/, ar: /تعه|التزمت به/,
};

function mentionsAgreement(language: Language, text: string): boolean {
  return text.includes('{agreement}') || agreementWords[language].test(text);
}
