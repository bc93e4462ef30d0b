import { checkPack } from '../../../src/words/check/check-pack.ts';
import { languages, type Language } from '../../../src/words/languages.ts';
import { loadPack } from '../../../src/words/pack.ts';

type Loose = { pane: Record<string, string>; first: Record<string, string>; tips: Record<string, string>; mail: Record<string, string>; frames: Record<string, Record<string, string>> } & Record<string, Record<string, unknown>>;

const english = await loadPack('en');
const findings = (language: Language, pack: unknown) => checkPack(language, pack, english).map(({ rule, where }) => `${rule} at ${where}`);

test.each(languages)('the supplied pack of %s passes', async (language) => {
  expect(findings(language, await loadPack(language))).toEqual([]);
});

/** Ways to spoil the German pack, and the rule that must see each. */
const spoils: readonly [string, string, (pack: Loose) => void][] = [
  ['a text is gone', 'missing-text', (pack) => { delete pack.pane['kept.title']; }],
  ['a section is gone', 'missing-text', (pack) => { delete (pack as Partial<Loose>).tips; }],
  ['a frame is gone', 'missing-text', (pack) => { delete pack.frames['neutral']; }],
  ['a text nobody reads', 'unknown-key', (pack) => { pack.pane['receipt.confetti'] = 'Juhu.'; }],
  ['an empty text', 'missing-text', (pack) => { pack.mail['greeting'] = ' '; }],
  ['braces that do not fit', 'broken-message', (pack) => { pack.pane['receipt.number'] = 'Meldung {number'; }],
  ['a placeholder nobody fills', 'unknown-placeholder', (pack) => { pack.pane['receipt.number'] = 'Meldung {number} von {boss}'; }],
  ['a placeholder lost', 'missing-placeholder', (pack) => { pack.pane['receipt.answerBy'] = 'Antwort bald'; }],
  ['a straight apostrophe', 'straight-quote', (pack) => { pack.pane['undo.title'] = "Die Meldung ist zurückgenommen, so geht's."; }],
  ['an exclamation', 'exclamation', (pack) => { pack.frames['neutral']!['receipt.title'] = 'Wir haben sie, vielen Dank!'; }],
  ['a plural form lost', 'broken-message', (pack) => { pack.pane['mine.news'] = '{count, plural, one {Es gibt eine Antwort.}}'; }],
  ['still English', 'untranslated', (pack) => { pack.pane['undo.title'] = english.pane['undo.title']; }],
  ['another script', 'wrong-script', (pack) => { pack.pane['mine.title'] = '自分の報告'; }],
  ['blame', 'blame', (pack) => { pack.frames['neutral']!['aid.effect'] = 'Das war Ihre Schuld.'; }],
  ['a threat', 'threat', (pack) => { pack.frames['safe-to-report']!['aid.safety'] = 'Ihre Führungskraft wird informiert.'; }],
  ['a condition behind the promise', 'conditional-safety', (pack) => { pack.frames['safe-to-report']!['receipt.safety'] = 'Niemand wird bestraft, solange es nicht wieder vorkommt.'; }],
  ['a negative figure', 'negative-figure', (pack) => { pack.tips['tip.screen'] = '20 % der Beschäftigten sperren den Bildschirm nicht.'; }],
  ['the link to the promise lost', 'missing-agreement', (pack) => { pack.frames['safe-to-report']!['receipt.agreed'] = 'Das ist mit der Leitung vereinbart.'; }],
  ['an agreement named where none may be', 'unfounded-agreement', (pack) => { pack.frames['neutral']!['receipt.safety'] = 'Das ist mit der Leitung vereinbart.'; }],
  ['thanks before it has arrived', 'early-thanks', (pack) => { pack.pane['kept.title'] = 'Vielen Dank für Ihre Meldung.'; }],
  ['too many steps', 'steps', (pack) => { pack.frames['neutral']!['aid.safety'] = 'Schließen Sie die Seite, ziehen Sie das Kabel, notieren Sie die Zeit, rufen Sie uns an.'; }],
  ['doubled spaces', 'spacing', (pack) => { pack.pane['mine.back'] = 'Zurück  zur E-Mail'; }],
];

test.each(spoils)('a pack is refused when %s', async (_what, rule, spoil) => {
  const pack = structuredClone<unknown>(await loadPack('de')) as Loose;
  spoil(pack);
  expect(findings('de', pack).map((finding) => finding.split(' at ')[0])).toContain(rule);
});
