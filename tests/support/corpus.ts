import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Real mails, kept outside the project (live attack material). */
export const corpusDir = process.env['HEADSUP_CORPUS'] ?? join(root, '../shared/corpus');
export const hasCorpus = existsSync(join(corpusDir, 'expected.json'));

export type Expected = { bytes: number; sha256: string; subject: string; attachmentSha256: string[]; urlHosts: string[] };

export function expectedMails(): [path: string, expected: Expected][] {
  return Object.entries(JSON.parse(readFileSync(join(corpusDir, 'expected.json'), 'utf8')) as Record<string, Expected>);
}

if (!hasCorpus) process.stderr.write(`The corpus is not at ${corpusDir} (HEADSUP_CORPUS): tests on real mails are skipped.\n`);
