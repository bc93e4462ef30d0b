import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the whole project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is not part of the project: fetched, built or a person's own (.gitignore). */
const foreign = new Set(['node_modules', 'dist', '.data', '.git', 'coverage', 'screenshots', 'test-results', '.env', '.vscode', '.idea']);

/** Every file of the project below a folder, with `/` in its path. */
export function projectFiles(below = '.'): string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).filter(({ name }) => !foreign.has(name)).flatMap((entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory() ? projectFiles(path) : [relative('.', path).split(sep).join('/')];
  });
}

export const readProject = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Files that hold text we write; the lockfile is npm's. */
export function textFiles(): string[] {
  return projectFiles().filter((file) => !/\.(png|eml|ico)$|^package-lock\.json$|^LICENSE$/.test(file));
}
