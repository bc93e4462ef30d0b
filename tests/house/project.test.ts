import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles, readProject, root, textFiles } from '../support/project-files.ts';

interface Package {
  readonly license: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const packageJson = JSON.parse(readProject('package.json')) as Package;
const code = textFiles().filter((file) => /\.(ts|tsx|mjs|cjs|js)$/.test(file));
const linesOf = (file: string) => readProject(file).split('\n').length - 1;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the project speaks of itself alone', () => {
  // Written in pieces, so that this file does not find itself.
  const machine = new RegExp(['work', 'root', 'home', 'Users'].map((folder) => `(?<![\\w.~}/-])/${folder}/[\\w.-]`).join('|'));

  test('no file names a path of somebody’s machine', () => {
    expect(textFiles().filter((file) => machine.test(readProject(file)))).toEqual([]);
  });

  test('and one that does is found', () => {
    expect(machine.test(`reads ${['', 'home', 'somebody', 'mails'].join('/')}`)).toBe(true);
    expect(machine.test('https://example.com/home/x, ../work/y, src/root/z')).toBe(false);
  });

  test('the lockfile names no registry', () => {
    expect([...readProject('package-lock.json').matchAll(/"resolved": "(?!file:)([^"]*)"/g)].map(([, address]) => address)).toEqual([]);
  });

  const corpus = process.env['HEADSUP_CORPUS'] ?? join(root, '../shared/corpus');
  const expected = join(corpus, 'expected.json');
  const hasCorpus = existsSync(expected);
  if (!hasCorpus) console.warn(`The real mails are not at ${corpus}: whether one was copied into the project is not looked at.`);
  (hasCorpus ? test : test.skip)('no mail of the corpus is in it', () => {
    const mails = JSON.parse(readFileSync(expected, 'utf8')) as Record<string, { sha256: string; bytes: number }>;
    const theirs = new Map(Object.entries(mails).map(([name, mail]) => [mail.sha256, name]));
    const sizes = new Set(Object.values(mails).map(({ bytes }) => bytes));
    const copies = projectFiles().filter((file) => sizes.has(statSync(join(root, file)).size)).map((file) => theirs.get(sha256(readFileSync(join(root, file)))));
    expect(theirs.size).toBeGreaterThan(0);
    expect(copies.filter((name) => name !== undefined)).toEqual([]);
  });
});

