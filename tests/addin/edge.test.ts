import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../src/addin/', import.meta.url);

test('only the files of outlook/ speak to Office, so that what a client lacks is known in one place', () => {
  const speaking = (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /\bOffice\.[a-zA-Z]/.test(readFileSync(new URL(file, folder), 'utf8')))
    .map((file) => file.replaceAll('\\', '/'));
  expect(speaking.length).toBeGreaterThan(3);
  expect(speaking.filter((file) => !file.startsWith('outlook/'))).toEqual([]);
});
