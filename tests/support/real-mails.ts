import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusDir, expectedMails, type Expected } from './corpus.ts';

export type RealMail = { name: string; raw: Buffer; expected: Expected };

/** Every real mail with what another parser made of it (Python's `email`: an oracle, not a law). */
export function realMails(): RealMail[] {
  return expectedMails().map(([name, expected]) => ({ name, expected, raw: readFileSync(join(corpusDir, name)) }));
}
