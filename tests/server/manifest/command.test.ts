import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { manifestCommand } from '../../../src/server/manifest/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'heads-up-manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as `npm run manifest -- …` does. */
function run(...args: string[]): { code: number; out: string; error: string } {
  const written = { out: '', error: '' };
  const collect = (key: 'out' | 'error') => (chunk: unknown) => {
    written[key] += String(chunk);
    return true;
  };
  const spies = [jest.spyOn(process.stdout, 'write').mockImplementation(collect('out')), jest.spyOn(process.stderr, 'write').mockImplementation(collect('error'))];
  try {
    return { code: manifestCommand(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test('writes the manifest of an organisation to a file', () => {
  const file = join(folder, 'manifest.xml');
  expect(run('--url', 'https://report.example.com', '--name', 'Meld het', '--out', file)).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(file, 'utf8')).toContain('<DisplayName DefaultValue="Meld het">');
});

test('writes to standard output without --out', () => {
  expect(run('--url', 'https://report.example.com', '--variant', 'onprem', '--support', 'https://help.example.com/mail', '--sign-in', 'https://login.example.com')).toMatchObject({
    code: 0, error: '', out: expect.stringMatching(/SupportUrl DefaultValue="https:\/\/help[^]*<AppDomain>https:\/\/login\.example\.com</),
  });
});

test.each([
  ['an open connection', ['--url', 'http://report.example.com'], 1, 'must begin with https://'],
  ['a path', ['--url', 'https://report.example.com/a'], 1, 'without the path “/a”'],
  ['a name that is too long', ['--url', 'https://report.example.com', '--name', 'x'.repeat(126)], 1, 'The name has 126 characters'],
  ['a file that cannot be written', ['--url', 'https://report.example.com', '--out', join(folder, 'none', 'x')], 1, 'cannot be written'],
  ['no address', [], 2, '--url is missing'],
  ['an unknown variant', ['--url', 'https://report.example.com', '--variant', 'half'], 2, 'no variant “half”'],
  ['an unknown option', ['--uri', 'https://report.example.com'], 2, '--uri'],
])('refuses %s and says so', (_what, args, code, sentence) => {
  const result = run(...args);
  expect(result).toMatchObject({ code, out: '' });
  expect(result.error).toContain(sentence);
});

test('says both faults at once and writes nothing', () => {
  const { error } = run('--url', 'http://x', '--name', ' ');
  expect(error.trim().split('\n')).toHaveLength(3);
});

test('explains itself', () => {
  expect(run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--variant') });
});
