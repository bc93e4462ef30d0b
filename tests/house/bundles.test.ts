import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../../dist/public/', import.meta.url));
const files = readdirSync(folder);
const read = (file: string) => readFileSync(`${folder}${file}`);
/** A chunk by its name; its hash is its own affair. */
const chunk = (name: string) => files.find((file) => file.startsWith(`${name}.`) && file.endsWith('.js'))!;
const gzipped = (names: string[]) => names.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0);
const scripts = files.filter((file) => file.endsWith('.js'));
const text = (file: string) => read(file).toString('utf8');

test('what is loaded before the button can be used stays below 10 kB', () => {
  expect(gzipped(['taskpane.js'])).toBeLessThan(10_000);
});

test('pane code up to the finished screen, style sheet included, without office.js and MSAL: at most 100 kB', () => {
  expect(gzipped(['taskpane.js', 'taskpane.css', chunk('view')])).toBeLessThanOrEqual(100_000);
});

test('the report code and MSAL are beside, not before', () => {
  expect(gzipped([chunk('send')])).toBeLessThan(80_000);
  expect(gzipped([chunk('msal')])).toBeLessThan(80_000);
  const first = text('taskpane.js');
  for (const part of ['react-dom', 'axios', 'acquireTokenSilent', 'ZodError', 'indexedDB']) expect([part, first.includes(part)]).toEqual([part, false]);
});

test('nothing needs eval: the pages’ CSP would refuse it', () => {
  for (const file of scripts) expect([file, /\beval\(|sourceURL=/.exec(text(file))]).toEqual([file, null]);
});

test('every Fluent token that the pane uses is in its style sheet, light and dark', () => {
  const css = text('taskpane.css');
  const used = new Set([...text(chunk('view')).matchAll(/var\(--([a-zA-Z0-9]+)/g), ...css.matchAll(/var\(--([a-zA-Z0-9]+)/g)].map(([, name]) => name!).filter((name) => name !== 'fui'));
  // `--fui-…` are a component’s own.
  const defined = (name: string) => css.split(`--${name}:`).length - 1;
  expect([...used].filter((name) => defined(name) === 0)).toEqual([]);
  // Colours that differ stand there for light, for dark by Outlook's word, and for dark by the system's.
  expect([...used].filter((name) => defined(name) === 2)).toEqual([]);
});

test('the page loads nothing but its own files and what the server puts in', () => {
  const page = text('taskpane.html');
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
  expect(named.filter((address) => /^[a-z]+:|^\/\//i.test(address))).toEqual([]);
  for (const address of named) expect([address, read(address).length > 0]).toEqual([address, true]);
  expect(page.match(/\{\{[A-Z_]+\}\}/g)?.sort()).toEqual(['{{CONFIG}}', '{{NONCE}}', '{{OFFICE_JS}}', '{{WORDS}}']);
  expect(page).not.toMatch(/<script(?![^>]*src=)[^>]*>/);
});

test('a person loads the words of one language', () => {
  const inDutch = scripts.filter((file) => text(file).includes('Je melding wordt op dit apparaat bewaard'));
  const inEnglish = scripts.filter((file) => text(file).includes('Your report is kept on this device'));
  expect([inDutch.length, inEnglish.length, inDutch.filter((file) => inEnglish.includes(file)).length]).toEqual([1, 1, 0]);
});