describe('the code keeps to the house', () => {
  test('no file is longer than 300 lines', () => {
    expect(code.filter((file) => linesOf(file) > 300)).toEqual([]);
  });

  test('none is a drawer for anything, and none only hands on', () => {
    expect(code.filter((file) => /(^|\/)(utils?|helpers?|common|types|misc|shared)(\.[tj]sx?$|\/)/i.test(file))).toEqual([]);
    const handsOn = (text: string) => text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '').trim().split(/;\s*/).filter(Boolean).every((statement) => /^export\s+(type\s+)?(\*|\{)[^]*\sfrom\s/.test(statement));
    expect(code.filter((file) => file.startsWith('src/') && handsOn(readProject(file)))).toEqual([]);
    expect(handsOn("export * from './a.ts';\nexport { b } from './b.ts';")).toBe(true);
  });

  test('nothing silences the linter or the compiler without saying why', () => {
    const silences = /eslint-disable(?!.* -- \S)|@ts-(ignore|nocheck|expect-error)(?! -- \S)/;
    const self = 'tests/house/project.test.ts';
    expect(code.filter((file) => file !== self && readProject(file).split('\n').some((line) => silences.test(line)))).toEqual([]);
    expect(silences.test('// eslint-disable-next-line no-eval')).toBe(true);
    expect(silences.test('// eslint-disable-next-line no-eval -- a page of the test')).toBe(false);
  });

  test('files are in kebab-case, React components bear their names', () => {
    const named = code.filter((file) => file.startsWith('src/')).map((file) => file.split('/').at(-1) ?? '');
    expect(named.filter((name) => !/^[a-z0-9-]+(\.[a-z]+)*\.tsx?$/.test(name) && !/^[A-Z][A-Za-z0-9]*\.tsx$/.test(name))).toEqual([]);
  });

  test('the pictures are those of the drawings', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/icons.mjs', '--check'], { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('what is promised outside is there', () => {
  test('the licence is Apache-2.0, in full', () => {
    expect(packageJson.license).toBe('Apache-2.0');
    expect(sha256(Buffer.from(readProject('LICENSE').replace(/\s+/g, ' ').trim()))).toBe('0ffddef9e48f8a09aed5caf2d44f7ba1c1be2d9b8e0a6f693b1635b2d5566645');
  });

  test('README.md has at most 150 lines', () => {
    expect(linesOf('README.md')).toBeLessThanOrEqual(150);
  });

  test('every `npm run` of README.md and docs/ exists, `npm start` and `npm test` too', () => {
    const documents = textFiles().filter((file) => file.endsWith('.md'));
    const scripts = documents.flatMap((file) => [...readProject(file).matchAll(/npm (?:run |(?=start\b|test\b))([a-z-]+)/g)].map(([, name]) => name ?? ''));
    expect(scripts.length).toBeGreaterThan(0);
    expect([...new Set(scripts)].filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });

  test('.ci/run calls exactly the README’s test command', () => {
    const commands = readProject('.ci/run').split('\n').filter((line) => line.startsWith('npm'));
    expect(commands).toEqual(['npm ci && npm test']);
    expect(readProject('README.md')).toContain(commands[0]);
    expect(statSync(join(root, '.ci/run')).mode & 0o111).not.toBe(0);
  });

  test('every direct dependency has its reason in docs/decisions.md, and every reason its dependency', () => {
    const reasons = [...readProject('docs/decisions.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name ?? '');
    const direct = [...Object.keys(packageJson.dependencies), ...Object.keys(packageJson.devDependencies)];
    expect(reasons.sort()).toEqual(direct.sort());
  });

  test('every dependency is held to one version', () => {
    const loose = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  test('every setting is documented in docs/configuration.md, and every documented one exists', () => {
    const names = (text: string) => [...text.matchAll(/\bHEADSUP_[A-Z0-9_]*[A-Z0-9]\b/g)].map(([name]) => name.replace(/_FILE$/, ''));
    const documented = new Set(names(readProject('docs/configuration.md')));
    const used = new Set(names(readProject('src/server/config.ts')));
    const anywhere = new Set(code.flatMap((file) => names(readProject(file))));
    expect([...used].filter((name) => !documented.has(name))).toEqual([]);
    expect([...documented].filter((name) => !anywhere.has(name))).toEqual([]);
  });
});

describe('the documents', () => {
  const documents = textFiles().filter((file) => file.endsWith('.md'));
  const folderOf = (file: string) => file.split('/').slice(0, -1).join('/');

  test('link only to what is there', () => {
    const dead = documents.flatMap((file) => [...readProject(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .map(([, target]) => target ?? '').filter((target) => !existsSync(join(root, folderOf(file), decodeURI(target)))).map((target) => `${file}: ${target}`));
    expect(dead).toEqual([]);
  });

  test('name only files and folders that are there', () => {
    const gone = documents.flatMap((file) => [...readProject(file).matchAll(/`((?:src|tests|docs|scripts|assets)\/[\w./-]*\w)`/g)]
      .map(([, path]) => path ?? '').filter((path) => !existsSync(join(root, path))).map((path) => `${file}: ${path}`));
    expect(gone).toEqual([]);
  });

  test('name every principle once, with its place', () => {
    const principles = readProject('docs/principles.md');
    const ids = [...principles.matchAll(/^\| ([NPI]\d+) \|/gm)].map(([, id]) => id);
    const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
    expect(ids).toEqual([...numbered('N', 14), ...numbered('P', 5), ...numbered('I', 7)]);
  });
});
