import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { frames } from '../../contract/report.ts';
import type { Frame } from '../../contract/report.ts';
import { languages, type Language } from '../../words/languages.ts';
import { loadPack } from '../../words/pack.ts';
import { checkPack } from '../../words/check/check-pack.ts';
import { checkText, type Finding } from '../../words/check/check-text.ts';
import { moments, type Moment } from '../../words/check/moments.ts';

/** One judged text. */
interface Judgement {
  readonly language: string;
  readonly moment: string;
  readonly verdict: 'pass' | 'refuse';
  readonly findings: readonly (Omit<Finding, 'where'> & { readonly where: Finding['where'] | string } | { rule: string; where: string; why: string; instead: string })[];
  /** For people: where the text stands. */
  readonly place: string;
  readonly text: string;
  /** How many texts it judges: one, or all of a pack. */
  readonly texts: number;
}

const usage = 'npm run words -- check [--json] [FILE…]   FILE: a pack (en.json, de.json …) or a .jsonl with one {language, moment, frame?, text} a line';

/** `npm run words`: exit code 0 when all passes, 1 when a text is refused, 2 when something could not be read. */
export async function wordsCommand(args: readonly string[], print: (line: string) => void, complain: (line: string) => void): Promise<number> {
  const [command, ...rest] = args;
  const unknown = rest.find((argument) => argument.startsWith('-') && argument !== '--json');
  if (command !== 'check' || unknown !== undefined) {
    complain(unknown === undefined ? usage : `The option ${unknown} is not known. ${usage}`);
    return 2;
  }
  const json = rest.includes('--json');
  const files = rest.filter((argument) => argument !== '--json');
  let faults = 0;
  let refused = 0;
  let judged = 0;
  const tell = (judgement: Judgement) => {
    judged += judgement.texts;
    if (judgement.verdict === 'refuse') refused += 1;
    if (json) print(JSON.stringify({ language: judgement.language, moment: judgement.moment, verdict: judgement.verdict, findings: judgement.findings }));
    else for (const { rule, where, why, instead } of judgement.findings) print(`${judgement.place}: ${rule}${typeof where === 'string' ? '' : `, “${where.text}”`}\n    ${judgement.text}\n    Why: ${why}\n    Better: ${instead}`);
  };
  const fault = (sentence: string) => {
    faults += 1;
    complain(sentence);
  };
  if (files.length === 0) for (const language of languages) for (const judgement of await judgePack(language, await loadPack(language), `${language}.json`)) tell(judgement);
  for (const file of files) for (const judgement of await judgeFile(file, fault)) tell(judgement);
  if (!json) print(`${String(judged)} texts judged, ${String(refused)} refused.`);
  return faults > 0 ? 2 : refused > 0 ? 1 : 0;
}

async function judgeFile(file: string, fault: (sentence: string) => void): Promise<Judgement[]> {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    fault(`${file}: there is no such file, or it cannot be read.`);
    return [];
  }
  if (file.endsWith('.jsonl')) return content.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : (judgeLine(line, `${file}:${String(i + 1)}`, fault) ?? [])));
  const language = languages.find((one) => one === basename(file, '.json'));
  if (!language) {
    fault(`${file}: a pack is named after its language: ${languages.map((one) => `${one}.json`).join(', ')}.`);
    return [];
  }
  try {
    return await judgePack(language, JSON.parse(content), file);
  } catch {
    fault(`${file}: this is not JSON.`);
    return [];
  }
}

function judgeLine(line: string, place: string, fault: (sentence: string) => void): Judgement | undefined {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    fault(`${place}: this line is not JSON.`);
    return undefined;
  }
  const { language, moment, frame, text } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const known = languages.find((one) => one === language);
  if (!known) return void fault(`${place}: the language must be one of ${languages.join(', ')}.`);
  if (!moments.some((one) => one === moment)) return void fault(`${place}: the moment must be one of ${moments.join(', ')}.`);
  if (frame !== undefined && frame !== null && !frames.some((one) => one === frame)) return void fault(`${place}: the frame must be one of ${frames.join(', ')}.`);
  if (typeof text !== 'string' || text.trim() === '') return void fault(`${place}: there is no text.`);
  const findings = checkText({ language: known, moment: moment as Moment, frame: (frame ?? undefined) as Frame | undefined, text });
  return { language: known, moment: moment as Moment, verdict: findings.length === 0 ? 'pass' : 'refuse', findings, place, text, texts: 1 };
}

/** A pack as judgements, one a finding; a pack without findings is one that passes. */
async function judgePack(language: Language, pack: unknown, place: string): Promise<Judgement[]> {
  const findings = checkPack(language, pack, await loadPack('en'));
  const texts = countTexts(pack);
  if (findings.length === 0) return [{ language, moment: 'pack', verdict: 'pass', findings: [], place, text: '', texts }];
  return findings.map((finding, i) => ({ language, moment: 'pack', verdict: 'refuse', findings: [finding], place: `${place}, ${finding.where}`, text: '', texts: i === 0 ? texts : 0 }));
}

const countTexts = (value: unknown): number => (typeof value === 'object' && value !== null ? Object.values(value).reduce((sum: number, one) => sum + countTexts(one), 0) : 1);
