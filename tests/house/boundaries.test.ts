import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What dependency-cruiser finds in a tree under this project's rules: the names of the broken ones. */
function brokenRules(folder: string): string[] {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [tool, 'src', '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] } };
  if (summary.totalCruised === 0) throw new Error('nothing was looked at');
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

test('nobody imports across the table of docs/architecture.md', () => {
  expect(brokenRules(root)).toEqual([]);
}, 60_000);

describe('the table refuses', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heads-up-boundaries-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const broken: Record<string, readonly [file: string, text: string]> = {
    'no-circle': ['src/server/a.ts', "import './b.ts';\nexport const a = 1;"],
    resolvable: ['src/server/gone.ts', "import './nowhere.ts';"],
    'contract-imports-zod-only': ['src/contract/x.ts', "import 'kysely';"],
    'words-are-runtime-free': ['src/words/x.ts', "import 'node:fs';"],
    'words-take-types-from-contract': ['src/words/y.ts', "import { z } from '../contract/z.ts';\nexport const y = z;"],
    'addin-alone': ['src/addin/x.ts', "import '../server/c.ts';"],
    'events-stay-small': ['src/addin/events/x.ts', "import 'zod';"],
    'desk-alone': ['src/desk/x.ts', "import '../addin/c.ts';"],
    'server-alone': ['src/server/x.ts', "import '../simulator/c.ts';"],
    'simulator-beside': ['src/simulator/x.ts', "import '../server/c.ts';"],
    'simulator-shows-bundles': ['src/simulator/y.ts', "import '../addin/c.ts';"],
    'delivery-knows-no-report': ['src/server/delivery/x.ts', "import '../reports/c.ts';"],
    'production-parts-only': ['src/server/y.ts', "import 'oidc-provider';"],
    'no-tests-in-sources': ['src/server/z.ts', "import '../../tests/c.ts';"],
  };
  let found: string[] = [];

  beforeAll(() => {
    writeFileSync(join(folder, 'package.json'), readFileSync(join(root, 'package.json')));
    write('src/server/b.ts', "import { a } from './a.ts';\nexport const b = a;");
    write('src/contract/z.ts', "import { z } from 'zod';\nexport { z };");
    for (const file of ['src/server/c.ts', 'src/addin/c.ts', 'src/simulator/c.ts', 'src/server/reports/c.ts', 'tests/c.ts']) write(file, 'export const c = 1;');
    write('src/simulator/demo.ts', "import '../server/c.ts';");
    write('src/words/types.ts', "import type { z } from '../contract/z.ts';\nexport type Z = z.ZodType;");
    for (const [file, text] of Object.values(broken)) write(file, text);
    found = brokenRules(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(Object.entries(broken))('%s', (rule, [file]) => {
    expect(found).toEqual(expect.arrayContaining([expect.stringContaining(`${rule}: ${file}`)]));
  });

  test('nothing that it allows', () => {
    expect(found.filter((line) => /demo\.ts|words\/types\.ts/.test(line))).toEqual([]);
  });

  test('every rule of the configuration is tried here', () => {
    const names = [...readFileSync(join(root, '.dependency-cruiser.cjs'), 'utf8').matchAll(/never\('([a-z-]+)'/g)].map(([, name]) => name);
    expect(names.sort()).toEqual(Object.keys(broken).sort());
  });
});

describe('only src/addin/outlook', () => {
  const speaks = (code: string) => /\bOffice(Runtime)?\s*\./.test(withoutComments(code));

  test('says `Office.`', () => {
    const speakers = readdirSync(join(root, 'src/addin'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/')).filter((file) => /\.tsx?$/.test(file) && !file.startsWith('outlook/'))
      .filter((file) => speaks(readFileSync(join(root, 'src/addin', file), 'utf8')));
    expect(speakers).toEqual([]);
  });

  test('and a file elsewhere that does is found', () => {
    expect(speaks('const item = Office.context.mailbox.item;')).toBe(true);
    expect(speaks('// Office.context is asked in outlook/\nconst url = "https://x"; /* Office.js */')).toBe(false);
  });
});

/** Comments may speak of Office. A `//` after a colon is an address. */
function withoutComments(code: string): string {
  return code.replace(/\/\*[^]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}
